// What each refusal and each broken connection means for a message.
import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { isFinal, toDeliveryError } from '../../../adapters/slack/errors.ts';
import { DeliveryError } from '../../../src/domain/errors.ts';

const refusal = (error: string, retryAfter?: number) =>
  new webApi.WebAPIPlatformError({
    ok: false,
    error,
    response_metadata: retryAfter === undefined ? {} : { retryAfter },
  });
const brokenBy = (cause: object) =>
  new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(), cause) }));

describe('a refusal', () => {
  it.each([
    ['channel_not_found', 'place'],
    ['is_archived', 'place'],
    ['not_in_channel', 'place'],
    ['restricted_action', 'place'],
    ['messages_tab_disabled', 'place'],
    ['restricted_action_thread_locked', 'ours'],
    ['cannot_reply_to_message', 'ours'],
    ['invalid_auth', 'workspace'],
    ['token_revoked', 'workspace'],
    ['account_inactive', 'workspace'],
    ['missing_scope', 'rights'],
    ['accesslimited', 'rights'],
    ['invalid_arguments', 'ours'],
    ['a_code_of_tomorrow', 'ours'],
    ['message_not_found', 'ours'],
    ['msg_blocks_too_long', 'shape'],
    ['invalid_blocks', 'shape'],
    ['no_text', 'shape'],
    ['internal_error', 'ambiguous'],
    ['fatal_error', 'ambiguous'],
    ['service_unavailable', 'ambiguous'],
  ])('%s is of kind %s', (code, kind) => {
    expect(toDeliveryError(refusal(code))).toMatchObject({ kind, code, retryAfterMs: null });
  });

  it.each([
    'ratelimited',
    'rate_limited',
    'external_channel_migrating',
  ])('%s in a body waits half a minute, or as told', (code) => {
    expect(toDeliveryError(refusal(code))).toMatchObject({ kind: 'wait', retryAfterMs: 30_000 });
    expect(toDeliveryError(refusal(code, 4))).toMatchObject({ kind: 'wait', retryAfterMs: 4000 });
  });

  it('by status 429 waits as told', () => {
    const error = new webApi.WebAPIRateLimitedError(7);
    expect(toDeliveryError(error)).toMatchObject({ kind: 'wait', retryAfterMs: 7000 });
  });

  it('that is a page of HTML may hide a message that arrived, and the page is not quoted', () => {
    const error = toDeliveryError(refusal('<html><body>Please stand by</body></html>'));
    expect(error).toMatchObject({ kind: 'ambiguous', code: 'unreadable_answer' });
    expect(error.message).not.toContain('html');
  });
});

describe('a broken connection', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
  ])('%s comes before anything was sent', (code) => {
    expect(toDeliveryError(brokenBy({ code }))).toMatchObject({ kind: 'wait', code });
  });

  it.each([
    { code: 'ECONNRESET' },
    { code: 'UND_ERR_SOCKET' },
    { name: 'TimeoutError' },
  ])('%j may come after it arrived', (cause) => {
    expect(toDeliveryError(brokenBy(cause))).toMatchObject({ kind: 'ambiguous' });
  });

  it.each([
    [500, 'ambiguous'],
    [503, 'ambiguous'],
    [504, 'ambiguous'],
    [403, 'wait'],
    [404, 'wait'],
    [413, 'ours'],
  ])('with status %i is of kind %s', (status, kind) => {
    const error = new webApi.WebAPIHTTPError(status, '', {}, 'private words');
    expect(toDeliveryError(error)).toMatchObject({ kind, code: `http_${status}` });
  });

  it('of an unknown kind may have arrived', () => {
    expect(toDeliveryError(undefined)).toMatchObject({ kind: 'ambiguous', code: 'connection_lost' });
    expect(toDeliveryError(new Error('?'))).toMatchObject({ kind: 'ambiguous' });
  });
});

it('leaves an error of ours as it is', () => {
  const error = new DeliveryError('place', 'is_archived');
  expect(toDeliveryError(error)).toBe(error);
});

it('knows the codes after which only a person can help', () => {
  expect(['invalid_auth', 'account_inactive', 'team_disabled'].every(isFinal)).toBe(true);
  expect(['internal_error', 'channel_not_found', 'missing_scope'].some(isFinal)).toBe(false);
});
