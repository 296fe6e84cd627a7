// The bytes of files: they come to the address that was given for them, and people fetch them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GivenFile } from '../local-chat.ts';
import { readBytes } from './body.ts';
import { app } from './people.ts';
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

/** Keeps a file that a person hands over in a form. */
export function handOver(state: State, { name, content }: GivenFile): StoredFile {
  const id = nextId(state);
  const bytes = Buffer.from(content);
  const file: StoredFile = { id, name, size: bytes.length, bytes, title: name, handedOver: true };
  state.files.set(id, file);
  return file;
}

export const nextId = (state: State): string => `F${String(state.files.size + 1).padStart(8, '0')}`;

/**
 * Gives a shared file to whoever has its address, and one that was handed over to the app alone: whoever has no token, or no
 * right to read files, is led to a page to log in. https://docs.slack.dev/reference/objects/file-object#authentication
 */
export function serveFile(
  state: State,
  id: string,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const file = state.files.get(id);
  const mayRead = headers.authorization === `Bearer ${app.botToken}` && state.scopes.has('files:read');
  if (file?.handedOver && !mayRead) {
    response.writeHead(302, { location: 'https://slack.com/signin' }).end();
    return;
  }
  if (!file?.bytes || file.title === undefined) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' })
    .end(file.bytes);
}
