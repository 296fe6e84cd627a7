// Papers that a filter means, in everything that is stored.
import type { Answer } from '../chat/platform.ts';
import { type Expression, expressionText } from '../domain/filter/expression.ts';
import { type Filter, parseFilter } from '../domain/filter.ts';
import type { Database } from '../store/database.ts';
import { countMatches, searchPapers } from '../store/filter-query.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { queryOf, saveQuery } from '../store/queries.ts';
import { PAGE } from '../views/list.ts';
import { type Looser, nothingFoundMessage, searchMessage } from '../views/search.ts';
import type { Command, Context } from './command.ts';
import { parseFrom } from './from.ts';

/** So many hits are remembered for `show 3`, or up to the page that is shown. */
const REMEMBERED = 50;
/** How many parts of a search that finds nothing are tried without the others. */
const MOST_PARTS = 6;
const MOST_PROPOSALS = 3;

export const search: Command = {
  name: 'search',
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
    const filter = parseFilter(await asTyped(values.words ?? '', context), today);
    const from = parseFrom(values.from);
    const limit = Math.max(REMEMBERED, from - 1 + PAGE);
    const { ids, total, order } = await searchPapers(db, filter, { limit });
    if (total === 0) return nothingFound(filter, context);
    await saveLastList(db, asker, ids, now);
    const start = Math.min(from, Math.floor((total - 1) / PAGE) * PAGE + 1);
    const papers = await papersById(db, ids.slice(start - 1, start - 1 + PAGE));
    const carried = await forButtons(filter.text, context);
    const { text, notes } = filter;
    return {
      message: searchMessage({ text, notes, total, order, papers, from: start, carried }),
      replace: true,
    };
  },
};

/** Characters that a button has room for, beside the command and a number. */
const LONGEST_CARRIED = 80;
const KEY = /^=([0-9a-f]{16})$/;

// What does not fit into a button, or would be longer there, is stored; the button carries its key.
async function forButtons(text: string, { db, now }: Context): Promise<string> {
  const fits = text.length <= LONGEST_CARRIED && !/[%|]/.test(text);
  return fits ? text : `=${await saveQuery(db, text, now)}`;
}

async function asTyped(words: string, { db }: Context): Promise<string> {
  const key = KEY.exec(words)?.[1];
  return (key && (await queryOf(db, key))) || words;
}

async function nothingFound({ text, notes, expression }: Filter, { db }: Context): Promise<Answer> {
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
  return { message: nothingFoundMessage(text, notes, nearest) };
}

async function alone(parts: readonly Expression[], db: Database): Promise<Looser[]> {
  const found: Looser[] = [];
  for (const part of parts) {
    const total = part.kind === 'not' ? 0 : await countMatches(db, part);
    if (total > 0) found.push({ without: null, text: expressionText(part), total });
  }
  return found;
}
