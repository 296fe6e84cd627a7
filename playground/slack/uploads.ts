// The bytes of files: they come to the address that was given for them, and people fetch them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from './body.ts';
import { type State, type StoredFile, violation } from './state.ts';

/** Slack takes a gigabyte; nothing here needs as much. */
const maxBytes = 64 * 1024 * 1024;

export const uploadUrl = (base: string, id: string): string => `${base}/upload/${id}`;
export const fileUrl = (base: string, { id, name }: StoredFile): string =>
  `${base}/files/${id}/${encodeURIComponent(name)}`;

/** Takes the bytes of an announced file, once, and no others than were announced. */
export async function serveUpload(
  state: State,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request, maxBytes);
  const file = state.files.get(id);
  const fault = !file || file.bytes ? 'no such upload' : file.size === bytes.length ? null : 'wrong length';
  if (fault) violation(state, 'protocol', `upload ${id}: ${fault}`);
  else if (file) file.bytes = bytes;
  response.writeHead(fault ? 400 : 200).end(fault ?? `OK - ${bytes.length}`);
}

/** Gives a shared file to whoever has its address. */
export function serveFile(state: State, id: string, response: ServerResponse): void {
  const file = state.files.get(id);
  if (!file?.bytes || file.title === undefined) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' })
    .end(file.bytes);
}
