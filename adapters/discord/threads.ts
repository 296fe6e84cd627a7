// Where a message under another one goes: into the thread started from that one, which is a channel with its id.
import {
  type APIMessage,
  ChannelType,
  type Client,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { THREAD_NAME } from './limits.ts';
import { DIRECT, type Place, type PostedMessage } from './refs.ts';
import { fitted, oneLine } from './text.ts';

/** How many started threads are remembered; forgetting one costs a request. */
const REMEMBERED = 1000;

export interface Threads {
  /** The thread's place, whether it has been started or not; where there can be none, the message's own place. */
  placeUnder(parent: PostedMessage): Promise<Place>;
  /** Starts the thread unless it has been; its name is what the parent says first, else `otherwise`. */
  start(parent: PostedMessage, otherwise: string): Promise<void>;
}

export function createThreads(client: Client): Threads {
  const started = new Set<string>();
  return {
    async placeUnder({ guild, channel, message }) {
      return { guild, channel: (await canHoldThreads(client, guild, channel)) ? message : channel };
    },
    async start(parent, otherwise) {
      if (started.has(parent.message)) return;
      await startThread(client, parent, (await saidFirst(client, parent)) || otherwise);
      started.add(parent.message);
      const [oldest] = started;
      if (started.size > REMEMBERED && oldest) started.delete(oldest);
    },
  };
}

/** Direct messages, threads and voice channels hold none. */
async function canHoldThreads(client: Client, guild: string, channel: string): Promise<boolean> {
  if (guild === DIRECT) return false;
  const found = await client.channels.fetch(channel);
  return found?.type === ChannelType.GuildText || found?.type === ChannelType.GuildAnnouncement;
}

async function startThread(client: Client, { channel, message }: PostedMessage, name: string): Promise<void> {
  const body = {
    name: fitted(oneLine(name), THREAD_NAME, (text) => text) || '…',
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  };
  try {
    await client.rest.post(Routes.threads(channel, message), { body });
  } catch (error) {
    // Started before a restart, or by somebody else: it is the same thread.
    if (!isCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
  }
}

/** The parent's title; empty where it cannot be read. Asking works after a restart, remembering would not. */
async function saidFirst(client: Client, { channel, message }: PostedMessage): Promise<string> {
  try {
    const parent = (await client.rest.get(Routes.channelMessage(channel, message))) as Partial<APIMessage>;
    const title = parent.embeds?.[0]?.title ?? parent.embeds?.[0]?.description?.split('\n')[0] ?? '';
    return title.replace(/\\([^\w\s])/g, '$1');
  } catch {
    return '';
  }
}

const isCode = (error: unknown, code: number): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
