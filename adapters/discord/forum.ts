// Forums: what is posted there is a thread with a name that begins with its own message. Discord knows no nonce for
// them, so a post is found again only by the message that it begins with.
import {
  type APIMessage,
  type APIThreadChannel,
  type Client,
  type ForumChannel,
  PermissionFlagsBits,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { LookBack } from '../../src/chat/platform.ts';
import { hasCode, noMessage } from './errors.ts';
import { CLOCKS_APART, isOurs, timeOf } from './look-back.ts';
import { readMessage } from './read-message.ts';
import { messageRef, type Place, type PostedMessage } from './refs.ts';
import type { DiscordBody } from './render.ts';

/** Where a forum wants a tag on each post, one of these names is taken. */
const OUR_TAGS = /^(daily )?papers?(boy)?$/i;
/** A forum where more was posted since is not looked through. */
const MOST_POSTS = 20;
const UNKNOWN_MESSAGE = 10008;

/** Starts a post and gives back its message, whose id is the thread's too. */
export async function startPost(
  client: Client,
  {
    guild,
    forum,
    name,
    body,
    limitMs,
  }: {
    readonly guild: string;
    readonly forum: ForumChannel;
    readonly name: string;
    readonly body: DiscordBody;
    readonly limitMs: number;
  },
): Promise<PostedMessage> {
  const tag = forum.availableTags.find((one) => !one.moderated && OUR_TAGS.test(one.name));
  const started = await client.rest.post(Routes.threads(forum.id), {
    body: {
      name,
      // Edited when its list has closed, which an archived thread would refuse.
      auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
      message: body,
      ...(tag && { applied_tags: [tag.id] }),
    },
    signal: AbortSignal.timeout(limitMs),
  });
  const { id } = (started ?? {}) as Partial<APIThreadChannel>;
  if (typeof id !== 'string') throw noMessage();
  return { guild, channel: id, message: id };
}

/** Whether one of our posts in the forum begins with the message of this key. */
export async function findPost(
  client: Client,
  { guild }: Place,
  { forum, key, since }: { readonly forum: ForumChannel; readonly key: string; readonly since: number },
): Promise<LookBack> {
  const self = client.user;
  if (!self || !forum.permissionsFor(self)?.has(PermissionFlagsBits.ReadMessageHistory)) return 'unknown';
  const posts = (await postsOf(client, guild, forum.id)).filter(
    ({ id, owner_id }) => owner_id === self.id && timeOf(id) >= since - CLOCKS_APART,
  );
  if (posts.length > MOST_POSTS) return 'unknown';
  for (const { id } of posts) {
    const first = await firstMessage(client, guild, id);
    if (first && isOurs(first, self.id, key))
      return { found: messageRef({ guild, channel: id, message: id }) };
  }
  return 'absent';
}

interface Threads {
  readonly threads?: readonly APIThreadChannel[];
}

/** A post is archived when nobody has written for a while. */
async function postsOf(client: Client, guild: string, forum: string): Promise<readonly APIThreadChannel[]> {
  const active = (await client.rest.get(Routes.guildActiveThreads(guild))) as Threads;
  const archived = (await client.rest.get(Routes.channelThreads(forum, 'public'), {
    query: new URLSearchParams({ limit: '100' }),
  })) as Threads;
  if (!active?.threads || !archived?.threads) throw noMessage();
  return [...active.threads.filter((thread) => thread.parent_id === forum), ...archived.threads];
}

async function firstMessage(client: Client, guild: string, post: string): Promise<APIMessage | null> {
  try {
    return await readMessage(client, { guild, channel: post, message: post });
  } catch (error) {
    // Deleted, and the post lives on.
    if (hasCode(error, UNKNOWN_MESSAGE)) return null;
    throw error;
  }
}

/** Opens an archived thread again, which its owner may unless it is locked. */
export async function reopen(client: Client, thread: string): Promise<void> {
  await client.rest.patch(Routes.channel(thread), { body: { archived: false } });
}
