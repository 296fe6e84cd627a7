// What Slack sends, as the core knows it. Everything is checked here: a payload comes from outside.
import { z } from 'zod';
import type { Press } from '../../src/chat/button-id.ts';
import type { Asker, Membership, People, Reaction } from '../../src/chat/platform.ts';
import { textsWithin } from '../../src/chat/texts-within.ts';
import { isLink, pressOf } from './controls.ts';
import { emojiOf } from './emoji.ts';
import { messageRef, personRef, placeRef, workspaceRef } from './refs.ts';
import { readTyped } from './typed.ts';

/** Who did something, in Slack's ids. */
export interface Actor {
  readonly user: string;
  readonly channel: string;
}

export interface SlackCommand extends Actor {
  readonly text: string;
  readonly people?: People;
}

/** A shortcut of ours that somebody picked on a message. */
export interface SlackShortcut extends Actor {
  /** The command it stands for. */
  readonly command: string;
  /** All that the message says. */
  readonly message: string;
  /** The thread that the message stands in. */
  readonly thread?: string;
}

/** A button or a menu that somebody used. */
export interface SlackPress extends Actor {
  /** null where it is none of ours. */
  readonly press: Press | null;
  /** It stood on an answer that only its presser sees. */
  readonly onAnswer: boolean;
  /** The thread it stood in. */
  readonly thread?: string;
}

/** A button or a menu in the Home tab, or in an answer shown there. */
export type SlackHomePress = Actor & Pick<SlackPress, 'press'>;

/** What users.info tells about a person. */
export interface SlackPerson {
  /** As Slack shows it beside their messages; empty where it is not told. */
  readonly name: string;
  readonly zone: string | null;
  readonly mayManage: boolean;
  readonly isAdmin: boolean;
  /** Slack does not say now. */
  readonly unknown?: boolean;
}

const Command = z.object({ user_id: z.string(), channel_id: z.string(), text: z.string().default('') });

const Shortcut = z.object({
  callback_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }),
});

const Pressed = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: z.string().optional() }),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

const Action = Pressed.shape.actions;

const PressedAtHome = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.literal('home'), private_metadata: z.string().regex(/^[A-Z0-9]+$/) }),
  actions: Action,
});

const HomeOpened = z.object({ user: z.string(), channel: z.string(), tab: z.literal('home') });

const ReactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  event_ts: z.string().regex(/^\d+(\.\d+)?$/),
});

const Removal = z.object({
  event: z.union([
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
  ]),
  event_time: z.number(),
});

const User = z.object({
  tz: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
});

/** A slash command; null where the payload is none. */
export function readCommand(body: unknown, team: string): SlackCommand | null {
  const { success, data } = Command.safeParse(body);
  return success ? { user: data.user_id, channel: data.channel_id, ...readTyped(data.text, team) } : null;
}

/** A shortcut on a message; null where the payload is none. */
export function readShortcut(body: unknown): SlackShortcut | null {
  const { success, data } = Shortcut.safeParse(body);
  if (!success) return null;
  const { ts, thread_ts: thread, text, blocks, attachments } = data.message;
  return {
    user: data.user.id,
    channel: data.channel.id,
    command: data.callback_id,
    message: textsWithin([text, blocks, attachments]),
    ...(thread === undefined || thread === ts ? {} : { thread }),
  };
}

/** A press; null where the payload is none, or a link that the browser has opened already. */
export function readPress(body: unknown): SlackPress | null {
  const { success, data } = Pressed.safeParse(body);
  const action = data?.actions[0];
  if (!success || !action || isLink(action.action_id)) return null;
  const thread = threadOf(data);
  return {
    user: data.user.id,
    channel: data.channel.id,
    press: pressOf(action.action_id, action.value, action.selected_option?.value),
    onAnswer: data.container.is_ephemeral,
    ...(thread === undefined ? {} : { thread }),
  };
}

/** A press in the Home tab; null where it was anywhere else. The view itself says which are its reader's direct messages. */
export function readHomePress(body: unknown): SlackHomePress | null {
  const { success, data } = PressedAtHome.safeParse(body);
  const action = data?.actions[0];
  if (!success || !action || isLink(action.action_id)) return null;
  return {
    user: data.user.id,
    channel: data.view.private_metadata,
    press: pressOf(action.action_id, action.value, action.selected_option?.value),
  };
}

/** Who has opened the Home tab, with their direct messages as the place; null for the other tabs. */
export function readHomeOpened(event: unknown): Actor | null {
  const { success, data } = HomeOpened.safeParse(event);
  return success ? { user: data.user, channel: data.channel } : null;
}

// The message that a thread hangs on names it too; pressed there, the answer belongs into the channel.
function threadOf({ container, message }: z.infer<typeof Pressed>): string | undefined {
  const thread = container.thread_ts ?? message?.thread_ts;
  return thread === message?.ts ? undefined : thread;
}

/** A reaction on a message; null where it was on something else. */
export function readReaction(event: unknown, team: string): Reaction | null {
  const { success, data } = ReactionEvent.safeParse(event);
  if (!success) return null;
  return {
    workspace: workspaceRef(team),
    person: personRef(team, data.user),
    message: messageRef(placeRef(team, data.item.channel), data.item.ts),
    emoji: emojiOf(data.reaction),
    added: data.type === 'reaction_added',
    at: Number(data.event_ts) * 1000,
  };
}

/** The app was removed, or its bot's token revoked, which the list of users behind tokens tells; null for anybody else's. */
export function readRemoval(body: unknown, team: string): Membership | null {
  const { success, data } = Removal.safeParse(body);
  if (!success) return null;
  return { workspace: workspaceRef(team), member: false, at: data.event_time * 1000 };
}

/** Guests, and people of other companies in a shared channel, change nothing; all others may. */
export function readPerson(user: unknown): SlackPerson {
  const { success, data } = User.safeParse(user);
  if (!success) return { name: '', zone: null, mayManage: false, isAdmin: false };
  return {
    name: data.profile?.display_name || data.real_name || data.name || '',
    zone: data.tz ?? null,
    mayManage: !data.is_restricted && !data.is_ultra_restricted && !data.is_stranger,
    isAdmin: (data.is_admin || data.is_owner) && !data.is_stranger,
  };
}

export function askerOf(
  team: string,
  { user, channel }: Actor,
  person: SlackPerson & Pick<Asker, 'alone'>,
): Asker {
  return {
    workspace: workspaceRef(team),
    place: placeRef(team, channel),
    person: personRef(team, user),
    ...person,
  };
}
