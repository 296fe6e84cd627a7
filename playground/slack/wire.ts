// Our messages as Slack writes them: in histories, in answers to a post, in what a pressed button carries.
import { app, team } from './people.ts';
import { type Json, repliesTo, type State, type Stored, type StoredFile } from './state.ts';

export interface WireOptions {
  /** include_all_metadata; without it metadata stays away. */
  readonly metadata?: boolean;
}

export function wireMessage(state: State, message: Stored, options: WireOptions = {}): Json {
  const { content } = message;
  const replies = repliesTo(state, message.ts);
  return {
    type: 'message',
    ...(message.tombstone ? { subtype: 'tombstone', user: 'USLACKBOT' } : author(message)),
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    ts: message.ts,
    text: content.text,
    ...(content.blocks.length > 0 && { blocks: content.blocks }),
    ...(content.files && { files: content.files.map(({ id }) => ({ id })) }),
    ...(content.attachments.length > 0 && { attachments: content.attachments }),
    ...(message.editedAt !== undefined && { edited: { user: message.user, ts: seconds(message.editedAt) } }),
    ...(message.thread !== undefined && { thread_ts: message.thread }),
    ...(replies.length > 0 && threadFields(message, replies)),
    ...(message.reactions.size > 0 && { reactions: wireReactions(message) }),
    ...(options.metadata && content.metadata && { metadata: content.metadata }),
  };
}

/** A file as an answer shows it, with the address where it can be fetched. */
export function wireFile({ id, name, size, title }: StoredFile, url: string): Json {
  return { id, name, title: title ?? name, size, url_private: url, url_private_download: url };
}

function wireReactions(message: Stored): Json[] {
  return [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }));
}

function author(message: Stored): Json {
  if (message.user !== app.user) return { user: message.user, team: team.id };
  return {
    user: app.user,
    bot_id: app.bot,
    app_id: app.id,
    team: team.id,
    bot_profile: {
      id: app.bot,
      app_id: app.id,
      user_id: app.user,
      name: app.name,
      team_id: team.id,
      deleted: false,
    },
  };
}

function threadFields(message: Stored, replies: readonly Stored[]): Json {
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users.slice(0, 5),
    latest_reply: replies.at(-1)?.ts,
  };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(6);
}
