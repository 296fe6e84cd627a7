// views.publish (the Home tab) and views.open (a modal); both are only kept, for tests to look at.
import { decoded, isRecord, required } from '../args.ts';
import { checkView } from '../blocks/check.ts';
import { people } from '../people.ts';
import { refuseWith, SlackRefusal } from '../refusal.ts';
import { changed, type Json } from '../state.ts';
import type { Method } from './method.ts';

/** 250 kB: docs views.open, view_too_large */
const maxView = 250_000;

export const publish: Method = {
  rate: 100,
  run(args, { state }) {
    const user = required(args, 'user_id');
    const view = readView(args, 'home');
    if (!people.some((person) => person.id === user)) throw new SlackRefusal('user_not_found');
    state.homes.set(user, view);
    changed(state);
    return { view: { ...view, id: `V${user}` } };
  },
};

export const openView: Method = {
  rate: 100,
  run(args, { state, handles }) {
    const trigger = required(args, 'trigger_id');
    const view = readView(args, 'modal');
    const person = handles.spendTrigger(trigger);
    state.modals.push({ ...view, for: person });
    changed(state);
    return { view: { ...view, id: `V${state.modals.length}` } };
  },
};

function readView(args: Json, type: 'home' | 'modal'): Json {
  required(args, 'view');
  const view = decoded(args, 'view', 'invalid_arguments');
  if (!isRecord(view) || view.type !== type)
    throw refuseWith('invalid_arguments', [`expected a ${type} view`]);
  if (JSON.stringify(view).length > maxView) throw new SlackRefusal('view_too_large');
  checkView(view);
  return view;
}
