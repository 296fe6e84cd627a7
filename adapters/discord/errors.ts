// Discord's refusals in the core's terms: one table of codes, then the HTTP status.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes
import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from 'discord.js';
import { DeliveryError } from '../../src/domain/errors.ts';

type Kind = DeliveryError['kind'];

const MINUTE = 60_000;
/** Where Discord does not say how long: an overload, a slow mode, an unreachable server. */
const SHORT_WAIT = MINUTE / 2;
/** Cloudflare has blocked this address, or the token is not accepted: asking soon would make it worse. */
const LONG_WAIT = 15 * MINUTE;

const KINDS: Readonly<Record<number, Kind>> = {
  10003: 'place', // unknown channel
  10004: 'place', // unknown server
  10015: 'place', // unknown webhook
  40058: 'place', // a forum takes posts only
  40066: 'place', // the forum has no tag that we may use
  40067: 'place', // the forum wants a tag on every post
  50001: 'place', // missing access
  50007: 'place', // cannot send messages to this user
  50008: 'place', // not a text channel
  50013: 'place', // missing permissions
  50024: 'place', // not possible in this type of channel
  50083: 'place', // the thread is archived and locked
  50278: 'place', // no server in common with this user
  160002: 'place', // may not read the history
  160005: 'place', // the thread is locked
  160006: 'place', // too many threads are open in the server
  160007: 'place', // the same, of announcements
  // The text itself is refused: sending the same again would be refused again.
  20009: 'shape', // too explicit for whoever gets it
  40005: 'shape', // request entity too large
  50006: 'shape', // empty message
  50035: 'shape', // invalid form body
  200000: 'shape', // blocked by automatic moderation
  200001: 'shape', // its title was
  240000: 'shape', // contains a harmful link
  20016: 'wait', // slow mode
  20022: 'wait', // too many edits of announcements
  20028: 'wait', // too many messages in this channel
  20029: 'wait', // too many messages in this server
  30046: 'wait', // too many edits of what is older than an hour
  40003: 'wait', // opening direct messages too fast
  40004: 'wait', // nobody can send for a while
  40006: 'wait', // switched off for a while
  40062: 'wait', // limited for all bots together
  110001: 'wait', // not available yet
  130000: 'wait', // overloaded
  // With our nonce: sent before and deleted since. Whoever deleted it does not want it again.
  10008: 'ours',
};

/** Cloudflare's block in Discord's form (discord/discord-api-docs#6473): no word about any place. */
const SHUT_OUT = 40333;

/** Not connected at all, so nothing was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Whatever a request threw, as a DeliveryError. The original is not kept as its cause: printed, it shows the message
 * and an interaction's token.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError) {
    const retryAfterMs = isCloudflare(error) ? LONG_WAIT : Math.max(0, error.retryAfter);
    return new DeliveryError('wait', '429', { retryAfterMs });
  }
  if (error instanceof DiscordAPIError) return fromCode(Number(error.code) || 0, error.status);
  if (error instanceof HTTPError) return fromStatus(error.status);
  return fromNetwork(error);
}

/** A 429 that names no limit and no time is not Discord's own answer but a page of Cloudflare's. */
export const isCloudflare = ({
  retryAfter,
  limit,
  global,
}: Pick<RateLimitData, 'retryAfter' | 'limit' | 'global'>): boolean =>
  // discord.js reckons without a limit of ours for all requests, so one of these that is just over looks the same.
  retryAfter <= 0 && limit === Number.POSITIVE_INFINITY && !global;

/** The answer was no message at all (a page of HTML with status 200): it may have been sent. */
export const noMessage = (): DeliveryError => new DeliveryError('ambiguous', 'no_id');

/** Whether Discord refused with this code of its own. */
export const hasCode = (error: unknown, code: number): boolean =>
  error instanceof DiscordAPIError && error.code === code;

function fromCode(code: number, status: number): DeliveryError {
  // 30xxx: a maximum of the server or the channel is reached.
  const kind = KINDS[code] ?? (code >= 30_000 && code < 31_000 ? 'place' : undefined);
  if (code === SHUT_OUT) return new DeliveryError('wait', String(code), { retryAfterMs: LONG_WAIT });
  if (kind === undefined) return fromStatus(status, code);
  return new DeliveryError(kind, String(code), kind === 'wait' ? { retryAfterMs: SHORT_WAIT } : {});
}

function fromStatus(status: number, code = 0): DeliveryError {
  const name = String(code || status);
  // The token serves every server alike, so no place is to blame; deliveries wait until it is right again.
  if (status === 401) return new DeliveryError('wait', name, { retryAfterMs: LONG_WAIT });
  if (status === 403 || status === 404)
    return code > 0
      ? new DeliveryError('place', name)
      : // A page that something between us has sent; Discord names its reason when a place is closed.
        new DeliveryError('wait', name, { retryAfterMs: LONG_WAIT });
  return new DeliveryError(status >= 500 ? 'ambiguous' : 'ours', name);
}

/** Mistakes in a program, not in a network, where they carry no code. */
const BUGS = new Set(['TypeError', 'RangeError', 'ReferenceError']);

function fromNetwork(error: unknown): DeliveryError {
  if (!(error instanceof Error)) return new DeliveryError('ours', 'unknown');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (BUGS.has(code)) return new DeliveryError('ours', code);
  if (NEVER_SENT.has(code)) return new DeliveryError('wait', code, { retryAfterMs: SHORT_WAIT });
  // discord.js forgets a token that was answered with 401 and says so from then on.
  if (error.message.startsWith('Expected token'))
    return new DeliveryError('wait', '401', { retryAfterMs: LONG_WAIT });
  return new DeliveryError('ambiguous', code);
}
