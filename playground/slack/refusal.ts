// What Slack says when it refuses: a code in a 200 body, seldom with more beside it.

/** Thrown by a method; becomes `{ ok: false, error: code, ...more }`. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.more = more;
  }
}

/** A refusal with Slack's own list of what is wrong where. */
export function refuseWith(code: string, messages: readonly string[]): SlackRefusal {
  return new SlackRefusal(code, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

const kinds: Readonly<Record<string, string>> = {
  invalid_blocks: 'limit',
  invalid_blocks_format: 'limit',
  invalid_attachments: 'limit',
  msg_blocks_too_long: 'limit',
  msg_too_long: 'limit',
  metadata_too_large: 'limit',
  no_text: 'limit',
  too_many_attachments: 'limit',
  view_too_large: 'limit',
  not_enabled: 'protocol',
  missing_scope: 'scope',
  ratelimited: 'rate',
  unknown_method: 'unknown-route',
  not_allowed_token_type: 'protocol',
  invalid_arguments: 'protocol',
  invalid_metadata_format: 'protocol',
  invalid_name: 'protocol',
  invalid_cursor: 'protocol',
  file_not_found: 'protocol',
  invalid_limit: 'protocol',
  cannot_reply_to_message: 'protocol',
  markdown_text_conflict: 'protocol',
  exchanged_trigger_id: 'protocol',
  expired_trigger_id: 'protocol',
  invalid_trigger_id: 'protocol',
  used_url: 'protocol',
  expired_url: 'protocol',
};

/** The kind of violation a code is, or nothing where the workspace and not the bot is the cause (not_in_channel …). */
export function violationKind(code: string): string | undefined {
  return kinds[code];
}
