// Reading a request's body, up to what any call of ours could need.
import type { IncomingMessage } from 'node:http';

const maxBytes = 1_000_000;

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request, maxBytes)).toString('utf8');
}

/** Rejects where there are more than `most`. */
export async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > most) throw new Error(`The body is larger than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
