// Reads what a client sent: JSON, or a form with the JSON and files beside it, up to Discord's size.

import type { IncomingMessage } from 'node:http';
import { refusal } from './refusal.ts';

/** https://discord.com/developers/docs/reference#uploading-files */
const REQUEST_BYTES = 25 * 1024 * 1024;

export interface Sent {
  readonly body: unknown;
  readonly files: readonly File[];
}

export async function readBody(request: IncomingMessage): Promise<Sent> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { body: parse(bytes.toString('utf8')), files: [] };
}

/** Reads to the end also when it is too much, so that the client gets to see the refusal. */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length <= REQUEST_BYTES) parts.push(part as Buffer);
    else parts.length = 0;
  }
  if (length > REQUEST_BYTES) throw refusal(40005);
  return Buffer.concat(parts);
}

async function readForm(bytes: Buffer, type: string): Promise<Sent> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw refusal(50109);
    });
  const json = form.get('payload_json');
  const files = [...form.values()].filter((value): value is File => value instanceof File);
  return { body: typeof json === 'string' ? parse(json) : {}, files };
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    throw refusal(50109);
  }
}
