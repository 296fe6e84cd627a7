// Papers that gain votes now, by what our own readings have seen.
import { UserError } from '../domain/errors.ts';
import { hoursInWords, LOOK_BACKS, parseLookBack } from '../domain/look-back.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { gainsSince, watchedSince } from '../store/samples.ts';
import { PAGE } from '../views/list.ts';
import { risingMessage } from '../views/ranking.ts';
import type { Command } from './command.ts';
import { pageStart, parseFrom } from './from.ts';

const MOST = 100;

export const rising: Command = {
  name: 'rising',
  topic: 'lists',
  summary: 'papers by the votes they have gained in the last 24 hours, or 6h, 3 days',
  options: [
    { name: 'over', description: 'Hours or days, 24h if left out: 6h, 3 days', rest: true, completes: true },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['rising', 'rising 6h', 'rising 3 days'],
  async run(values, { db, asker, now, today, zone }) {
    const { hours, ms } = parseLookBack(values.over ?? '');
    const gains = (await gainsSince(db, now - ms, now)).slice(0, MOST);
    if (gains.length === 0) throw nothingRises(hours);
    const ids = gains.map(({ id }) => id);
    await saveLastList(db, asker, ids, now);
    const from = pageStart(parseFrom(values.from), ids.length);
    const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
    const byId = new Map(gains.map((gain) => [gain.id, gain]));
    const watched = await watchedSince(db);
    const message = risingMessage(
      {
        rising: papers.map((paper) => ({
          paper,
          gain: byId.get(paper.id)?.gain ?? 0,
          watchedMs: now - (byId.get(paper.id)?.since ?? now),
        })),
        total: ids.length,
        from,
        hours,
        watchedSince: watched !== null && watched > now - ms ? watched : null,
      },
      { today, zone },
    );
    return { message, replace: true };
  },
  async complete(_option, typed) {
    const start = typed.trim().toLowerCase();
    return LOOK_BACKS.filter((one) => one.startsWith(start)).map((value) => ({ label: value, value }));
  },
};

function nothingRises(hours: number): UserError {
  const said = `I have seen no paper gain votes in the last ${hoursInWords(hours)}.`;
  return new UserError(said, hours < 72 ? ['rising 3 days', 'trending'] : ['trending', 'today']);
}
