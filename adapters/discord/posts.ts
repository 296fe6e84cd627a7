// Messages that everybody in a place sees: sending, editing and finding them again.
import { type APIMessage, type Client, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Platform, SendOptions } from '../../src/chat/platform.ts';
import { hasCode, noMessage, toDeliveryError } from './errors.ts';
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
import { type DiscordBody, renderDiscord } from './render.ts';
import { createThreads } from './threads.ts';

/** discord.js times the headers only; this is for the whole answer. */
const ANSWER_LIMIT = 20_000;

export function createPosts(
  client: Client,
  commands: readonly CommandDeclaration[],
): Pick<Platform, 'send' | 'edit' | 'find' | 'direct'> {
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

  return {
    async send(to, message, options) {
      try {
        const { place, parent } = await target(parsePlace(to), options);
        if (parent) await threads.start(parent, message.summary);
        const body = marked(renderDiscord(message, commands), place, options.key);
        return messageRef({ ...place, message: await create(client, place.channel, body, options.key) });
      } catch (error) {
        throw toDeliveryError(error);
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

    async edit(message, to) {
      try {
        const posted = parseMessage(message);
        const body = marked(renderDiscord(to, commands), posted, await keyOf(client, posted));
        await replace(client, posted.channel, posted.message, body);
      } catch (error) {
        // Deleted meanwhile: there is nothing left to change.
        if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) return;
        throw toDeliveryError(error);
      }
    },

    async find(to, options, since) {
      try {
        const home = parsePlace(to);
        const { place, parent } = await target(home, options);
        if (parent && !(await threads.isStarted(parent))) return 'absent';
        return await lookBack(client, place, { key: options.key, since, permissionsOf: home.channel });
      } catch (error) {
        const failed = toDeliveryError(error);
        if (failed.kind === 'place') return 'unknown';
        throw failed;
      }
    },
  };
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
