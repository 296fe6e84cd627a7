// Buttons, selects and forms from a person's side.

import type { Outcome } from '../local-chat.ts';
import { kinds, walk } from './components.ts';
import { type Interaction, interact, interactionTypes } from './interactions.ts';
import { clientErrors, filledIn } from './modals.ts';
import { type Json, number, objects } from './wire.ts';
import { type Channel, changed, type StoredMessage, type World } from './world.ts';

const LINK = 5;

/** Presses a button, or picks `value` (several: separated by commas) from a select. */
export async function press(
  world: World,
  person: string,
  message: StoredMessage,
  control: string,
  value?: string,
): Promise<Outcome> {
  const component = controlOf(message, control);
  if (component === undefined) return { error: `There is no ${control} on this message.` };
  if (component.disabled === true) return { error: 'It is switched off.' };
  if (component.type === kinds.button && component.style === LINK) return {};
  const channel = world.channels.get(message.channel);
  if (channel === undefined) return { error: 'The channel is gone.' };
  const picked = component.type === kinds.select ? pick(component, value) : [];
  if (picked === undefined) return { error: 'Choose one of the options.' };
  const data = {
    component_type: component.type,
    custom_id: control,
    id: 1,
    ...(component.type === kinds.select ? { values: picked } : {}),
  };
  return outcome(
    await interact(world, { type: interactionTypes.component, person, channel, data, source: message }),
  );
}

function controlOf(message: StoredMessage, control: string): Json | undefined {
  for (const { component } of walk('components', message.payload.components)) {
    if (component.custom_id === control) return component;
  }
  return undefined;
}

/** The values, when they are options of the select and of the right number. */
function pick(select: Json, value: string | undefined): readonly string[] | undefined {
  const known = objects(select.options).map((option) => option.value);
  const wanted =
    value === undefined || value === '' ? [] : known.includes(value) ? [value] : value.split(',');
  const fits = wanted.length >= number(select.min_values, 1) && wanted.length <= number(select.max_values, 1);
  return fits && wanted.every((one) => known.includes(one)) ? wanted : undefined;
}

/** Sends the form that the bot opened for this person. */
export async function submit(
  world: World,
  person: string,
  values: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const open = world.modals.get(person);
  if (open === undefined) return { error: 'No form is open.' };
  const channel = channelOf(world, open.interaction);
  if (channel === undefined) return { error: 'The channel is gone.' };
  const errors = clientErrors(open.data, values);
  world.modals.set(person, { ...open, errors });
  changed(world);
  if (Object.keys(errors).length > 0) return {};
  const source = world.messages.get(open.interaction.source ?? '');
  const data = filledIn(open.data, values);
  const ask = {
    type: interactionTypes.modal,
    person,
    channel,
    data,
    ...(source === undefined ? {} : { source }),
  };
  const interaction = await interact(world, ask);
  if (interaction.state === 'acknowledged') closeModal(world, person);
  return interaction.state === 'acknowledged' ? {} : { error: 'Something went wrong. Try again.' };
}

/** The form is gone, and with it what was written; the bot hears nothing of it. */
export function closeModal(world: World, person: string): void {
  world.modals.delete(person);
  changed(world);
}

function channelOf(world: World, interaction: Interaction): Channel | undefined {
  return world.channels.get(interaction.channel);
}

function outcome(interaction: Interaction): Outcome {
  return interaction.state === 'acknowledged' ? {} : { error: 'This interaction failed' };
}
