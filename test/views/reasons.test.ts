// What people read of the reasons that the platforms give for a digest that did not come.
import { expect, test } from 'vitest';
import { inWords } from '../../src/views/reasons.ts';

/** All that adapters/*\/errors.ts name, and what a platform of ours says by itself. */
const SLACK = `ratelimited rate_limited external_channel_migrating channel_not_found is_archived not_in_channel restricted_action
  restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel no_permission
  ekm_access_denied message_limit_exceeded team_not_found cannot_dm_bot messages_tab_disabled user_not_found
  posting_to_channel_denied user_disabled invalid_auth not_authed account_inactive token_revoked token_expired org_login_required
  app_access_restricted two_factor_setup_required team_access_not_granted access_denied enterprise_is_restricted
  msg_blocks_too_long invalid_blocks invalid_blocks_format metadata_too_large no_text msg_too_long missing_scope accesslimited
  internal_error fatal_error service_unavailable team_added_to_org request_timeout not_allowed_token_type invalid_arguments
  invalid_arg_name metadata_must_be_sent_from_app invalid_metadata_format message_not_found restricted_action_thread_locked
  cannot_reply_to_message thread_not_found http_404 http_500 unreadable_answer connection_lost ECONNREFUSED TimeoutError`;
const DISCORD = `10003 10004 10015 40058 40066 40067 50001 50007 50008 50013 50024 50083 50278 160002 160005 160006 160007 20009
  40005 50006 50035 200000 200001 240000 20016 20022 20028 20029 30046 40003 40004 40006 40062 110001 130000 10008 40333 30033
  30013 429 401 403 404 500 no_id long_line no_threads thread_gone thread_locked TypeError UND_ERR_SOCKET AbortError`;

test('a code of which nothing is known is named as one', () => {
  expect(inWords('a_code_of_tomorrow')).toBe('the platform refuses it (a_code_of_tomorrow)');
  expect(inWords('http_400')).toBe('the platform refuses it (http_400)');
  expect(inWords('99999')).toBe('the platform refuses it (99999)');
  expect(inWords('no other list is whole yet')).toBe('no other list is whole yet');
});

test.each(`${SLACK} ${DISCORD}`.split(/\s+/))('%s is said in words', (code) => {
  expect(inWords(code)).not.toContain(code);
  expect(inWords(code)).toMatch(/^[A-Za-z].* .*[^.]$/);
});
