// What the messages of a digest say, held against what should be said: each fault in words.

import type { Expected } from './judge.ts';
import { addDays, isWeekend, type KnownPaper, type Lists } from './known.ts';
import { papersIn, type Seen, wordsOf } from './seen.ts';
import type { KeptPaper } from './shelves.ts';
import { matches, reasonsOf, type Wish } from './wishes.ts';

const HOUR = 3_600_000;

export interface Then {
  readonly lists: Lists;
  readonly now: number;
  /** The newest list that was shown before. */
  readonly shown: string | null;
  /** Whether the team had kept anything to go by. */
  readonly isRanked: boolean;
}

const papers = (count: number): string => (count === 1 ? '1 paper' : `${count} papers`);
const says = (words: string, wanted: string): string[] =>
  words.includes(wanted) ? [] : [`should say "${wanted}"`];
const votesOf = ({ votes }: KnownPaper): string[] =>
  votes === null ? [] : [`▲ ${votes.toLocaleString('en')}`];

const named = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(day)).replace(',', '');
const dayName = (day: string): string => named(day, { weekday: 'short', day: 'numeric', month: 'long' });
const weekdayName = (day: string): string => named(day, { weekday: 'long' });

export function headerFaults({ message }: Seen, wish: Wish, expected: Expected, then: Then): string[] {
  const words = wordsOf(message);
  const { days, listed, matching, papers: chosen } = expected;
  const { lists, now } = then;
  const [newest] = days;
  if (newest === undefined) return emptyFaults(words, wish, then);
  const isWhole = lists.closesAt(newest) <= now;
  const found = [
    ...titleFaults(words, wish, days),
    ...(isWhole ? [] : says(words, 'so far')),
    ...(now > lists.closesAt(newest) + 3 * HOUR && chosen.length > 0 ? says(words, 'final') : []),
    ...(words.includes('final') && !isWhole ? ['calls an open list final'] : []),
    ...(chosen.length > 0 ? differing(chosen, papersIn(message), 'list') : []),
  ];
  if (chosen.length === 0) return [...found, ...says(words, noneMatches(wish, listed.length))];
  const span = days.length > 1 ? `${days.length} lists with ` : '';
  found.push(...says(words, `${span}${papers(listed.length)}`));
  if (wish.filter) {
    const match = matching.length === 1 ? 'matches' : 'match';
    found.push(...says(words, `${matching.length} of ${listed.length} ${match} ${wish.filter.text}`));
  }
  found.push(...orderSaid(words, wish, expected, then));
  for (const paper of chosen) for (const votes of votesOf(paper)) found.push(...says(words, votes));
  if (wish.layout === 'list')
    for (const paper of chosen) found.push(...says(words, reasonsOf(wish.filter, paper).join(', ')));
  return found;
}

function noneMatches({ categories }: Wish, listed: number): string {
  if (listed === 0) return `No papers in ${categories.join(', ')}`;
  return listed === 1 ? 'The only paper' : `None of the ${listed} papers`;
}

function orderSaid(
  words: string,
  { order }: Wish,
  { matching, fresh, papers: chosen }: Expected,
  then: Then,
): string[] {
  const isCut = fresh.length > chosen.length;
  const byVotes = order === 'votes' ? 'with most votes' : 'with most votes, as the team has kept nothing yet';
  const which = order === 'shelf' && then.isRanked ? 'nearest to what the team kept' : byVotes;
  const hasVotes = chosen.some(({ votes }) => votes !== null);
  const top = order === 'votes' && !hasVotes ? `the first ${chosen.length}` : `the ${chosen.length} ${which}`;
  if (fresh.length < matching.length) {
    const areNew = `the ${chosen.length} that ${chosen.length === 1 ? 'is' : 'are'} new here`;
    if (order === 'shelf') return says(words, `${areNew}, ${which}`);
    return says(words, isCut ? `${top} ${areNew.replace(/^the \d+ /, '')}` : areNew);
  }
  if (!isCut) return order === 'votes' ? [] : says(words, `${which}:`);
  return says(words, top);
}

/** A header whose list has closed: whole, its papers where they were, and after them what came later. */
export function finalFaults(
  { message }: Seen,
  wish: Wish,
  expected: Expected,
  { later, lists }: { readonly later: readonly KnownPaper[]; readonly lists: Lists },
): string[] {
  const words = wordsOf(message);
  const { days } = expected;
  const listed = lists.papersOf(days, wish.categories);
  const matching = listed.filter((paper) => matches(wish.filter, paper)).length;
  if (matching === 0 && expected.papers.length === 0) return says(words, noneAtAll(wish, listed.length));
  const isThread = wish.layout === 'thread';
  return [
    ...says(words, `${days.length > 1 ? `${days.length} lists with ` : ''}${papers(listed.length)}, final`),
    ...(wish.filter ? says(words, `${matching} of ${listed.length} match`) : []),
    ...(isThread && later.length > 0 ? says(words, `${later.length} came later`) : []),
    ...(!isThread && later.length > 0 ? says(words, 'Came later:') : []),
    ...(isThread ? [] : later).flatMap((paper) => says(words, reasonsOf(wish.filter, paper).join(', '))),
    ...differing([...expected.papers, ...(isThread ? [] : later)], papersIn(message), 'list'),
  ];
}

function noneAtAll({ categories }: Wish, listed: number): string {
  if (listed === 0) return `No papers in ${categories.join(', ')}.`;
  return listed === 1 ? 'The only paper does not match' : `None of the ${listed} papers matches`;
}

