// Why something did not come, in words. What is stored is the platform's own code, sometimes with what it names:
// `missing_scope chat:write`.

/** Of a token that is not accepted, or not any more. */
const TOKEN_CODES = [
  'token_revoked',
  'token_expired',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  '401',
  '4004',
  '40001',
];
export const isTokenRefused = (code: string): boolean => TOKEN_CODES.includes(code);

/** Codes that mean the same to people. */
const WORDS: readonly (readonly [codes: readonly string[], words: string])[] = [
  [
    ['not_in_channel', 'channel_not_found', '50001', '10003', '10004'],
    'I was removed from the channel, or it is gone',
  ],
  [['is_archived', '50083', '160005'], 'the channel is archived or locked'],
  [
    [
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'ekm_access_denied',
      'no_permission',
      'posting_to_channel_denied',
      '50013',
    ],
    'I may not write there any more',
  ],
  [['no_threads'], 'I may not start threads there, or not write in them'],
  [['thread_gone', 'thread_not_found'], 'its thread is gone'],
  [['10008', 'message_not_found'], 'somebody has deleted its message'],
  [['thread_locked', 'restricted_action_thread_locked', 'cannot_reply_to_message'], 'its thread is locked'],
  [['30033'], 'its thread has no room for more members'],
  [['160006', '160007'], 'too many threads are open in this server'],
  [['160002'], 'I may not read the history there'],
  [
    [
      ...TOKEN_CODES,
      'app_access_restricted',
      'access_denied',
      'enterprise_is_restricted',
      'org_login_required',
      'team_access_not_granted',
      'team_not_found',
      'two_factor_setup_required',
      'removed',
    ],
    'I was shut out of this workspace',
  ],
  [['10015', '40058', '50008', '50024'], 'this kind of channel does not take what I post'],
  [['40066', '40067'], 'this forum wants a tag on every post: give it one called “papers”, or want none'],
  [['50007', '50278', 'cannot_dm_bot', 'messages_tab_disabled'], 'I may not write to you directly'],
  [['user_not_found', 'user_disabled'], 'their account is gone or switched off'],
  [['message_limit_exceeded'], 'the workspace takes no more messages'],
  [['20009'], 'Discord takes it for too explicit'],
  [['200000', '200001'], 'automatic moderation refuses what it says'],
  [['240000'], 'Discord takes a link in it for harmful'],
  [
    [
      'ratelimited',
      'rate_limited',
      '429',
      '20016',
      '20022',
      '20028',
      '20029',
      '30046',
      '40003',
      '40004',
      '40006',
      '40062',
      '110001',
      '130000',
      'long_line',
    ],
    'the platform wants a pause',
  ],
  [
    ['external_channel_migrating', 'team_added_to_org'],
    'the channel or the workspace is moving to another one',
  ],
  [['accesslimited'], 'Slack lets me in from certain networks only'],
  [['refused'], 'the platform refused it'],
  [['not confirmed'], 'it was not confirmed, and I may not look'],
  [['joined the next'], 'it is part of the next digest'],
  [['platform not connected'], 'I am not connected'],
  [['stopped'], 'I was being restarted'],
  [
    [
      'internal',
      'invalid_arguments',
      'invalid_arg_name',
      'invalid_metadata_format',
      'metadata_must_be_sent_from_app',
      'metadata_too_large',
      'not_allowed_token_type',
      'invalid_blocks_format',
      'TypeError',
      'RangeError',
      'ReferenceError',
      'invalid_blocks',
      'msg_blocks_too_long',
      'msg_too_long',
      'no_text',
      '50035',
      '50006',
      '40005',
    ],
    'a fault of mine, which is noted',
  ],
];
const IN_WORDS = new Map(WORDS.flatMap(([codes, words]) => codes.map((code) => [code, words] as const)));

/** Without a full stop. A code that has no words is named. */
export function inWords(reason: string | null): string {
  if (reason === null) return 'for no known reason';
  const [code = '', what = ''] = reason.split(' ');
  if (code === 'missing_scope')
    return `I lack a right${what && ` (${what})`}: whoever installed me has to install me again`;
  if (code === 'unknown_zone') return `I no longer know the time zone ${what}`;
  const words = IN_WORDS.get(reason);
  if (words === undefined && /^30\d{3}$/.test(code)) return 'a maximum of the server is reached';
  if (words !== undefined) return words;
  if (isSilence(reason)) return 'the platform does not answer as it should';
  return isCode(reason) ? `the platform refuses it (${reason})` : reason;
}

/** A code of which nothing is known. */
const isCode = (reason: string): boolean => /^(?:\d+|[a-z]+(?:_[a-z0-9]+)+)$/.test(reason);

/** What a connection or a server in trouble leaves behind. */
const isSilence = (reason: string): boolean =>
  /^(?:http_)?(?:40[34]|5\d\d)$|^40333$|^E[A-Z_]{4,}$|^UND_ERR_|^(?:Timeout|Abort)Error$|_error$|_unavailable$|^(?:no_id|unreadable_answer|connection_lost|request_timeout)$/.test(
    reason,
  );
