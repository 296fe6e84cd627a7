// The people's side: reading, typing, pressing, reacting, and what moderators and Discord itself do.

import type { GivenFiles, Outcome, Suggestion } from '../local-chat.ts';
import { guildEmoji, isReaction, withEmojiIds } from './emoji.ts';
import type { Gateway } from './gateway.ts';
import { addChannel, addThread, dmWith, guildName, isListed, may } from './guild.ts';
import type { LocalDiscord } from './local-discord.ts';
import { messageMenu, pickOnMessage } from './message-menu.ts';
import { addMessage, flags, removeMessage, removeMessages, threadOf } from './messages.ts';
import * as moderation from './moderation.ts';
import { botId, guildId, people, personCalled } from './people.ts';
import { closeModal, press, submit } from './press.ts';
import { addReaction, clearReactions, removeReaction } from './reactions.ts';
import { dispatch, intents } from './sessions.ts';
import { completeSlash, sendSlash } from './slash.ts';
import { mayRead, messagesFor, sees } from './view.ts';
import { wireChannel } from './wire-guild.ts';
import { type Channel, changed, DAY_MS, type StoredMessage, type World } from './world.ts';

/** Characters of one message of a person without Nitro. */
const CONTENT = 2_000;

export function personsSide(world: World, gateway: Gateway, stop: () => Promise<void>): LocalDiscord {
  return {
    platform: 'discord',
    apiUrl: `${world.origin}/api`,
    environment: { DISCORD_TOKEN: world.token },
    workspace: guildName,
    workspaceName: guildName,
    guildId,
    botId,
    people,
    violations: world.violations,
    requests: world.requests,
    get channels() {
      return [...world.channels.values()].filter(isListed).map(({ id, name }) => ({ id, name }));
    },
    get registeredCommands() {
      return [...world.commands.values()];
    },
    get connected() {
      return [...world.sessions.values()].filter((session) => session.socket !== undefined).length;
    },
    direct(person) {
      const { id, name } = dmWith(world, person);
      return { id, name };
    },
    messages: (channel, as, thread) => messagesFor(world, channel, as, thread),
    complete: (person, channel, text) => complete(world, person, channel, text),
    type: (person, channel, typed, files = {}) => type(world, person, { channel, typed, files }),
    press: async (person, message, control, value) =>
      press(world, person, seenMessage(world, person, message), control, value),
    ownEmoji: guildEmoji.map(({ name }) => `:${name}:`),
    messageMenu: (person, channel) => messageMenu(world, person, channelOf(world, channel)),
    pick: async (person, message, entry) =>
      pickOnMessage(world, person, seenMessage(world, person, message), entry),
    react: (person, message, emoji) => react(world, person, message, emoji),
    unreact(person, message, emoji) {
      removeReaction(world, seenMessage(world, person, message), emoji, person);
    },
    forms: {
      open(person) {
        const open = world.modals.get(person);
        return open && { view: open.data, errors: open.errors };
      },
      submit: (person, values) => submit(world, person, values),
      async cancel(person) {
        closeModal(world, person);
        return {};
      },
    },
    fail(fault) {
      world.faults.push({ fault, left: fault.times ?? 1 });
    },
    recover() {
      world.faults.length = 0;
    },
    onChange(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    stop,
    ...troubles(world, gateway),
  };
}

type Troubles = Pick<
  LocalDiscord,
  | 'resetToken'
  | 'useUpStarts'
  | 'emit'
  | 'dropGateway'
  | 'askReconnect'
  | 'invalidateSession'
  | 'muteGateway'
  | 'doubleEvents'
  | 'makeUnavailable'
  | 'makeAvailable'
  | 'removeBot'
  | 'inviteBot'
  | 'addChannel'
  | 'startPost'
  | 'startThread'
  | 'isPublished'
  | 'deleteChannel'
  | 'denyPermission'
  | 'allowPermission'
  | 'deleteMessage'
  | 'deleteMessages'
  | 'deleteThread'
  | 'clearReactions'
  | 'archiveThread'
  | 'closeDms'
>;

function troubles(world: World, gateway: Gateway): Troubles {
  return {
    resetToken() {
      world.token = `${world.token}.reset`;
      gateway.drop(4004);
    },
    useUpStarts() {
      world.identifies = 0;
      world.startsRenewedAt = world.clock.now() + DAY_MS;
    },
    emit: (name, data) => dispatch(world, { name, data }),
    dropGateway: (code = 4000) => gateway.drop(code),
    askReconnect: () => gateway.askReconnect(),
    invalidateSession: (resumable) => gateway.invalidate(resumable),
    muteGateway(mute) {
      world.silent = mute;
    },
    doubleEvents(on) {
      world.doubled = on;
    },
    makeUnavailable: () => moderation.makeUnavailable(world),
    makeAvailable: () => moderation.makeAvailable(world),
    removeBot: () => moderation.removeBot(world),
    inviteBot: () => moderation.inviteBot(world),
    addChannel(kind, name, more = {}) {
      const channel = addChannel(world, { ...more, id: world.newId(), kind, name });
      const data = wireChannel(world, channel);
      dispatch(world, { name: 'CHANNEL_CREATE', intent: intents.guilds, data });
      changed(world);
      return { id: channel.id, name };
    },
    startPost(person, forum, name, text) {
      const id = startThread(world, { name, parent: forum, owner: person });
      addMessage(world, { id, channel: id, author: person, payload: { content: text } });
      return { id, name };
    },
    startThread: (person, channel, name) => ({
      id: startThread(world, { name, parent: channel, owner: person }),
      name,
    }),
    isPublished: (message) => (messageOf(world, message).flags & flags.crossposted) !== 0,
    deleteChannel: (channel) => moderation.deleteChannel(world, channelOf(world, channel)),
    denyPermission: (channel, permission) =>
      moderation.setPermission(world, channelOf(world, channel), permission, false),
    allowPermission: (channel, permission, person) =>
      moderation.setPermission(world, channelOf(world, channel), permission, true, person),
    deleteMessage: (message) => removeMessage(world, messageOf(world, message)),
    deleteMessages: (channel, ids) => removeMessages(world, channelOf(world, channel), ids),
    deleteThread: (message) => moderation.deleteThread(world, threadUnder(world, message)),
    clearReactions: (message, emoji) => clearReactions(world, messageOf(world, message), emoji),
    archiveThread(message, locked = false) {
      moderation.archive(world, threadUnder(world, message), locked);
    },
    closeDms(person) {
      world.closedToDms.add(person);
    },
  };
}

/** Its id. */
function startThread(world: World, thread: Pick<Channel, 'name'> & Partial<Channel>): string {
  const made = addThread(world, { id: world.newId(), ...thread });
  const data = { ...wireChannel(world, made), newly_created: true };
  dispatch(world, { name: 'THREAD_CREATE', intent: intents.guilds, data });
  return made.id;
}

function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Error(`there is no channel ${id}`);
  return channel;
}

