// Reactions by people and by the bot, and the events that the app gets of them.
import { app, type Channel } from './people.ts';
import { changed, type Stored } from './state.ts';
import type { World } from './world.ts';

/** False when this person had reacted with it already. */
export function react(world: World, message: Stored, person: string, name: string): boolean {
  const people = message.reactions.get(name) ?? new Set();
  if (people.has(person)) return false;
  message.reactions.set(name, people.add(person));
  tell(world, 'reaction_added', message, person, name);
  return true;
}

/** False when there was no such reaction. */
export function unreact(world: World, message: Stored, person: string, name: string): boolean {
  const people = message.reactions.get(name);
  if (!people?.delete(person)) return false;
  if (people.size === 0) message.reactions.delete(name);
  tell(world, 'reaction_removed', message, person, name);
  return true;
}

function tell(world: World, type: string, message: Stored, user: string, reaction: string): void {
  const channel = world.state.channels.get(message.channel);
  if (channel && hears(world, channel)) {
    const item = { type: 'message', channel: message.channel, ts: message.ts };
    world.events.emit({ type, user, reaction, item, item_user: message.user });
  }
  changed(world.state);
}

/** The app hears of reactions where its bot is, with reactions:read. */
function hears(world: World, channel: Channel): boolean {
  return world.state.scopes.has('reactions:read') && channel.members.has(app.user);
}
