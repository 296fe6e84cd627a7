// Judges what came at each instant: every message has to be one that was due, as it should be, and none may be missing.
import { clocksOf, dueBy } from '../../digest/zone-truth.ts';
import { type Due, type Expected, newcomers, type Past, shouldSend } from './judge.ts';
import { addDays, type Known, type KnownPaper, type Lists } from './known.ts';
import { createLikeness, type Nearness, nearestOf, nearFaults, orderFaults } from './likeness.ts';
import { isFor, type openPlans, papersIn, type Seen, wordsOf } from './seen.ts';
import type { Shelves } from './shelves.ts';
import { differing, finalFaults, headerFaults, keptFaults, postFaults } from './told.ts';
import { matches, type PlatformName, typed, type Wish } from './wishes.ts';

const HOUR = 3_600_000;

/** A digest that came, with its posts in their order. */
export interface Digest {
  readonly due: Due;
  readonly header: Seen;
  readonly posts: readonly Seen[];
  readonly expected: Expected;
  final: boolean;
}

export interface Witnesses {
  readonly known: Known;
  readonly shelves: Shelves;
  /** Where each wish is fulfilled: the id of a channel. */
  readonly places: ReadonlyMap<Wish, string>;
  readonly planOf: ReturnType<typeof openPlans>['of'];
}

export type Court = ReturnType<typeof createCourt>;

