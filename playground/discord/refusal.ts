// How Discord says no: an HTTP status, its own code and, for a body it cannot read, the path to each fault
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes).

import type { Violation } from '../local-chat.ts';
import type { Json } from './wire.ts';

const refusals = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30010: [400, 'Maximum number of reactions reached (20)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
} as const;

type RefusalCode = keyof typeof refusals;

/** Thrown by a route; the server turns it into the answer that Discord would give. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Json, headers: Readonly<Record<string, string>> = {}) {
    super(String(body.message));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function refusal(code: RefusalCode): Refusal {
  const [status, message] = refusals[code];
  return new Refusal(status, { message, code });
}

export function unauthorized(): Refusal {
  return new Refusal(401, { message: '401: Unauthorized', code: 0 });
}

/** One fault of a body: `embeds.0.title`, `BASE_TYPE_MAX_LENGTH`, in words. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** 50035, with every fault under its path as Discord nests them. */
export function invalidForm(faults: readonly Fault[]): Refusal {
  const errors: Json = {};
  for (const fault of faults) {
    const at = descend(errors, fault.path === '' ? [] : fault.path.split('.'));
    const entry = { code: fault.code, message: fault.message };
    at._errors = Array.isArray(at._errors) ? [...at._errors, entry] : [entry];
  }
  return new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors });
}

function descend(from: Json, path: readonly string[]): Json {
  let at = from;
  for (const key of path) {
    const next = (at[key] as Json | undefined) ?? {};
    at[key] = next;
    at = next;
  }
  return at;
}

/**
 * What a refusal says about the bot. Nothing for a message that is gone, a server that has thrown it out, a person who
 * takes no messages or a forum that wants a tag: no bot can know or mend that.
 */
export function violationOf(route: string, refused: Refusal): Violation | undefined {
  const code = Number(refused.body.code);
  if (code === 10008 || code === 10004 || code === 50007 || code === 40067) return undefined;
  const paths = refused.body.errors === undefined ? '' : ` ${JSON.stringify(refused.body.errors)}`;
  return { kind: kindOf(code, refused.status), detail: `${route}: ${code} ${refused.message}${paths}` };
}

function kindOf(code: number, status: number): string {
  if (status === 429) return 'rate';
  if (code === 50035 || code === 50006 || code === 40005 || code === 30010) return 'limit';
  if (code === 50001 || code === 50013 || code === 160002) return 'scope';
  return 'protocol';
}
