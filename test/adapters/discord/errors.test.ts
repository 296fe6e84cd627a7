// Each refusal of Discord's in the core's terms.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { toDeliveryError } from '../../../adapters/discord/errors.ts';
import { DeliveryError } from '../../../src/domain/errors.ts';

const refusal = (code: number, status: number) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'POST', 'http://127.0.0.1/', {
    files: undefined,
    body: { content: 'a secret title' },
  });
const rateLimit = (retryAfter: number, limit = 5, global = false) =>
  new RateLimitError({
    timeToReset: retryAfter,
    limit,
    method: 'POST',
    hash: '',
    url: '',
    route: '',
    majorParameter: '',
    global,
    retryAfter,
    sublimitTimeout: 0,
    scope: 'shared',
  });
const network = (code: string) => Object.assign(new Error('no'), { code });

describe('a refusal', () => {
  it.each([
    [10003, 404, 'place'],
    [10004, 404, 'place'],
    [50001, 403, 'place'],
    [50007, 403, 'place'],
    [50013, 403, 'place'],
    [50083, 400, 'place'],
    [160002, 400, 'place'],
    [30007, 400, 'place'],
    [160006, 400, 'place'],
    [50278, 403, 'place'],
    [20009, 403, 'shape'],
    [200000, 400, 'shape'],
    [200001, 400, 'shape'],
    [240000, 400, 'shape'],
    [50035, 400, 'shape'],
    [10008, 404, 'ours'],
    [20016, 429, 'wait'],
    [20028, 429, 'wait'],
    [20022, 403, 'wait'],
    [20029, 429, 'wait'],
    [30046, 400, 'wait'],
    [40004, 403, 'wait'],
    [40006, 400, 'wait'],
    [40062, 403, 'wait'],
    [40333, 403, 'wait'],
    [110001, 400, 'wait'],
    [40003, 400, 'wait'],
    [130000, 503, 'wait'],
    [0, 401, 'wait'],
    [0, 403, 'wait'],
    [0, 404, 'wait'],
    [99_999, 403, 'place'],
    [99_999, 400, 'ours'],
  ])('%i with status %i is %s', (code, status, kind) => {
    const error = toDeliveryError(refusal(code, status));
    expect(error).toMatchObject({ kind, code: String(code || status) });
    expect(error.retryAfterMs !== null).toBe(kind === 'wait');
  });

  it.each([
    [500, 'ambiguous'],
    [502, 'ambiguous'],
    [503, 'ambiguous'],
    [504, 'ambiguous'],
  ])('status %i is %s', (status, kind) => {
    const error = new HTTPError(status, '', 'POST', '', { files: undefined, body: undefined });
    expect(toDeliveryError(error)).toMatchObject({ kind, code: String(status) });
  });

  it('says how long to wait, and waits long for a 429 that is not Discord’s own', () => {
    expect(toDeliveryError(rateLimit(650))).toMatchObject({ kind: 'wait', code: '429', retryAfterMs: 650 });
    expect(toDeliveryError(rateLimit(-3))).toMatchObject({ kind: 'wait', retryAfterMs: 0 });
    const page = rateLimit(0, Number.POSITIVE_INFINITY);
    expect(toDeliveryError(page)).toMatchObject({ kind: 'wait', retryAfterMs: 900_000 });
    const justOver = rateLimit(0, Number.POSITIVE_INFINITY, true);
    expect(toDeliveryError(justOver)).toMatchObject({ kind: 'wait', retryAfterMs: 0 });
  });

  it.each([
    ['ECONNREFUSED', 'wait'],
    ['ENOTFOUND', 'wait'],
    ['ECONNRESET', 'ambiguous'],
    ['UND_ERR_SOCKET', 'ambiguous'],
  ])('of the network, %s, is %s', (code, kind) => {
    expect(toDeliveryError(network(code))).toMatchObject({ kind, code });
  });

  it('after a time-out may have arrived', () => {
    const error = new DOMException('This operation was aborted', 'AbortError');
    expect(toDeliveryError(error)).toMatchObject({ kind: 'ambiguous' });
  });

  it('of our own making is ours', () => {
    expect(toDeliveryError(new TypeError('x is not a function'))).toMatchObject({ kind: 'ours' });
    expect(toDeliveryError(new SyntaxError('half a body'))).toMatchObject({ kind: 'ambiguous' });
  });

  it('shows nothing of what was sent', () => {
    const error = toDeliveryError(refusal(50035, 400));
    expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('secret');
  });

  it('stays what it is when it is one already', () => {
    const error = new DeliveryError('place', '10003');
    expect(toDeliveryError(error)).toBe(error);
  });
});
