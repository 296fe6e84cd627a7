// Faults that a test asked for: which request they hit, and what the client then gets.

import type { ServerResponse } from 'node:http';
import type { Fault } from '../local-chat.ts';
import type { World } from './world.ts';

/** Takes the next fault for this request, if there is one; each is played as often as it was asked for. */
export function takeFault(world: World, route: string, channel: string | undefined): Fault | undefined {
  const index = world.faults.findIndex(
    ({ fault }) => fault.route === route && (fault.channel === undefined || fault.channel === channel),
  );
  const entry = world.faults[index];
  if (entry === undefined) return undefined;
  entry.left -= 1;
  if (entry.left <= 0) world.faults.splice(index, 1);
  return entry.fault;
}

/** Gives the bad answer; returns the status that was sent, 0 when none was. `own`: the true answer. */
export async function playFault(
  response: ServerResponse,
  answer: Fault['answer'],
  own: () => number,
): Promise<number> {
  if (answer === 'hang') return 0;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  if (answer === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>One moment</title>');
    return 200;
  }
  if ('meanwhile' in answer) return answer.meanwhile().then(own);
  const body = answer.body ?? { message: `${answer.status}: injected`, code: 0 };
  const words = typeof body === 'string';
  const type = words ? 'text/html' : 'application/json';
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
  response.end(words ? body : JSON.stringify(body));
  return answer.status;
}