export function differing(expected: readonly KnownPaper[], found: readonly string[], verb: string): string[] {
  const ids = expected.map(({ id }) => id);
  return `${ids}` === `${found}` ? [] : [`should ${verb} ${ids} and not ${found}`];
}

function titleFaults(words: string, { cadence, categories }: Wish, days: readonly string[]): string[] {
  const what = categories.length > 0 ? `arXiv ${categories.join(', ')}` : 'Daily Papers';
  const [newest = '', oldest = newest] = [days[0], days.at(-1)];
  const span = newest === oldest ? dayName(newest) : `${dayName(oldest)} to ${dayName(newest)}`;
  return says(words, `${what}${cadence === 'weekly' ? ' of the week' : ''} · ${span}`);
}

/** Where nothing is listed, what is said of the lists must be so. */
function emptyFaults(words: string, { categories }: Wish, { lists, now, shown }: Then): string[] {
  const open = lists.openDayAt(now);
  const newest = lists.newest(open) ?? '';
  const count = lists.papersOf([newest], categories).length;
  const isNewest = (day: string) => day === weekdayName(newest);
  const [, unlisted] = /(\w+)’s list(?: of [\w., -]+)? has no papers yet/.exec(words) ?? [];
  if (unlisted !== undefined)
    return unlisted === weekdayName(open) && lists.count(open) === 0 && !lists.isSeenWhole(open)
      ? []
      : [`${unlisted}’s list has papers, or will have none`];
  const [, nothing] = /(\w+)’s list(?: of [\w., -]+)? stayed empty/.exec(words) ?? [];
  if (nothing !== undefined)
    return nothing === weekdayName(open) && lists.count(open) === 0 && lists.isSeenWhole(open)
      ? []
      : [`${nothing} is not over, or had papers`];
  if (/Nothing else is new since the last digest/.test(words)) return shown === newest ? [] : ['is not so'];
  const [, last = '', said] = /(\w+)’s is final with (\d+|no) papers?/.exec(words) ?? [];
  if (said !== undefined) {
    const isSo = isNewest(last) && lists.closesAt(newest) <= now && said === `${count || 'no'}`;
    return isSo && isWeekend(open) ? [] : ['is not so'];
  }
  const [, still = '', soFar] =
    /(\w+)’s is open with (\d+|no) papers?(?: in [\w., ]+)? so far/.exec(words) ?? [];
  if (soFar !== undefined)
    return isNewest(still) && now < lists.closesAt(newest) && soFar === `${count || 'no'}`
      ? []
      : ['is not so'];
  const [, past] = /(\w+)’s is (?:still open|not closed yet)/.exec(words) ?? [];
  if (past !== undefined) {
    const isOpen = now < lists.closesAt(newest);
    const isSo = isNewest(past) && words.includes(isOpen ? 'still open' : 'not closed yet');
    return isSo && now < lists.closesAt(newest) + 3 * HOUR ? [] : ['is not so'];
  }
  return ['says nothing that could be checked'];
}

/** The papers of a digest that have messages of their own. `thread`: where those under the header are. */
export function postFaults(
  posts: readonly Seen[],
  { layout, filter }: Pick<Wish, 'layout' | 'filter'>,
  chosen: readonly KnownPaper[],
  thread: string,
): string[] {
  const expected = layout === 'list' ? [] : chosen;
  const found = differing(
    expected,
    posts.flatMap(({ message }) => papersIn(message)),
    'bring',
  );
  for (const [index, { message, position }] of posts.entries()) {
    const paper = expected[index];
    if (!paper) continue;
    const words = wordsOf(message);
    const reasons = reasonsOf(filter, paper);
    for (const votes of votesOf(paper)) found.push(...says(words, votes));
    if (position !== index + 1) found.push(`${paper.id} is number ${position}`);
    if (reasons.length > 0) found.push(...says(words, `matched: ${reasons.join(', ')}`));
    if (layout === 'posts' ? message.thread !== undefined : message.thread !== thread)
      found.push(`${paper.id} is astray`);
  }
  return found;
}

interface KeptWeek {
  /** The most kept first. */
  readonly all: readonly KeptPaper[];
  readonly chosen: readonly (KeptPaper & { readonly paper: KnownPaper })[];
  /** The date it is for. */
  readonly day: string;
}

/** The weekly post of what the team has kept. */
export function keptFaults(
  header: Seen,
  posts: readonly Seen[],
  { filter, layout }: Wish,
  { all, chosen, day }: KeptWeek,
): string[] {
  const words = wordsOf(header.message);
  const match = filter === null ? '' : ` matching ${filter.text}`;
  const order = all.length === 1 ? ':' : ', most kept first:';
  const which = all.length > chosen.length ? ` · the ${chosen.length} most kept:` : order;
  const span = `${dayName(addDays(day, -7))} to ${dayName(addDays(day, -1))}`;
  const numbers = [...words.matchAll(/🔖\s(\d+)/g)].map(([, count]) => Number(count));
  const keepers = chosen.map((one) => one.keepers);
  return [
    ...says(words, `Kept by the team · ${span}`),
    ...says(words, `${papers(all.length)}${match}${which}`),
    ...differing(
      chosen.map(({ paper }) => paper),
      papersIn(header.message),
      'list',
    ),
    ...(`${numbers}` === `${keepers}`
      ? []
      : [`should say that they were kept by ${keepers}, not ${numbers}`]),
    ...(layout === 'list' ? [] : posts).flatMap(({ message }, index) =>
      says(wordsOf(message), `kept by ${keepers[index]} of the team`),
    ),
  ];
}