export function createCourt({ known, shelves, places, planOf }: Witnesses) {
  const faults: string[] = [];
  const counts = { messages: 0, edits: 0, digests: 0, silent: 0, lost: 0, doubled: 0 };
  const of = { huggingface: 0, arxiv: 0, shelf: 0, byShelf: 0 };
  const had = new Map<string, Set<string>>();
  const pasts = new Map<Wish, Past>();
  const settled = new Set<Due>();
  const digests: Digest[] = [];
  const keys = new Set<string>();
  const nearnessIn = createNearness(known, shelves);

  const placeOf = (wish: Wish): string => places.get(wish) ?? '';
  const hadBy = (wish: Wish): Set<string> => {
    const place = `${wish.platform} ${placeOf(wish)}`;
    const set = had.get(place) ?? new Set();
    had.set(place, set);
    return set;
  };
  const fault = (now: number, what: string) => void faults.push(`${new Date(now).toISOString()}: ${what}`);
  const nameOf = ({ wish, day }: Due): string => `${typed(wish)} (${wish.platform}) for ${day}`;
  const threadOf = ({ to }: Wish, header: Seen): string =>
    ('kind' in to && to.kind === 'thread' ? header.message.thread : header.message.id) ?? '';

  /** Its messages that have come, the header first. */
  function messagesOf({ wish, day }: Due, news: readonly Seen[]): Seen[] {
    const place = placeOf(wish);
    return news
      .filter((one) => {
        const plan = planOf(one.key);
        return plan?.kind === 'digest' && plan.day === day && isFor(plan, wish, place) && !one.edited;
      })
      .sort((one, other) => one.position - other.position);
  }

  function judgeDue(due: Due, now: number, news: Seen[]): void {
    const { wish } = due;
    if (wish.source === 'shelf') {
      judgeKept(due, now, news);
      return;
    }
    const past = pasts.get(wish) ?? { had: hadBy(wish), shown: null, first: null };
    pasts.set(wish, past);
    const lists = known[wish.source];
    const verdict = shouldSend(due, lists, past, now);
    if (verdict === 'wait') return;
    settled.add(due);
    if (verdict === 'silent') {
      counts.silent++;
      return;
    }
    const [header, ...posts] = messagesOf(due, news);
    if (header?.position !== 0) {
      lose(due, now);
      return;
    }
    take(news, [header, ...posts]);
    const nearness = wish.order === 'shelf' ? nearnessIn(wish.platform) : null;
    const expected = nearness ? byNearness(verdict, header) : verdict;
    const wrong = [
      ...headerFaults(header, wish, expected, { lists, now, shown: past.shown, isRanked: nearness !== null }),
      ...postFaults(posts, wish, expected.papers, threadOf(wish, header)),
      ...(nearness ? rankFaults(nearness, wish, expected, [header, ...posts]) : []),
    ];
    for (const one of wrong) fault(now, `${nameOf(due)}: ${one}: ${wordsOf(header.message)}`);
    for (const { id } of expected.papers) past.had.add(id);
    past.shown = expected.days[0] ?? past.shown;
    count(wish);
    digests.push({ due, header, posts, expected, final: isFinal(expected, wish, lists, now) });
  }

  // Which papers are nearest is known but for those that are equally near: they are as they came, and judged then.
  function byNearness(verdict: Expected, header: Seen): Expected {
    const ids = papersIn(header.message);
    return { ...verdict, papers: ids.flatMap((id) => verdict.fresh.find((one) => one.id === id) ?? []) };
  }

  function rankFaults(
    nearness: Nearness,
    wish: Wish,
    expected: Expected,
    messages: readonly Seen[],
  ): string[] {
    const { fresh, papers } = expected;
    const wanted = Math.min(wish.top, fresh.length);
    const [header = '', ...posts] = messages.map(({ message }) => wordsOf(message));
    const wordsFor = ({ id }: KnownPaper, index: number): string =>
      wish.layout === 'list' ? lineOf(header, id) : (posts[index] ?? '');
    return [
      ...(papers.length === wanted ? [] : [`has ${papers.length} papers, not ${wanted}`]),
      ...orderFaults(nearness, fresh, papers),
      ...papers.flatMap((paper, index) => nearFaults(nearness, paper, wordsFor(paper, index))),
    ];
  }

  function judgeKept(due: Due, now: number, news: Seen[]): void {
    const { wish, day } = due;
    settled.add(due);
    const all = keptInWeek(due);
    if (all.length === 0) {
      counts.silent++;
      return;
    }
    const [header, ...posts] = messagesOf(due, news);
    if (header?.position !== 0) {
      lose(due, now);
      return;
    }
    take(news, [header, ...posts]);
    const chosen = all.slice(0, wish.top);
    const papers = chosen.map(({ paper }) => paper);
    const wrong = [
      ...keptFaults(header, posts, wish, { all, chosen, day }),
      ...postFaults(posts, wish, papers, threadOf(wish, header)),
    ];
    for (const one of wrong) fault(now, `${nameOf(due)}: ${one}: ${wordsOf(header.message)}`);
    for (const { id } of papers) hadBy(wish).add(id);
    count(wish);
    const expected = { days: [], listed: papers, matching: papers, fresh: papers, papers };
    digests.push({ due, header, posts, expected, final: true });
  }

  /** In the seven local days before, and matching. */
  function keptInWeek({ wish, day, at }: Due) {
    const clocks = clocksOf(wish.zone, at - 10 * 24 * HOUR, at + 2 * 24 * HOUR);
    const [from, until] = [addDays(day, -7), day].map((one) => dueBy(clocks, '00:00', [one])[0]?.at ?? 0);
    return shelves.keptBetween(wish.platform, from ?? 0, until ?? 0).flatMap((kept) => {
      const paper = known.paper(kept.id);
      return paper && matches(wish.filter, paper) ? [{ ...kept, paper }] : [];
    });
  }

  function lose(due: Due, now: number): void {
    counts.lost++;
    fault(now, `lost: ${nameOf(due)}`);
  }

  function count({ source, order }: Wish): void {
    counts.digests++;
    of[source]++;
    if (order === 'shelf') of.byShelf++;
  }

  // A digest of the list that was open is completed; others are whole already.
  const isFinal = ({ days: [day] }: Expected, wish: Wish, lists: Lists, now: number) =>
    'person' in wish.to || day === undefined || day !== lists.openDayAt(now) || lists.isSeenWhole(day);

  function judgeCompletion(digest: Digest, now: number, news: Seen[]): void {
    const { due, header, expected } = digest;
    const { wish } = due;
    const [day = ''] = expected.days;
    if (digest.final || wish.source === 'shelf') return;
    const lists = known[wish.source];
    if (now < lists.closesAt(day)) return;
    const edit = news.find((one) => one.edited && one.message.id === header.message.id);
    const name = `${typed(wish)} (${wish.platform}), completion of ${day}`;
    if (!edit) {
      if (now - lists.closesAt(day) <= 4 * HOUR) return;
      counts.lost++;
      digest.final = true;
      fault(now, `lost: ${name}`);
      return;
    }
    digest.final = true;
    const replies = news
      .filter((one) => planOf(one.key)?.follows === header.key && one.position > 0)
      .sort((one, other) => one.position - other.position);
    take(news, [edit, ...replies]);
    counts.edits++;
    const brought =
      wish.layout === 'thread'
        ? replies.flatMap(({ message }) => papersIn(message))
        : papersIn(edit.message).slice(expected.papers.length);
    const { later, wrong } = joined(wish, expected.days, brought);
    const inThread = wish.layout === 'thread' ? later : [];
    wrong.push(
      ...finalFaults(edit, wish, expected, { later, lists }),
      ...differing(
        inThread,
        replies.flatMap(({ message }) => papersIn(message)),
        'bring',
      ),
    );
    for (const one of wrong) fault(now, `${name}: ${one}: ${wordsOf(edit.message)}`);
    for (const { id } of later) hadBy(wish).add(id);
  }

  /** What joins a digest when its list has closed; by nearness, what `brought` are as far as they may. */
  function joined(wish: Wish, days: readonly string[], brought: readonly string[]) {
    const past = hadBy(wish);
    const lists = known[wish.source === 'arxiv' ? 'arxiv' : 'huggingface'];
    const nearness = wish.order === 'shelf' ? nearnessIn(wish.platform) : null;
    if (!nearness) return { later: newcomers(wish, days, lists, past), wrong: [] as string[] };
    const matching = lists.papersOf(days, wish.categories).filter((paper) => matches(wish.filter, paper));
    const { surely, maybe } = nearestOf(nearness, matching, wish.top);
    const later = brought.flatMap((id) => maybe.find((one) => one.id === id && !past.has(id)) ?? []);
    const missing = surely.filter((one) => !past.has(one.id) && !later.includes(one));
    const wrong = [...missing.map(({ id }) => `should bring ${id}`), ...orderFaults(nearness, later, later)];
    return { later, wrong };
  }

  function take(news: Seen[], some: readonly Seen[]): void {
    for (const one of some) {
      const name = `${one.platform} ${one.key}-${one.position}`;
      if (!one.edited && keys.has(name)) {
        counts.doubled++;
        faults.push(`doubled: ${name}`);
      }
      keys.add(name);
      if (!one.edited) counts.messages++;
      news.splice(news.indexOf(one), 1);
    }
  }

  return {
    faults,
    counts,
    of,
    /** Those that have come of a wish, the newest last. */
    digestsOf: (wish: Wish): readonly Digest[] => digests.filter(({ due }) => due.wish === wish),
    sit(now: number, dues: readonly Due[], news: Seen[]): void {
      for (const digest of digests) judgeCompletion(digest, now, news);
      for (const due of dues) if (!settled.has(due)) judgeDue(due, now, news);
      for (const one of news) {
        counts.doubled++;
        fault(now, `nobody asked for: ${one.platform} ${one.channel} ${wordsOf(one.message)}`);
      }
    },
    told: (): string =>
      `${counts.digests} digests (${of.huggingface} of Hugging Face, ${of.arxiv} of arXiv, ${of.shelf} from the shelf; ` +
      `${of.byShelf} by the shelf) in ${counts.messages} messages and ${counts.edits} completions checked, ` +
      `${counts.silent} rightly silent; lost ${counts.lost}, doubled ${counts.doubled}`,
  };
}

/** What a list says of a paper: from its link to the next one. */
const lineOf = (words: string, id: string): string =>
  words.split(`/papers/${id}`)[1]?.split('/papers/')[0] ?? '';

const GROWN = 1.03;

/** Gives what each team's papers are near to; null where a team has kept nothing yet. */
function createNearness(known: Known, shelves: Shelves) {
  let size = 0;
  let likeness: ReturnType<typeof createLikeness> | null = null;
  const papers = (ids: readonly string[]): KnownPaper[] => ids.flatMap((id) => known.paper(id) ?? []);
  return (platform: PlatformName): Nearness | null => {
    const liked = papers(shelves.liked(platform));
    if (liked.length === 0) return null;
    // How rare words are changes slowly.
    if (likeness === null || known.size() > size * GROWN) {
      likeness = createLikeness(known.all());
      size = known.size();
    }
    return likeness({ liked, disliked: papers(shelves.disliked(platform)) });
  };
}
