// A subscription as it is when nothing but a time was said.
import type { NewSubscription } from '../../src/domain/subscription.ts';

export const USUAL: NewSubscription = {
  workspace: 'slack:T1',
  place: 'slack:T1/C1',
  madeBy: 'slack:T1/U1',
  personal: false,
  cadence: 'weekdays',
  time: '09:00',
  zone: 'Europe/Zurich',
  top: 10,
  source: 'huggingface',
  categories: [],
  filter: '',
  layout: 'thread',
  freshness: 'fresh',
  order: 'votes',
  nextDueAt: 0,
};
