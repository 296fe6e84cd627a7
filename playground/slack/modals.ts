// The modal that a person has open: https://docs.slack.dev/surfaces/modals
import { randomUUID } from 'node:crypto';
import { app, team } from './people.ts';
import { changed, type Json, type OpenModal, type State } from './state.ts';

/** Puts a view in front of a person, in place of one that was there. */
export function showModal(state: State, person: string, view: Json, id = `V${randomUUID()}`): OpenModal {
  const modal = { id, hash: `${state.now()}.${randomUUID().slice(0, 8)}`, view, errors: {} };
  state.openModals.set(person, modal);
  changed(state);
  return modal;
}

/** The modal stays open with words under its fields. */
export function showErrors(state: State, person: string, errors: OpenModal['errors']): void {
  const modal = state.openModals.get(person);
  if (modal) state.openModals.set(person, { ...modal, errors });
  changed(state);
}

export function closeModal(state: State, person: string): void {
  state.openModals.delete(person);
  changed(state);
}

/** What Slack adds to a view that it sends. */
export function wireView({ id, hash, view }: OpenModal): Json {
  return {
    callback_id: '',
    private_metadata: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id,
    team_id: team.id,
    hash,
    state: { values: {} },
    root_view_id: id,
    previous_view_id: null,
    external_id: '',
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.bot,
  };
}
