// reactions.add, .remove, .get; a reaction by anybody is also an event.
import { type Args, optional, required } from '../args.ts';
import { isEmojiName } from '../emoji.ts';
import { app } from '../people.ts';
import { react, unreact } from '../react.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Stored } from '../state.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';
import { always, channelOf, type Method, messageAt, writable } from './method.ts';

export const add: Method = {
  rate: 50,
  scope: always('reactions:write'),
  run(args, world) {
    const [message, name] = target(args, world);
    if (!react(world, message, app.user, name)) throw new SlackRefusal('already_reacted');
    return {};
  },
};

export const take: Method = {
  rate: 20,
  scope: always('reactions:write'),
  run(args, world) {
    const [message, name] = target(args, world);
    if (!unreact(world, message, app.user, name)) throw new SlackRefusal('no_reaction');
    return {};
  },
};

export const get: Method = {
  rate: 50,
  scope: always('reactions:read'),
  run(args, { state }) {
    const channel = channelOf(args, state);
    const message = messageAt(state, channel, required(args, 'timestamp'));
    if (!message) throw new SlackRefusal('message_not_found');
    return { type: 'message', channel: channel.id, message: wireMessage(state, message) };
  },
};

function target(args: Args, { state }: World): [Stored, string] {
  const name = required(args, 'name');
  if (!isEmojiName(name)) throw new SlackRefusal('invalid_name');
  if (!optional(args, 'channel') || !optional(args, 'timestamp')) throw new SlackRefusal('no_item_specified');
  const channel = writable(channelOf(args, state), state);
  const ts = required(args, 'timestamp');
  if (!/^\d+\.\d+$/.test(ts)) throw new SlackRefusal('bad_timestamp');
  const message = messageAt(state, channel, ts);
  if (!message) throw new SlackRefusal('message_not_found');
  return [message, name];
}
