// Messages that everybody in a place sees: sending, editing and finding them again.
import {
  type APIMessage,
  type Channel,
  ChannelType,
  type Client,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Platform, SendOptions } from '../../src/chat/platform.ts';
import type { Log } from '../../src/ops/log.ts';
import { hasCode, noMessage, toDeliveryError } from './errors.ts';
import { findPost, reopen, startPost } from './forum.ts';
import { keyIn, marked } from './key-mark.ts';
import { lookBack } from './look-back.ts';
import { readMessage } from './read-message.ts';
import {
  DIRECT,
  messageRef,
  type Place,
  type PostedMessage,
  parseMessage,
  parsePerson,
  parsePlace,
  placeRef,
} from './refs.ts';
import { refusalOf } from './refusal-of.ts';
import { type DiscordBody, renderDiscord, renderPlain } from './render.ts';
import { reactionsOn } from './standing-reactions.ts';
import { createThreads, nameFor, threadName } from './threads.ts';

/** discord.js times the headers only; this is for the whole answer. */
const ANSWER_LIMIT = 20_000;
const THREAD_ARCHIVED = 50083;

interface Deps {
  readonly commands: readonly CommandDeclaration[];
  readonly log: Log;
}

export function createPosts(
  client: Client,
  { commands, log }: Deps,
): Pick<Platform, 'send' | 'edit' | 'find' | 'direct' | 'reactionsOn'> {
  const threads = createThreads(client);

  /** The place where `under` sends a message to: a thread, or `to` itself. */
  async function target(
    to: Place,
    { under }: SendOptions,
  ): Promise<{ place: Place; parent: PostedMessage | null }> {
    if (under === undefined) return { place: to, parent: null };
    const parent = parseMessage(under);
    const place = await threads.placeUnder(parent);
    return { place, parent: place.channel === parent.channel ? null : parent };
  }

  // A refused form was surely not posted, so the bare text is no second try of anything that may have arrived.
  async function inFittingForm<T>(message: Message, post: (body: DiscordBody) => Promise<T>): Promise<T> {
    const body = renderDiscord(message, commands);
    try {
      return await post(body);
    } catch (error) {
      if (!isRefusedForm(error)) throw error;
      log.error({ code: toDeliveryError(error).code, shape: shapeOf(body) }, 'discord: a form was refused');
      return post(renderPlain(message));
    }
  }

  return {
    async send(to, message, options) {
      try {
        const { place, parent } = await target(parsePlace(to), options);
        if (parent) await threads.start(parent, message.summary);
        const channel = parent ? null : await channelAt(client, place);
        const posted = await inFittingForm(message, async (form) => {
          const body = marked(form, place, options.key);
          if (channel?.type !== ChannelType.GuildForum) {
            const made = { ...place, message: await create(client, place.channel, body, options.key) };
            if (options.under === undefined) threads.note(made, nameFor(body));
            return made;
          }
          const name = threadName(nameFor(body) || message.summary);
          const post = { guild: place.guild, forum: channel, name, body, limitMs: ANSWER_LIMIT };
          return startPost(client, post);
        });
        return messageRef(posted);
      } catch (error) {
        throw await refusalOf(client, error, { to: parsePlace(to), isReply: options.under !== undefined });
      }
    },

    async direct(person) {
      try {
        const body = { recipient_id: parsePerson(person).user };
        const { id } = (await client.rest.post(Routes.userChannels(), { body })) as { id?: unknown };
        if (typeof id !== 'string') throw noMessage();
        return placeRef({ guild: DIRECT, channel: id });
      } catch (error) {
        throw toDeliveryError(error);
      }
    },

    async reactionsOn(message, emoji) {
      try {
        return await reactionsOn(client, parseMessage(message), emoji);
      } catch (error) {
        throw toDeliveryError(error);
      }
    },

    async edit(message, to) {
      try {
        const posted = parseMessage(message);
        const key = await keyOf(client, posted);
        await inFittingForm(to, (form) => replaceOpened(client, posted, marked(form, posted, key)));
      } catch (error) {
        // Deleted meanwhile: there is nothing left to change.
        if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) return;
        throw await refusalOf(client, error, { to: parseMessage(message) });
      }
    },

    async find(to, options, since) {
      try {
        const home = parsePlace(to);
        const { place, parent } = await target(home, options);
        if (parent && !(await threads.isStarted(parent))) return 'absent';
        const forum = parent ? null : await channelAt(client, place);
        if (forum?.type === ChannelType.GuildForum)
          return await findPost(client, place, { forum, key: options.key, since });
        return await lookBack(client, place, { key: options.key, since, permissionsOf: home.channel });
      } catch (error) {
        const failed = toDeliveryError(error);
        if (failed.kind === 'place') return 'unknown';
        throw failed;
      }
    },
  };
}

