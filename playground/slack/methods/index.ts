// Every Web API method the local Slack knows.
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import { history, replies } from './history.ts';
import type { Method } from './method.ts';
import * as reactions from './reactions.ts';
import { authTest, openConnection, userInfo } from './users.ts';
import { openView, publish } from './views.ts';

export const methods: ReadonlyMap<string, Method> = new Map([
  ['apps.connections.open', openConnection],
  ['auth.test', authTest],
  ['chat.postMessage', chat.postMessage],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.update', chat.update],
  ['chat.delete', chat.deleteMessage],
  ['chat.getPermalink', chat.getPermalink],
  ['conversations.history', history],
  ['conversations.replies', replies],
  ['conversations.info', conversations.info],
  ['conversations.open', conversations.open],
  ['conversations.join', conversations.join],
  ['conversations.list', conversations.list],
  ['users.conversations', conversations.mine],
  ['users.info', userInfo],
  ['files.getUploadURLExternal', files.getUploadUrl],
  ['files.completeUploadExternal', files.completeUpload],
  ['reactions.add', reactions.add],
  ['reactions.remove', reactions.take],
  ['reactions.get', reactions.get],
  ['views.open', openView],
  ['views.publish', publish],
]);
