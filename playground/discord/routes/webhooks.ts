// After the first answer, for 15 minutes: more messages, and changes to those that are there.

import { attach } from '../attachments.ts';
import { answered, type Interaction, TOKEN_LIFE_MS } from '../interactions.ts';
import { addMessage, editMessage, flags, removeMessage, wireMessage } from '../messages.ts';
import { botId } from '../people.ts';
import { refusal } from '../refusal.ts';
import { checkEdit, checkNew, flagsOf, isEphemeral } from '../sending.ts';
import type { StoredMessage } from '../world.ts';
import { bodyOf, type Call, done, ok, type Route } from './route.ts';

const hook = '/webhooks/{application.id}/{interaction.token}';

/** The interaction of the path: acknowledged, and its token not yet too old. */
function interactionOf({ world, params }: Call): Interaction {
  const interaction = world.interactions.get(params['interaction.token'] ?? '');
  if (interaction === undefined || params['application.id'] !== botId) throw refusal(50027);
  if (world.clock.now() - interaction.createdAt > TOKEN_LIFE_MS) throw refusal(50027);
  if (interaction.state !== 'acknowledged') throw refusal(10015);
  return interaction;
}

function messageOf(call: Call): StoredMessage {
  const interaction = interactionOf(call);
  const named = call.params['message.id'];
  const id = named === undefined ? interaction.original : named;
  const message = call.world.messages.get(id ?? '');
  const ours = message?.interaction?.id === interaction.id || id === interaction.original;
  if (message === undefined || !ours) throw refusal(10008);
  return message;
}

function followUp(call: Call) {
  const { world, files } = call;
  const interaction = interactionOf(call);
  const body = bodyOf(call);
  checkNew(world, `POST ${hook}`, body, files);
  const waiting = world.messages.get(interaction.original ?? '');
  // A follow-up to "is thinking…" takes its place, as it does on Discord.
  if (waiting?.thinking === true) {
    editMessage(world, waiting, body, files);
    return ok(wireMessage(world, waiting));
  }
  const message = addMessage(world, {
    channel: interaction.channel,
    author: botId,
    payload: body,
    flags: flagsOf(body) | (isEphemeral(body) ? flags.ephemeral : 0),
    interaction: interaction.metadata,
    ...answered(interaction),
    attachments: attach(world, body, files),
    ...(isEphemeral(body) ? { onlyFor: interaction.person } : {}),
    ...(interaction.original === undefined ? {} : { reference: interaction.original, type: 19 }),
  });
  return ok(wireMessage(world, message));
}

function edit(call: Call) {
  const message = messageOf(call);
  const body = bodyOf(call);
  checkEdit(call.world, `PATCH ${hook}/messages`, message, body, call.files);
  editMessage(call.world, message, body, call.files);
  return ok(wireMessage(call.world, message));
}

function remove(call: Call) {
  removeMessage(call.world, messageOf(call));
  return done;
}

function at(path: string): readonly Route[] {
  return [
    { name: `GET ${path}`, open: true, run: (call) => ok(wireMessage(call.world, messageOf(call))) },
    { name: `PATCH ${path}`, open: true, run: edit },
    { name: `DELETE ${path}`, open: true, run: remove },
  ];
}

export const webhookRoutes: readonly Route[] = [
  { name: `POST ${hook}`, open: true, run: followUp },
  ...at(`${hook}/messages/@original`),
  ...at(`${hook}/messages/{message.id}`),
];
