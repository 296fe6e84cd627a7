// Pressing a button or picking from a select: the block_actions payload and its acknowledgement.
import type { Outcome } from '../local-chat.ts';
import { isRecord } from './args.ts';
import { whyNot } from './commands.ts';
import { wireHome } from './home.ts';
import { app, nameOf, team } from './people.ts';
import { responseUrl } from './responses.ts';
import type { Json, Stored } from './state.ts';
import { violation } from './state.ts';
import { wireMessage } from './wire.ts';
import type { World } from './world.ts';

interface Control {
  readonly blockId: string;
  readonly element: Json;
}

/** Sends the press to the app; throws when the message has no such control, which is the caller's mistake. */
export async function pressControl(
  world: World,
  person: string,
  message: Stored,
  control: string,
  value?: string,
): Promise<Outcome> {
  const found = controlIn(message.content.blocks, control, value);
  return deliver(world, control, blockActions(world, person, message, found, value));
}

/** The same in the Home tab of this person. */
export async function pressAtHome(
  world: World,
  person: string,
  control: string,
  value?: string,
): Promise<Outcome> {
  const view = world.state.homes.get(person);
  if (!view) throw new Error(`the app has shown ${nameOf(person)} no Home`);
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isRecord) : [];
  return deliver(world, control, homeActions(world, person, controlIn(blocks, control, value), value));
}

function controlIn(blocks: readonly Json[], control: string, value: string | undefined): Control {
  const found = controls(blocks).find((each) => matches(each, control, value));
  if (!found) throw new Error(`No control ${control}${value ? ` with ${value}` : ''} there`);
  return found;
}

async function deliver(world: World, control: string, payload: Json): Promise<Outcome> {
  const ack = await world.sockets.deliver({ type: 'interactive', takesAnswer: false, payload });
  if (ack.kind === 'late') violation(world.state, 'protocol', `no acknowledgement of ${control} in time`);
  return ack.kind === 'acked' ? {} : { error: whyNot(ack.kind) };
}

function matches({ element }: Control, control: string, value: string | undefined): boolean {
  if (element.action_id !== control) return false;
  if (value === undefined) return true;
  return element.type === 'button' ? element.value === value : optionOf(element, value) !== undefined;
}

function controls(blocks: readonly Json[]): Control[] {
  return blocks.flatMap((block) => {
    const elements = [block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])];
    return elements.filter(isRecord).map((element) => ({ blockId: String(block.block_id), element }));
  });
}

function blockActions(world: World, person: string, message: Stored, control: Control, value?: string): Json {
  const { state, handles } = world;
  const reply = handles.newReply(person, message.channel, message.ts);
  const channel = state.channels.get(message.channel);
  const ephemeral = message.onlyFor !== undefined;
  const action = actionOf(control, value, state.now());
  return {
    ...whoPresses(world, person),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.thread !== undefined && { thread_ts: message.thread }),
    },
    channel: { id: message.channel, name: channel?.name },
    ...(!ephemeral && { message: wireMessage(state, message, { metadata: true }) }),
    state: { values: stateValues(control, action) },
    response_url: responseUrl(world, reply),
    actions: [action],
  };
}

/** A view has neither a channel nor a response_url. */
function homeActions(world: World, person: string, control: Control, value?: string): Json {
  const view = wireHome(world.state, person);
  const action = actionOf(control, value, world.state.now());
  return {
    ...whoPresses(world, person),
    container: { type: 'view', view_id: view.id },
    view: { ...view, state: { values: stateValues(control, action) } },
    actions: [action],
  };
}

function whoPresses({ handles }: World, person: string): Json {
  const name = nameOf(person).toLowerCase();
  return {
    type: 'block_actions',
    user: { id: person, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: 'local',
    trigger_id: handles.newTrigger(person),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function actionOf({ blockId, element }: Control, value: string | undefined, now: number): Json {
  const { type, action_id } = element;
  const base = { type, action_id, block_id: blockId, action_ts: (now / 1000).toFixed(6) };
  if (type === 'button') {
    return { ...base, text: element.text, ...(element.value !== undefined && { value: element.value }) };
  }
  return { ...base, selected_option: value === undefined ? null : optionOf(element, value) };
}

function stateValues({ blockId }: Control, action: Json): Json {
  if (action.type === 'button') return {};
  const { type, selected_option } = action;
  return { [blockId]: { [String(action.action_id)]: { type, selected_option } } };
}

function optionOf(element: Json, value: string): Json | undefined {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRecord) : [];
  const lists = [element.options, ...groups.map((group) => group.options)];
  return lists
    .flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []))
    .find((option) => option.value === value);
}
