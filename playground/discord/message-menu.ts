// What apps offer in the menu of a message (https://discord.com/developers/docs/interactions/application-commands#message-commands).

import type { Outcome } from '../local-chat.ts';
import { interact, interactionTypes } from './interactions.ts';
import { wireMessage } from './messages.ts';
import { commandsHere, commandTypes, isAllowed } from './slash.ts';
import { text } from './wire.ts';
import type { Channel, StoredMessage, World } from './world.ts';

const offered = (world: World, person: string, channel: Channel) =>
  commandsHere(world, channel, commandTypes.message).filter((one) => isAllowed(world, person, channel, one));

export const messageMenu = (world: World, person: string, channel: Channel): readonly string[] =>
  offered(world, person, channel).map(({ name }) => text(name));

/** Sends the message along with all its words: here the bot needs no intent to read them. */
export async function pickOnMessage(
  world: World,
  person: string,
  message: StoredMessage,
  entry: string,
): Promise<Outcome> {
  const channel = world.channels.get(message.channel);
  if (channel === undefined) return { error: 'The channel is gone.' };
  if (message.onlyFor !== undefined) throw new Error('what only one person sees has no such menu');
  const command = offered(world, person, channel).find(({ name }) => name === entry);
  if (command === undefined) return { error: `There is no ${entry} here.` };
  const data = {
    id: command.id,
    name: command.name,
    type: commandTypes.message,
    target_id: message.id,
    resolved: { messages: { [message.id]: wireMessage(world, message) } },
  };
  const interaction = await interact(world, { type: interactionTypes.command, person, channel, data });
  return interaction.state === 'acknowledged' ? {} : { error: 'The application did not respond' };
}
