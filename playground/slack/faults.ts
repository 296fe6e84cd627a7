// Faults that a test asked for, played on the next requests that match.
import type { ServerResponse } from 'node:http';
import type { Fault } from '../local-chat.ts';

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault for this request, used up once. */
  take(route: string, channel: string | undefined): Fault | undefined;
}

export function createFaults(): Faults {
  const waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => void waiting.splice(0),
    take(route, channel) {
      const found = waiting.find(
        ({ fault }) => fault.route === route && (fault.channel === undefined || fault.channel === channel),
      );
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting.splice(waiting.indexOf(found), 1);
      return found.fault;
    },
  };
}

/** Answers as the fault says and gives back the status that the caller saw; 0 where it saw none. `own`: the true answer. */
export async function playFault(fault: Fault, response: ServerResponse, own: () => number): Promise<number> {
  const { answer } = fault;
  if (answer === 'hang') return 0;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  if (answer === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please stand by</body></html>');
    return 200;
  }
  if ('meanwhile' in answer) return answer.meanwhile().then(own);
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? '');
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(body);
  return answer.status;
}
