// Papers that a filter means, in everything that is stored.
import type { Answer } from '../chat/platform.ts';
import { type Expression, expressionText } from '../domain/filter/expression.ts';
import { forSource } from '../domain/filter/for-source.ts';
import { type Filter, parseFilter } from '../domain/filter.ts';
import type { Database } from '../store/database.ts';
import { countMatches, searchPapers } from '../store/filter-query.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { PAGE } from '../views/list.ts';
import { type Further, type Looser, nothingFoundMessage, searchMessage } from '../views/search.ts';
import { carriedFilter, filterAsTyped } from './carried.ts';
import type { Command, Context } from './command.ts';
import { pageStart, parseFrom } from './from.ts';
import { searchingSource } from './sources.ts';

/** So many hits are remembered for `show 3`, or up to the page that is shown. */
const REMEMBERED = 50;
/** How many parts of a search that finds nothing are tried without the others. */
const MOST_PARTS = 6;
const MOST_PROPOSALS = 3;
/** Where no more is found, a source that has more may be asked. */
const LITTLE = 3;

export const search: Command = {
  name: 'search',
  topic: 'papers',
  aliases: ['find'],
  summary: 'papers with these words, authors, votes, dates, in everything I have',
  options: [
    {
      name: 'words',
      description:
        'Words, "phrases", title: author: category: has:code votes>=20 after:2025-01, OR, -not, ( )',
      required: true,
      rest: true,
    },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: [
    'search diffusion',
    'search title:"value functions" votes>=20',
    'search agents -survey has:code',
  ],
  async run(values, context) {
    const { db, asker, now, today } = context;
    const filter = parseFilter(await filterAsTyped(values.words ?? '', context), today);
    const from = parseFrom(values.from);
    const limit = Math.max(REMEMBERED, from - 1 + PAGE);
    const { ids, total, order } = await searchPapers(db, filter, { limit });
    const carried = await carriedFilter(filter.text, context);
    const further = total <= LITTLE ? wayFurther(filter, carried, context) : null;
    if (total === 0) return nothingFound(filter, further, context);
    await saveLastList(db, asker, ids, now);
    const start = pageStart(from, total);
    const papers = await papersById(db, ids.slice(start - 1, start - 1 + PAGE));
    const { text, notes } = filter;
    return {
      message: searchMessage({ text, notes, total, order, papers, from: start, carried, further }),
      replace: true,
    };
  },
};

function wayFurther({ expression }: Filter, carried: string, context: Context): Further | null {
  const source = searchingSource(context);
  return source && forSource(expression).asked ? { sourceTitle: source.title, carried } : null;
}

async function nothingFound(
  { text, notes, expression }: Filter,
  further: Further | null,
  { db }: Context,
): Promise<Answer> {
  const parts = expression.kind === 'all' ? expression.parts : [];
  const asking = parts.filter((part) => part.kind !== 'not').length;
  const looser: Looser[] = [];
  for (const part of parts.slice(0, MOST_PARTS)) {
    const rest = { kind: 'all', parts: parts.filter((one) => one !== part) } as const;
    // What only leaves papers out leaves nearly all of them.
    if (part.kind !== 'not' && asking === 1) continue;
    const total = await countMatches(db, rest);
    if (total > 0) looser.push({ without: expressionText(part), text: expressionText(rest), total });
  }
  if (looser.length === 0 && asking > 2) looser.push(...(await alone(parts.slice(0, MOST_PARTS), db)));
  const nearest = looser.toSorted((a, b) => a.total - b.total).slice(0, MOST_PROPOSALS);
  return { message: nothingFoundMessage(text, notes, nearest, further) };
}

async function alone(parts: readonly Expression[], db: Database): Promise<Looser[]> {
  const found: Looser[] = [];
  for (const part of parts) {
    const total = part.kind === 'not' ? 0 : await countMatches(db, part);
    if (total > 0) found.push({ without: null, text: expressionText(part), total });
  }
  return found;
}
