// Sending or leaving a modal: what the client itself wants first, the view_submission, and what may answer it.
import type { GivenFiles, Outcome } from '../local-chat.ts';
import { isRecord } from './args.ts';
import { whyNot } from './commands.ts';
import { checkedView } from './methods/views.ts';
import { closeModal, showErrors, showModal, wireView } from './modals.ts';
import { app, nameOf, team } from './people.ts';
import { SlackRefusal } from './refusal.ts';
import { type Json, type OpenModal, type StoredFile, violation } from './state.ts';
import { fileUrl, handOver } from './uploads.ts';
import { wireFile } from './wire.ts';
import type { World } from './world.ts';

/** By field. */
interface Given {
  readonly values: Readonly<Record<string, string>>;
  readonly files: GivenFiles;
}

interface Filled {
  readonly block: Json;
  readonly value: string;
  /** As Slack tells of a file that was handed over. */
  readonly file: Json | undefined;
}

/** Words of Slack's client; they never reach the app. */
const EMPTY = 'Please complete this required field.';
const NO_ANSWER = 'We had some trouble connecting. Try again?';

export async function submitModal(world: World, person: string, given: Given): Promise<Outcome> {
  const { state } = world;
  const modal = state.openModals.get(person);
  if (!modal) throw new Error(`${nameOf(person)} has no form open`);
  const inputs = inputsOf(modal.view);
  const { values, files } = given;
  const unknown = [...Object.keys(values), ...Object.keys(files)].find(
    (name) => !inputs.some((block) => block.block_id === name),
  );
  if (unknown !== undefined) throw new Error(`the form has no field ${unknown}`);
  const filled = inputs.map((block): Filled => {
    const file = files[String(block.block_id)];
    const value = values[String(block.block_id)] ?? atFirst(block);
    return { block, value, file: file && wireHandedOver(world, handOver(state, file)) };
  });
  const faults = Object.fromEntries(
    filled.flatMap(({ block, value, file }) => {
      const fault = file ? undefined : clientFault(block, value);
      return fault === undefined ? [] : [[String(block.block_id), fault]];
    }),
  );
  showErrors(state, person, faults);
  if (Object.keys(faults).length > 0) return {};
  const ack = await world.sockets.deliver({
    type: 'interactive',
    takesAnswer: true,
    payload: submission(world, person, modal, Object.fromEntries(filled.map(stateOf))),
  });
  if (ack.kind === 'late') violation(state, 'protocol', 'no acknowledgement of a form in time');
  if (ack.kind !== 'acked') return { error: `${NO_ANSWER} (${whyNot(ack.kind)})` };
  try {
    take(world, person, modal, ack.answer);
    return {};
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    violation(state, 'protocol', `answer to a form: ${error.code} ${JSON.stringify(ack.answer)}`);
    return { error: NO_ANSWER };
  }
}

/** The app hears of it only where it asked to (notify_on_close). */
export function cancelModal(world: World, person: string): Outcome {
  const modal = world.state.openModals.get(person);
  if (modal?.view.notify_on_close === true)
    violation(world.state, 'protocol', 'the local Slack sends no view_closed');
  closeModal(world.state, person);
  return {};
}

/** https://docs.slack.dev/surfaces/modals#updating_response */
function take({ state }: World, person: string, modal: OpenModal, answer: Json): void {
  const action = answer.response_action;
  if (action === undefined && Object.keys(answer).length > 0) throw new SlackRefusal('invalid_response');
  if (action === undefined || action === 'clear') closeModal(state, person);
  else if (action === 'update') showModal(state, person, checkedView(answer.view, 'modal'), modal.id);
  else if (action === 'errors') showErrors(state, person, checkedErrors(modal, answer.errors));
  else throw new SlackRefusal('invalid_response_action');
}

function checkedErrors({ view }: OpenModal, errors: unknown): Record<string, string> {
  const names = inputsOf(view).map((block) => block.block_id);
  const entries = isRecord(errors) ? Object.entries(errors) : [];
  const fit = entries.every(
    ([name, text]) => names.includes(name) && typeof text === 'string' && text !== '',
  );
  if (entries.length === 0 || !fit) throw new SlackRefusal('invalid_errors');
  return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]));
}

const inputsOf = (view: Json): Json[] =>
  (Array.isArray(view.blocks) ? view.blocks : []).filter(isRecord).filter((block) => block.type === 'input');

const elementOf = (block: Json): Json => (isRecord(block.element) ? block.element : {});

function atFirst(block: Json): string {
  const { initial_value, initial_option } = elementOf(block);
  return isRecord(initial_option) ? String(initial_option.value) : String(initial_value ?? '');
}

function optionOf(element: Json, value: string): Json | undefined {
  const options = Array.isArray(element.options) ? element.options.filter(isRecord) : [];
  return options.find((option) => option.value === value);
}

/** Up to 3,000 characters unless the element says less: types block-elements.d.ts, PlainTextInput */
const LONGEST = 3000;

function clientFault(block: Json, value: string): string | undefined {
  const element = elementOf(block);
  if (value === '') return block.optional === true ? undefined : EMPTY;
  if (element.type === 'file_input') throw new Error('nobody types into a field for files');
  if (element.type === 'static_select') {
    if (!optionOf(element, value)) throw new Error(`the menu has no ${value}`);
    return undefined;
  }
  const most = typeof element.max_length === 'number' ? element.max_length : LONGEST;
  const least = typeof element.min_length === 'number' ? element.min_length : 0;
  if (value.length > most) return `Must be at most ${most} characters.`;
  return value.length < least ? `Must be at least ${least} characters.` : undefined;
}

const wireHandedOver = ({ base }: World, file: StoredFile): Json => wireFile(file, fileUrl(base, file));

function stateOf({ block, value, file }: Filled): [string, Json] {
  const element = elementOf(block);
  if (file && element.type !== 'file_input') throw new Error('this field takes no file');
  const [name, action] = [String(block.block_id), String(element.action_id)];
  if (element.type === 'file_input')
    return [name, { [action]: { type: element.type, files: file ? [file] : [] } }];
  const state =
    element.type === 'static_select'
      ? { type: element.type, selected_option: optionOf(element, value) ?? null }
      : { type: element.type, value: value === '' ? null : value };
  return [String(block.block_id), { [String(element.action_id)]: state }];
}

function submission(world: World, person: string, modal: OpenModal, values: Json): Json {
  const name = nameOf(person).toLowerCase();
  return {
    type: 'view_submission',
    team: { id: team.id, domain: team.domain },
    user: { id: person, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: 'local',
    trigger_id: world.handles.newTrigger(person),
    view: { ...wireView(modal), state: { values } },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}
