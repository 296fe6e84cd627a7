// What can go wrong between Hugging Face and us, played on request.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export interface LocalFault {
  /** Only requests whose path with its query starts so: `/api/papers/`. */
  readonly path?: string;
  /** An HTTP status, or: a web page with 200, half of the true answer, silence, a closed connection, 60 MB in 60 KB. */
  readonly answer:
    | {
        readonly status: number;
        readonly body?: unknown;
        readonly headers?: Readonly<Record<string, string>>;
      }
    | 'html'
    | 'cut'
    | 'hang'
    | 'reset'
    | 'gzip-bomb';
  /** How many requests it meets, 1 unless told; Infinity lasts until `recover`. */
  readonly times?: number;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const BOMB_BYTES = 60_000_000;

/** Plays the fault in place of `text`, the true answer; gives the status that was sent, 0 where none was. */
export function playFault({ answer }: LocalFault, response: ServerResponse, text: string): number {
  if (answer === 'hang') return 0;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  if (answer === 'html') {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Hugging Face</title>Back soon.');
    return 200;
  }
  if (answer === 'cut') {
    response.writeHead(200, JSON_TYPE).end(text.slice(0, Math.ceil(text.length / 2)));
    return 200;
  }
  if (answer === 'gzip-bomb') {
    response
      .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(BOMB_BYTES, ' ')));
    return 200;
  }
  response
    .writeHead(answer.status, { ...JSON_TYPE, ...answer.headers })
    .end(JSON.stringify(answer.body ?? {}));
  return answer.status;
}
