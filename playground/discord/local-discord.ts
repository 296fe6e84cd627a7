// What the local Discord offers beyond the contract that it shares with the local Slack.

import type { LocalChannel, LocalChat, LocalForms } from '../local-chat.ts';
import type { Permission } from './permissions.ts';
import type { Json } from './wire.ts';
import type { ForumTag } from './world.ts';

export interface LocalDiscord extends LocalChat {
  readonly platform: 'discord';
  readonly guildId: string;
  /** The bot's user id, which is also its application's. */
  readonly botId: string;
  /** Commands as they are registered now. */
  readonly registeredCommands: readonly Json[];
  readonly forms: LocalForms;

  /** Somebody resets the bot's token: its connections are closed with 4004, every request is a 401. */
  resetToken(): void;
  /** The bot has identified as often as it may; a day from now it may again. */
  useUpStarts(): void;
  /** Sends an event as it is, good or bad. */
  emit(name: string, data: Json): void;
  /** Closes the gateway's connections with this code (4000: something went wrong, resume). */
  dropGateway(code?: number): void;
  /** Op 7. */
  askReconnect(): void;
  /** Op 9; `resumable` as Discord says it. */
  invalidateSession(resumable: boolean): void;
  /** Heartbeats are (not) acknowledged, as on a connection that died silently. */
  muteGateway(mute: boolean): void;
  /** How many bots are connected and identified now. */
  readonly connected: number;
  /** Every gateway event but interactions is sent twice while this is on. */
  doubleEvents(on: boolean): void;

  /** An outage of the server: GUILD_DELETE with `unavailable`. */
  makeUnavailable(): void;
  makeAvailable(): void;
  /** Somebody threw the bot out. */
  removeBot(): void;
  /** Somebody installed the app again. */
  inviteBot(): void;
  /** An admin makes a channel of another kind: one whose messages can be published, or one of posts. */
  addChannel(
    kind: 'announcement' | 'forum',
    name: string,
    more?: { readonly tags?: readonly ForumTag[]; readonly tagRequired?: boolean },
  ): LocalChannel;
  /** A person starts a post of a forum; commands can be typed in it. */
  startPost(person: string, forum: string, name: string, text: string): LocalChannel;
  /** A person starts a thread of a channel that begins with no message. */
  startThread(person: string, channel: string, name: string): LocalChannel;
  /** Whether a message of an announcement channel has gone to those who follow it. */
  isPublished(message: string): boolean;
  deleteChannel(channel: string): void;
  denyPermission(channel: string, permission: Permission): void;
  /** To the bot, or to this person. */
  allowPermission(channel: string, permission: Permission, person?: string): void;
  /** A moderator deletes a message. */
  deleteMessage(message: string): void;
  /** A moderator deletes many messages of one channel at once: one event for all. */
  deleteMessages(channel: string, messages: readonly string[]): void;
  /** The thread under this message is deleted, the message stays. */
  deleteThread(message: string): void;
  /** A moderator clears all reactions of a message, or those with one emoji. */
  clearReactions(message: string, emoji?: string): void;
  /** The thread under this message is archived; `locked` too: nobody may open it again. */
  archiveThread(message: string, locked?: boolean): void;
  /** This person takes no direct messages. */
  closeDms(person: string): void;
}
