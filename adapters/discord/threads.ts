// Where a message under another one goes: into the thread started from that one, which is a channel with its id.
import {
  type APIEmbed,
  ChannelType,
  type Client,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { hasCode, noMessage } from './errors.ts';
import { THREAD_NAME } from './limits.ts';
import { readMessage } from './read-message.ts';
import { DIRECT, type Place, type PostedMessage } from './refs.ts';
import { fitted, oneLine } from './text.ts';

/** How many started threads, and messages of ours, are remembered; forgetting one costs a request. */
const REMEMBERED = 1000;

export interface Threads {
  /** The thread's place, whether it has been started or not; where there can be none, the message's own place. */
  placeUnder(parent: PostedMessage): Promise<Place>;
  /** Whether the thread has been started. */
  isStarted(parent: PostedMessage): Promise<boolean>;
  /** What a message of ours that was just posted says first: the name of a thread under it. */
  note(parent: PostedMessage, name: string): void;
  /** Starts the thread unless it has been; its name is what the parent says first, else `otherwise`. */
  start(parent: PostedMessage, otherwise: string): Promise<void>;
}

export function createThreads(client: Client): Threads {
  const started = new Set<string>();
  const named = new Map<string, string>();

  function remember({ message }: PostedMessage): void {
    started.add(message);
    named.delete(message);
    forgetOldest(started);
  }

  async function begin(parent: PostedMessage, otherwise: string): Promise<void> {
    const name = named.get(parent.message);
    if (name) return startThread(client, parent, name);
    // Where we may not read, starting it tells.
    const found = await readMessage(client, parent).catch(() => null);
    if (!found?.thread) await startThread(client, parent, nameFor(found) || otherwise);
  }

  return {
    async placeUnder({ guild, channel, message }) {
      return { guild, channel: (await canHoldThreads(client, guild, channel)) ? message : channel };
    },
    async isStarted(parent) {
      if (started.has(parent.message)) return true;
      try {
        return (await readMessage(client, parent)).thread !== undefined;
      } catch (error) {
        // A thread outlives the message that it was started from.
        if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) return true;
        throw error;
      }
    },
    async start(parent, otherwise) {
      if (started.has(parent.message)) return;
      await begin(parent, otherwise);
      remember(parent);
    },
    note({ message }, name) {
      named.set(message, name);
      forgetOldest(named);
    },
  };
}

function forgetOldest(remembered: Set<string> | Map<string, string>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest) remembered.delete(oldest);
}

/** Direct messages, threads and voice channels hold none. */
async function canHoldThreads(client: Client, guild: string, channel: string): Promise<boolean> {
  if (guild === DIRECT) return false;
  const found = await client.channels.fetch(channel);
  return found?.type === ChannelType.GuildText || found?.type === ChannelType.GuildAnnouncement;
}

async function startThread(client: Client, { channel, message }: PostedMessage, name: string): Promise<void> {
  const body = {
    name: threadName(name),
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  };
  try {
    const thread = await client.rest.post(Routes.threads(channel, message), { body });
    if ((thread as { id?: unknown } | null)?.id !== message) throw noMessage();
  } catch (error) {
    // Started before a restart, or by somebody else: it is the same thread.
    if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
  }
}

export const threadName = (name: string): string => fitted(oneLine(name), THREAD_NAME, (text) => text) || '…';

/** What has embeds, sent or received. */
interface Named {
  readonly embeds?: readonly Pick<APIEmbed, 'title' | 'description'>[];
}

/** The parent's title, or its first line, as it reads without markup. */
export function nameFor(parent: Named | null): string {
  const [embed] = parent?.embeds ?? [];
  return (embed?.title ?? embed?.description?.split('\n')[0] ?? '').replace(/\\([^\w\s])/g, '$1');
}
