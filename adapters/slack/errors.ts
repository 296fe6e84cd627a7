// What Slack's refusals mean for a message: one table, and what the SDK throws when there is no answer to read.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
import { webApi } from '@slack/bolt';
import { DeliveryError } from '../../src/domain/errors.ts';

type Kind = DeliveryError['kind'];

const CODES: Readonly<Record<Kind, readonly string[]>> = {
  wait: ['ratelimited', 'rate_limited', 'external_channel_migrating'],
  place: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'no_permission',
    'ekm_access_denied',
    'message_limit_exceeded',
    'team_not_found',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'user_not_found',
    'posting_to_channel_denied',
    'file_uploads_disabled',
    'storage_limit_reached',
    'user_disabled',
  ],
  workspace: [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'org_login_required',
    'app_access_restricted',
    'two_factor_setup_required',
    'team_access_not_granted',
    'access_denied',
    'enterprise_is_restricted',
  ],
  shape: [
    'msg_blocks_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'metadata_too_large',
    'no_text',
    'msg_too_long',
  ],
  rights: ['missing_scope', 'accesslimited'],
  ambiguous: ['internal_error', 'fatal_error', 'service_unavailable', 'team_added_to_org', 'request_timeout'],
  // A message that cannot be edited any more, or not replied to, stands here too: nothing is wrong with its place.
  ours: [
    'not_allowed_token_type',
    'invalid_arguments',
    'invalid_arg_name',
    'metadata_must_be_sent_from_app',
    'invalid_metadata_format',
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'thread_not_found',
  ],
};

const KINDS = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) => codes.map((code) => [code, kind as Kind] as const)),
);

/** What an unnamed wait lasts: `ratelimited` in a 200 body comes without a header. */
const USUAL_WAIT = 30_000;

/** Faults of the connection after which nothing can have reached Slack. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack refuses with status 200; these are of something between us that let nothing through. */
const NOT_SLACK = new Set([403, 404]);

/** Codes after which the app is of no use in this workspace until a person acts. */
export const isFinal = (code: string): boolean =>
  KINDS.get(code) === 'workspace' || code === 'user_removed_from_team' || code === 'team_disabled';

/** Codes of a token that was good once: whoever had installed the app has removed it. */
export const isRemoval = (code: string): boolean => code === 'account_inactive' || code === 'token_revoked';

/** Whatever a call to Slack threw, in the words of the core. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { kind, code, ...more } = read(error);
  return new DeliveryError(kind, code, { cause: error, ...more });
}

interface Reading {
  readonly kind: Kind;
  readonly code: string;
  readonly retryAfterMs?: number;
  readonly missing?: string;
}

function read(error: unknown): Reading {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'wait', code: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return readRefusal(error);
  if (error instanceof webApi.WebAPIHTTPError) {
    const mayHaveArrived = error.statusCode >= 500 || error.statusCode === 408;
    const code = `http_${error.statusCode}`;
    if (mayHaveArrived) return { kind: 'ambiguous', code };
    return { kind: NOT_SLACK.has(error.statusCode) ? 'wait' : 'ours', code };
  }
  if (isRateLimitWithoutTime(error)) return { kind: 'wait', code: 'ratelimited', retryAfterMs: USUAL_WAIT };
  const code = connectionFault(error);
  return { kind: NEVER_SENT.has(code) ? 'wait' : 'ambiguous', code };
}

function readRefusal({ data }: webApi.WebAPIPlatformError): Reading {
  // A page of HTML with status 200 arrives as an error whose code is the whole page.
  if (!/^[a-z][a-z0-9_]{0,80}$/.test(data.error)) return { kind: 'ambiguous', code: 'unreadable_answer' };
  const kind = KINDS.get(data.error) ?? 'ours';
  if (kind === 'rights') return { kind, code: data.error, ...neededScope(data) };
  if (kind !== 'wait') return { kind, code: data.error };
  const seconds = data.response_metadata?.retryAfter;
  return { kind, code: data.error, retryAfterMs: seconds ? seconds * 1000 : USUAL_WAIT };
}

/** Slack names the scope; of several any one would do. */
function neededScope(data: object): { readonly missing?: string } {
  const needed = 'needed' in data ? String(data.needed) : '';
  return /^[a-z:._,]{1,80}$/.test(needed) ? { missing: needed } : {};
}

// The SDK has no class for a 429 whose Retry-After it cannot read.
const isRateLimitWithoutTime = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Retry header did not contain');

/** `ECONNRESET`, `TimeoutError`: the innermost name that says something. */
function connectionFault(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('slack_')) return at.code;
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return at.name;
  }
  return 'connection_lost';
}
