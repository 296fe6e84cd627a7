// Reading a request's body, up to what any call of ours could need.
import type { IncomingMessage } from 'node:http';

const maxBytes = 1_000_000;

export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > maxBytes) throw new Error('The body is larger than a megabyte');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
