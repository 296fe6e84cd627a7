// Any paper of the store, or any that a filter means.
import { UserError } from '../domain/errors.ts';
import { type Filter, parseFilter } from '../domain/filter.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from '../store/database.ts';
import { listingDays } from '../store/editions.ts';
import { countMatches, searchPapers } from '../store/filter-query.ts';
import { countPapers, paperAt } from '../store/numbers.ts';
import { paperById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { randomMessage } from '../views/random.ts';
import { carriedFilter, filterAsTyped } from './carried.ts';
import type { Command } from './command.ts';

export const random: Command = {
  name: 'random',
  topic: 'papers',
  aliases: ['surprise', 'lucky'],
  summary: 'any paper I have, or any that matches: random diffusion votes>=20',
  options: [
    {
      name: 'filter',
      description:
        'Words, "phrases", title: author: category: has:code votes>=20 after:2025-01, as for search',
      rest: true,
    },
  ],
  examples: ['random', 'random diffusion votes>=20'],
  async run(values, context) {
    const { db, asker, now, today, chance } = context;
    const typed = values.filter ? await filterAsTyped(values.filter, context) : '';
    const filter = typed === '' ? null : parseFilter(typed, today, 'random');
    const total = filter ? await countMatches(db, filter.expression) : await countPapers(db);
    if (total === 0) throw nothingToPick(filter);
    const id = await picked(db, filter, Math.min(total - 1, Math.floor(chance() * total)));
    const paper = id === null ? null : await paperById(db, id);
    if (!paper) throw nothingToPick(filter);
    await saveLastList(db, asker, [paper.id], now);
    const listed = await listingDays(db, paper.id);
    const carried = filter ? await carriedFilter(filter.text, context) : null;
    const about = { total, filter: filter?.text ?? null, carried };
    return { message: randomMessage(paper, { listed, today, ...about }), replace: true };
  },
};

async function picked(db: Database, filter: Filter | null, place: number): Promise<PaperId | null> {
  if (!filter) return paperAt(db, place);
  const { ids } = await searchPapers(db, filter, { limit: 1, offset: place, order: 'newest' });
  return ids[0] ?? null;
}

const nothingToPick = (filter: Filter | null): UserError =>
  filter
    ? new UserError(`No paper matches ${filter.text}.`, ['random', `search ${filter.text}`])
    : new UserError('I have no papers yet.');
