// Files that come with a message.

import type { ServerResponse } from 'node:http';
import { isJson, type Json, objects } from './wire.ts';
import type { World } from './world.ts';

/** Keeps uploaded files so that their addresses work; returns them as a message lists them. */
export function attach(world: World, body: Json, files: readonly File[]): readonly Json[] {
  const described = objects(body.attachments);
  return files.map((file, index) => {
    const id = world.newId();
    world.files.set(id, file);
    const wish = described.find((one) => Number(one.id) === index);
    const filename = typeof wish?.filename === 'string' ? wish.filename : file.name;
    const url = `${world.origin}/attachments/${id}/${encodeURIComponent(filename)}`;
    return {
      id,
      filename,
      size: file.size,
      url,
      proxy_url: url,
      content_type: file.type || 'application/octet-stream',
      ...(isJson(wish) && typeof wish.description === 'string' ? { description: wish.description } : {}),
    };
  });
}

/** Serves a file that came with a message. */
export async function sendFile(world: World, path: string, response: ServerResponse): Promise<void> {
  const file = world.files.get(path.split('/')[2] ?? '');
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'content-length': file.size,
  });
  response.end(Buffer.from(await file.arrayBuffer()));
}