/** Of the body's form; text that automatic moderation refuses would be refused in any. */
const FORM_CODES = [50035, 50006, 40005];
const isRefusedForm = (error: unknown): boolean => FORM_CODES.some((code) => hasCode(error, code));

/** What a body is made of, for the log, without a word of it. */
const shapeOf = ({ embeds = [], components = [], content = '' }: DiscordBody) => ({
  content: content.length,
  embeds: embeds.map(({ title = '', description = '', image }) => ({
    title: title.length,
    description: description.length,
    image: image !== undefined,
  })),
  rows: components.map((row) => row.components.length),
});

/** What kind of channel it is; null where we may not know, and then posting tells. */
async function channelAt(client: Client, { guild, channel }: Place): Promise<Channel | null> {
  if (guild === DIRECT) return null;
  try {
    return await client.channels.fetch(channel);
  } catch (error) {
    if (toDeliveryError(error).kind === 'place') return null;
    throw error;
  }
}

/** A thread in which nobody wrote for a while is archived and takes no edits until it is opened again. */
async function replaceOpened(client: Client, posted: PostedMessage, body: DiscordBody): Promise<void> {
  const { channel, message } = posted;
  try {
    await replace(client, channel, message, body);
  } catch (error) {
    if (!hasCode(error, THREAD_ARCHIVED)) throw error;
    // Refused where it is locked, too.
    await reopen(client, channel).catch((refusal: unknown) => {
      throw hasCode(refusal, RESTJSONErrorCodes.MissingPermissions) ? error : refusal;
    });
    await replace(client, channel, message, body);
  }
}

/** The same key always gives the same nonce, so that within minutes Discord itself sends nothing twice. */
async function create(client: Client, channel: string, body: DiscordBody, key: string): Promise<string> {
  const posted = await client.rest.post(Routes.channelMessages(channel), {
    body: { ...body, nonce: key, enforce_nonce: true },
    signal: AbortSignal.timeout(ANSWER_LIMIT),
  });
  const { id } = (posted ?? {}) as Partial<APIMessage>;
  if (typeof id !== 'string') throw noMessage();
  return id;
}

/** Whatever the message had and the new one has not is taken away. */
async function replace(client: Client, channel: string, message: string, body: DiscordBody): Promise<void> {
  const edited = await client.rest.patch(Routes.channelMessage(channel, message), {
    body: { content: '', components: [], ...body },
    signal: AbortSignal.timeout(ANSWER_LIMIT),
  });
  if (typeof ((edited ?? {}) as Partial<APIMessage>).id !== 'string') throw noMessage();
}

/** An edit takes all embeds away, and the key with them, so it is read before. */
async function keyOf(client: Client, posted: PostedMessage): Promise<string | undefined> {
  try {
    return keyIn((await readMessage(client, posted)).embeds);
  } catch (error) {
    // We may edit where we may not read; then a look-back would see nothing anyway.
    if (toDeliveryError(error).kind === 'place') return undefined;
    throw error;
  }
}
