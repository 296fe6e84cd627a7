// The first answer to an interaction: in time, once, of a kind that fits what was asked.

import { attach } from '../attachments.ts';
import { fault } from '../form.ts';
import { answered, type Interaction, interactionTypes } from '../interactions.ts';
import { addMessage, editMessage, flags, wireMessage } from '../messages.ts';
import { checkModal } from '../modals.ts';
import { checkChoices } from '../option-limits.ts';
import { botId } from '../people.ts';
import { invalidForm, refusal } from '../refusal.ts';
import { checkEdit, checkNew, flagsOf, isEphemeral } from '../sending.ts';
import { isJson, type Json, number, objects } from '../wire.ts';
import { changed, type StoredMessage, type World } from '../world.ts';
import { bodyOf, type Call, done, ok, type Route } from './route.ts';

const name = 'POST /interactions/{interaction.id}/{interaction.token}/callback';

/** Kinds of answer (https://discord.com/developers/docs/interactions/receiving-and-responding). */
const kinds = { message: 4, later: 5, updateLater: 6, update: 7, choices: 8, modal: 9 } as const;

const fitting: Readonly<Record<Interaction['type'], readonly number[]>> = {
  [interactionTypes.command]: [kinds.message, kinds.later, kinds.modal],
  [interactionTypes.component]: [kinds.message, kinds.later, kinds.updateLater, kinds.update, kinds.modal],
  [interactionTypes.autocomplete]: [kinds.choices],
  [interactionTypes.modal]: [kinds.message, kinds.later, kinds.updateLater, kinds.update],
};

function callback(call: Call) {
  const { world, query } = call;
  const interaction = world.interactions.get(call.params['interaction.token'] ?? '');
  if (interaction === undefined || interaction.id !== call.params['interaction.id']) throw refusal(10062);
  if (interaction.state === 'late') throw refusal(10062);
  if (interaction.state === 'acknowledged') throw refusal(40060);
  const body = bodyOf(call);
  const kind = number(body.type);
  if (!fitting[interaction.type].includes(kind)) {
    const allowed = fitting[interaction.type].join(', ');
    throw invalidForm([fault('type', 'BASE_TYPE_CHOICES', `Value must be one of {${allowed}}.`)]);
  }
  const message = answer(call, interaction, kind, isJson(body.data) ? body.data : {});
  interaction.state = 'acknowledged';
  interaction.settle();
  return query.get('with_response') === 'true' ? ok(whatCame(world, interaction, kind, message)) : done;
}

function answer(call: Call, interaction: Interaction, kind: number, data: Json): StoredMessage | undefined {
  const { world, files } = call;
  switch (kind) {
    case kinds.message:
      checkNew(world, name, data, files);
      return post(call, interaction, data, false);
    case kinds.later:
      onlyEphemeral(data);
      return post(call, interaction, data, true);
    case kinds.update:
      return update(call, interaction, data);
    case kinds.updateLater:
      interaction.original = sourceOf(world, interaction).id;
      return undefined;
    case kinds.choices:
      checkChoices(data.choices);
      interaction.choices = objects(data.choices);
      return undefined;
    default:
      checkModal(data);
      world.modals.set(interaction.person, { interaction, data, errors: {} });
      changed(world);
      return undefined;
  }
}

function post(call: Call, interaction: Interaction, data: Json, thinking: boolean): StoredMessage {
  const { world } = call;
  const pressed = interaction.type === interactionTypes.component ? interaction.source : undefined;
  const message = addMessage(world, {
    channel: interaction.channel,
    author: botId,
    payload: thinking ? {} : data,
    type: pressed === undefined ? 20 : 19,
    flags: flagsOf(data) | (isEphemeral(data) ? flags.ephemeral : 0),
    thinking,
    interaction: interaction.metadata,
    ...answered(interaction),
    attachments: attach(world, data, call.files),
    ...(pressed === undefined ? {} : { reference: pressed }),
    ...(isEphemeral(data) ? { onlyFor: interaction.person } : {}),
  });
  interaction.original = message.id;
  return message;
}

/** "Thinking" may say who sees it and nothing else. */
function onlyEphemeral(data: Json): void {
  if ((number(data.flags) & ~flags.ephemeral) !== 0) {
    throw invalidForm([fault('data.flags', 'INVALID_FLAGS', 'Only the EPHEMERAL flag can be set here.')]);
  }
}

function update(call: Call, interaction: Interaction, data: Json): StoredMessage {
  const message = sourceOf(call.world, interaction);
  checkEdit(call.world, name, message, data, call.files);
  editMessage(call.world, message, data, call.files);
  interaction.original = message.id;
  return message;
}

function sourceOf(world: World, interaction: Interaction): StoredMessage {
  const message = world.messages.get(interaction.source ?? '');
  if (message === undefined) throw refusal(10008);
  return message;
}

function whatCame(world: World, from: Interaction, kind: number, message: StoredMessage | undefined): Json {
  const shown = message === undefined ? {} : { message: wireMessage(world, message) };
  return {
    interaction: {
      id: from.id,
      type: from.type,
      channel_id: from.channel,
      ...(message === undefined ? {} : { response_message_id: message.id }),
      response_message_loading: message?.thinking ?? false,
      response_message_ephemeral: message?.onlyFor !== undefined,
    },
    resource: { type: kind, ...shown },
  };
}

export const interactionRoutes: readonly Route[] = [{ name, open: true, run: callback }];
