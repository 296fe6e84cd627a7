// What a REST route is. Names are those of Discord's documentation, so a test can say which route should fail.

import { may } from '../guild.ts';
import { botId } from '../people.ts';
import type { Permission } from '../permissions.ts';
import { refusal } from '../refusal.ts';
import { isJson, type Json } from '../wire.ts';
import type { Channel, StoredMessage, World } from '../world.ts';

export interface Call {
  readonly world: World;
  /** What stood in the path, by the name in braces. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly File[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  /** `POST /channels/{channel.id}/messages` */
  readonly name: string;
  /** Interaction answers prove themselves by their token and carry no Authorization. */
  readonly open?: true;
  /** Counts against the messages that a channel takes in a few seconds. */
  readonly paced?: true;
  readonly run: (call: Call) => Answer;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export const done: Answer = { status: 204 };

export function bodyOf(call: Call): Json {
  return isJson(call.body) ? call.body : {};
}

/** The channel of the path, if the bot may see it. */
export function channelOf(call: Call): Channel {
  const channel = call.world.channels.get(call.params['channel.id'] ?? '');
  if (channel === undefined) throw refusal(10003);
  if (!may(call.world, botId, 'VIEW_CHANNEL', channel)) throw refusal(50001);
  return channel;
}

export function need(call: Call, permission: Permission, channel: Channel): void {
  if (!may(call.world, botId, permission, channel)) throw refusal(50013);
}

/** The message of the path; what only one person sees is not there for REST. */
export function messageOf(call: Call, channel: Channel): StoredMessage {
  const message = call.world.messages.get(call.params['message.id'] ?? '');
  if (message === undefined || message.channel !== channel.id || message.onlyFor !== undefined)
    throw refusal(10008);
  return message;
}