function messageOf(world: World, id: string): StoredMessage {
  const message = world.messages.get(id);
  if (message === undefined) throw new Error(`there is no message ${id}`);
  return message;
}

function threadUnder(world: World, message: string): Channel {
  const thread = threadOf(world, messageOf(world, message)) ?? world.channels.get(message);
  if (thread === undefined) throw new Error('there is no thread under this message');
  return thread;
}

/** A message that this person can see; anything else is a mistake of the caller. */
function seenMessage(world: World, person: string, id: string): StoredMessage {
  const message = messageOf(world, id);
  if (!sees(message, person) || !mayRead(world, person, channelOf(world, message.channel))) {
    throw new Error(`${personCalled(person)?.name ?? person} does not see this message`);
  }
  return message;
}

function react(world: World, person: string, id: string, emoji: string): void {
  const message = seenMessage(world, person, id);
  if (message.onlyFor !== undefined)
    throw new Error('nobody can react to a message that only one person sees');
  if (!isReaction(emoji)) throw new Error(`${emoji} is no emoji`);
  addReaction(world, message, emoji, person);
}

async function complete(
  world: World,
  person: string,
  channel: string,
  text: string,
): Promise<readonly Suggestion[]> {
  const place = channelOf(world, channel);
  if (!text.trimStart().startsWith('/') || !may(world, person, 'VIEW_CHANNEL', place)) return [];
  return completeSlash(world, person, place, text);
}

interface Line {
  readonly channel: string;
  readonly typed: string;
  readonly files: GivenFiles;
}

async function type(world: World, person: string, { channel, typed, files }: Line): Promise<Outcome> {
  const text = withEmojiIds(typed);
  const place = channelOf(world, channel);
  const right = place.kind === 'thread' ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';
  if (!may(world, person, 'VIEW_CHANNEL', place) || !may(world, person, right, place)) {
    return { error: 'You do not have permission to send messages in this channel.' };
  }
  // In a forum one starts posts; there is nothing to type a command into.
  if (place.kind === 'forum') return { error: 'Messages go into a post of this forum.' };
  if (text.trimStart().startsWith('/')) return sendSlash(world, person, place, { text, files });
  if (text.trim() === '') return {};
  if (place.locked) return { error: 'This thread is locked.' };
  place.archived = false;
  if (text.length > CONTENT) return { error: 'Your message is too long.' };
  addMessage(world, { channel, author: person, payload: { content: text.trim() } });
  return {};
}
