// What can go wrong between arXiv and us, played on request.
import type { ServerResponse } from 'node:http';

export interface LocalFault {
  /** Only requests whose path starts so: `/rss/`. */
  readonly path?: string;
  /** An HTTP status, or: "Rate exceeded.", a web page with 200, half of the true answer, silence, a closed connection, a page without its entries. */
  readonly answer:
    | {
        readonly status: number;
        readonly body?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    | 'rate-exceeded'
    | 'html'
    | 'cut'
    | 'hang'
    | 'reset'
    | 'empty-page';
  /** How many requests it meets, 1 unless told; Infinity lasts until `recover`. */
  readonly times?: number;
}

const RATE_EXCEEDED = 'Rate exceeded.';

/** Plays the fault in place of `text`, the true answer; gives the status that was sent, 0 where none was. */
export function playFault({ answer }: LocalFault, response: ServerResponse, text: string): number {
  if (answer === 'hang') return 0;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  const { status, body, headers } = typeof answer === 'string' ? inWords(answer, text) : answer;
  response.writeHead(status, headers).end(body ?? '');
  return status;
}

function inWords(
  answer: 'rate-exceeded' | 'html' | 'cut' | 'empty-page',
  text: string,
): { status: number; body: string; headers: Record<string, string> } {
  const type = (value: string) => ({ 'content-type': value });
  if (answer === 'rate-exceeded') return { status: 429, body: RATE_EXCEEDED, headers: type('text/plain') };
  if (answer === 'html') {
    const page = '<!doctype html><title>arXiv.org</title>We are down for maintenance.';
    return { status: 200, body: page, headers: type('text/html') };
  }
  const body =
    answer === 'cut'
      ? text.slice(0, Math.ceil(text.length / 2))
      : text.replace(/ *<entry>[\s\S]*<\/entry>\n?/, '');
  return { status: 200, body, headers: type('application/atom+xml; charset=utf-8') };
}
