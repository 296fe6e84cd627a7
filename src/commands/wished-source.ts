// Whose lists a subscription wants: `huggingface`, categories of arXiv, or what the team has kept.
import { CATEGORIES, isSurelyCategory, knownCategory } from '../domain/arxiv-categories.ts';
import { UserError } from '../domain/errors.ts';
import { SHELF, type Wish } from '../domain/subscription.ts';
import { nearest } from '../text/nearest.ts';
import type { Context } from './command.ts';
import { dailySource } from './sources.ts';

/** Of what was typed after `from`; throws a UserError for what is none of these, and for several of them. */
export function readSource(
  typed: string | undefined,
  { sources }: Context,
): Pick<Wish, 'source' | 'categories'> {
  const words = (typed ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return { source: dailySource({ sources }).name, categories: [] };
  if (words.length === 1 && (same(first, SHELF) || same(first, 'kept')))
    return { source: SHELF, categories: [] };
  const named = sources.find(({ name, title }) => same(name, words.join('')) || same(title, words.join(' ')));
  if (named && named.name !== 'arxiv') return { source: named.name, categories: [] };
  const others = words.filter((word) => !same(word, 'arxiv'));
  const wanted = others.length > 0 ? others : words;
  if (wanted.some((word) => knownCategory(word))) refuseSeveral(wanted);
  const categories = wanted.map((word) => knownCategory(word) ?? refuseSource(word));
  return { source: 'arxiv', categories: [...new Set(categories)].sort() };
}

function refuseSeveral(words: readonly string[]): void {
  const foreign = words.filter((word) => /^(?:hugging|face|huggingface|shelf|kept)$/i.test(word));
  if (foreign.length === 0) return;
  const other = foreign.some((word) => /^(?:shelf|kept)$/i.test(word)) ? SHELF : 'huggingface';
  const categories = words.filter((word) => !foreign.includes(word));
  throw new UserError('One digest has one source. A channel may have several digests:', [
    `subscribe from ${other}`,
    `subscribe from ${categories.join(',')}`,
  ]);
}

function refuseSource(word: string): never {
  const meant = nearest(word, CATEGORIES);
  const said = isSurelyCategory(word)
    ? `arXiv has no category "${word}".`
    : `"${word}" is neither Hugging Face nor a category of arXiv.`;
  throw new UserError(said, [
    ...(meant === null ? [] : [`subscribe from ${meant}`]),
    'subscribe from huggingface',
    'subscribe from cs.CL,cs.LG',
    'subscribe from shelf',
  ]);
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Categories to begin with. */
const POPULAR: readonly string[] = ['cs.CL', 'cs.LG', 'cs.AI', 'cs.CV', 'cs.CL,cs.LG', 'stat.ML', 'cs.RO'];

/** What to offer while one types: what begins so, and behind a category one more. */
export function sourcesMatching(typed: string, sources: Context['sources']): string[] {
  const words = typed.toLowerCase().split(/[\s,]+/);
  const begun = words.pop() ?? '';
  const before = words.flatMap((word) => knownCategory(word) ?? []);
  const names = sources.map(({ name }) => name).filter((name) => name !== 'arxiv');
  const offered = before.length > 0 ? CATEGORIES : [...names, SHELF, ...POPULAR, ...CATEGORIES];
  const fitting = offered.filter((one) => one.toLowerCase().startsWith(begun) && !before.includes(one));
  return [...new Set(fitting)].map((one) => [...before, one].join(','));
}
