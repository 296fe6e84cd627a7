// The app's Home tab: https://docs.slack.dev/surfaces/app-home
import type { Outcome } from '../local-chat.ts';
import { wireView } from './modals.ts';
import { directMessage } from './people.ts';
import type { Json, State } from './state.ts';
import type { World } from './world.ts';

/** A person opens it; where it is switched off there is no such tab. */
export function openHome(world: World, person: string): Outcome {
  if (!world.hasHome) return { error: 'This app has no Home tab.' };
  openTab(world, person, 'home');
  return {};
}

/** The event comes with the view that they see at that moment, if there is one. */
export function openTab({ state, events }: World, person: string, tab: 'home' | 'messages'): void {
  const shown = tab === 'home' && state.homes.has(person) ? { view: wireHome(state, person) } : {};
  events.emit({ type: 'app_home_opened', user: person, channel: directMessage(person), tab, ...shown });
}

/** The Home of a person as Slack sends it. */
export const wireHome = (state: State, person: string): Json =>
  wireView({ id: `V${person}`, hash: `${state.now()}`, view: state.homes.get(person) ?? {}, errors: {} });
