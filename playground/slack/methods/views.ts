// views.publish (the Home tab) and views.open (a modal, for the person of a trigger).
import { decoded, isRecord, required } from '../args.ts';
import { checkView } from '../blocks/check.ts';
import { wireHome } from '../home.ts';
import { showModal, wireView } from '../modals.ts';
import { people } from '../people.ts';
import { refuseWith, SlackRefusal } from '../refusal.ts';
import { changed, type Json } from '../state.ts';
import type { Method } from './method.ts';

/** 250 kB: docs views.open, view_too_large */
const maxView = 250_000;

export const publish: Method = {
  rate: 100,
  run(args, { state, hasHome }) {
    const user = required(args, 'user_id');
    const view = readView(args, 'home');
    if (!hasHome) throw new SlackRefusal('not_enabled');
    if (!people.some((person) => person.id === user)) throw new SlackRefusal('user_not_found');
    state.homes.set(user, view);
    changed(state);
    return { view: wireHome(state, user) };
  },
};

export const openView: Method = {
  rate: 100,
  run(args, { state, handles }) {
    const trigger = required(args, 'trigger_id');
    const view = readView(args, 'modal');
    const takesFiles = JSON.stringify(view.blocks).includes('"file_input"');
    if (takesFiles && !state.scopes.has('files:read'))
      throw new SlackRefusal('missing_scope', { needed: 'files:read' });
    const person = handles.spendTrigger(trigger);
    state.modals.push({ ...view, for: person });
    const opened = showModal(state, person, view);
    return { view: wireView(opened) };
  },
};

function readView(args: Json, type: 'home' | 'modal'): Json {
  required(args, 'view');
  return checkedView(decoded(args, 'view', 'invalid_arguments'), type);
}

/** A view as Slack takes it, wherever it came from. */
export function checkedView(view: unknown, type: 'home' | 'modal'): Json {
  if (!isRecord(view) || view.type !== type)
    throw refuseWith('invalid_arguments', [`expected a ${type} view`]);
  if (JSON.stringify(view).length > maxView) throw new SlackRefusal('view_too_large');
  checkView(view);
  return withBlockIds(view);
}

/** Slack names the blocks that have no id of their own. */
function withBlockIds(view: Json): Json {
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isRecord) : [];
  return { ...view, blocks: blocks.map((block, index) => ({ block_id: `b${index}`, ...block })) };
}
