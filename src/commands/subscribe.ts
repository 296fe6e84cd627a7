// Gives a place what was wished for: a subscription more, or a change of the one for the same papers.
import { zonesMatching } from '../domain/zone.ts';
import { saveZone } from '../store/people.ts';
import { subscriptionsOf } from '../store/subscriptions.ts';
import type { Command } from './command.ts';
import { takeWish } from './take-wish.ts';
import { readWish, WISH_OPTIONS } from './wish.ts';
import { sourcesMatching } from './wished-source.ts';

export const subscribe: Command = {
  name: 'subscribe',
  topic: 'channel',
  summary: 'post papers in this channel, when and as you say',
  options: WISH_OPTIONS,
  details: [['only "top 5"', 'Quotes keep in the filter what reads like another wish']],
  examples: [
    'subscribe at 09:00 Europe/Zurich',
    'subscribe weekly top 5 from cs.CL,cs.LG as list',
    'subscribe only diffusion votes>=20',
  ],
  changesPlace: true,
  async run(values, context) {
    const { asker, db } = context;
    const { wish, changes } = readWish(values, await subscriptionsOf(db, asker.place), context);
    const answer = await takeWish(wish, { changes, goesOn: true }, context);
    if (values.zone) await saveZone(db, asker, wish.zone);
    return answer;
  },
  async complete(option, typed, { sources }) {
    const offered = option === 'from' ? sourcesMatching(typed, sources) : zonesMatching(typed);
    return offered.map((value) => ({ label: value, value }));
  },
};
