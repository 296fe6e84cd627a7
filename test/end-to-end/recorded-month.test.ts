// A month of recorded lists is lived through with fifty subscriptions of all kinds: whatever is posted is held against what
// could then be known of the lists, and whatever should be posted is looked for.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { daysFromRecording } from '../../playground/hugging-face/recorded.ts';
import { clocksOf, datesFrom, dueBy } from '../digest/zone-truth.ts';
import { person } from '../world/people.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Due, type Expected, newcomers, type Past, shouldSend } from './month/judge.ts';
import {
  addDays,
  closesAt,
  isWeekend,
  type Known,
  type KnownPaper,
  knownFrom,
  openDayAt,
} from './month/known.ts';
import { isFor, openPlans, papersIn, type Seen, watch, wordsOf } from './month/seen.ts';
import { CHANNELS, matches, reasonsOf, typed, WISHES, type Wish } from './month/wishes.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/hf-daily');
const present = existsSync(FOLDER);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = '2025-01';
const BEGIN = Date.parse('2025-01-02T20:00Z');
const END = Date.parse('2025-02-01T09:00Z');

let world: World | null = null;
afterEach(async () => {
  await world?.end();
  world = null;
});

/** With the days of the month that were read several times. */
function recordedMonth(): LocalDay[] {
  const lines = (name: string) => gunzipSync(readFileSync(join(FOLDER, `${name}.jsonl.gz`))).toString();
  const growing = lines('growing-days')
    .split('\n')
    .filter((line) => line.slice(0, 40).includes(MONTH));
  return daysFromRecording([lines(MONTH), ...growing].join('\n'));
}

/** When something is due, when lists are completed, and every three hours. */
function ticksOf(dues: readonly Due[]): number[] {
  const ticks = new Set<number>();
  for (let at = BEGIN; at <= END; at += 3 * HOUR) ticks.add(at);
  for (const { at } of dues) ticks.add(at).add(at + 3 * HOUR);
  for (let day = '2025-01-02'; day <= '2025-01-31'; day = addDays(day, 1))
    for (const minutes of [10, 40, 130, 190]) ticks.add(closesAt(day) + minutes * MINUTE);
  return [...ticks].filter((at) => BEGIN < at && at <= END).sort((one, other) => one - other);
}

const CADENCES: Readonly<Record<Wish['cadence'], (day: string) => boolean>> = {
  daily: () => true,
  weekdays: (day) => !isWeekend(day),
  weekly: (day) => new Date(day).getUTCDay() === 1,
};

function duesOf(wish: Wish): Due[] {
  const clocks = clocksOf(wish.zone, BEGIN - 2 * DAY, END + 2 * DAY);
  const dates = datesFrom('2025-01-02', '2025-02-01').filter(CADENCES[wish.cadence]);
  return dueBy(clocks, wish.time, dates)
    .filter(({ at }) => BEGIN < at && at <= END)
    .map((due) => ({ wish, ...due }));
}

async function subscribeAll({ chats }: World): Promise<void> {
  for (const name of ['Alice', 'Bob'] as const) {
    const zone = name === 'Alice' ? 'Europe/Zurich' : 'America/New_York';
    await person(chats.discord, name).ask(`zone ${zone}`);
  }
  for (const wish of WISHES) {
    const chat = chats[wish.platform];
    const asker = 'person' in wish.to ? person(chat, wish.to.person) : person(chat, 'Alice', wish.to.channel);
    const answer = wordsOf(await asker.ask(typed(wish)));
    expect(answer, typed(wish)).toMatch(/Subscribed|Following|follow/);
  }
}

const placeOf = (wish: Wish, { chats }: World): string => {
  const chat = chats[wish.platform];
  const { to } = wish;
  if ('person' in to) return chat.direct(person(chat, to.person).id).id;
  return chat.channels.find(({ name }) => name === to.channel)?.id ?? '';
};

describe.skipIf(!present)('a recorded month with fifty subscriptions', () => {
  test('is told as it was: every message true, none missing, none twice', async () => {
    const days = recordedMonth();
    world = await startWorld({ at: new Date(BEGIN).toISOString(), days, papers: [], channels: CHANNELS });
    const month = await live(world, days);
    console.info(month.told());
    expect(month.faults).toEqual([]);
    expect([...world.slack.violations, ...world.discord.violations]).toEqual([]);
    expect(month.counts.messages).toBeGreaterThan(1000);
  }, 600_000);
});

test.runIf(!present)('no recorded month is here: ../shared/data/hf-daily is missing', () => {
  expect(present).toBe(false);
});

async function live(here: World, days: readonly LocalDay[]) {
  const { chats, huggingFace } = here;
  const known = knownFrom(days, huggingFace.requests);
  const places = new Map(WISHES.map((wish) => [wish, placeOf(wish, here)]));
  const watches = (['slack', 'discord'] as const).map((platform) => {
    const channels = WISHES.filter((wish) => wish.platform === platform).map(
      (wish) => places.get(wish) ?? '',
    );
    return watch(chats[platform], [...new Set(channels)]);
  });
  await subscribeAll(here);
  // What was said while subscribing is no digest.
  for (const news of watches) news();
  const plans = openPlans(here.config.databaseUrl);
  const court = createCourt(known, places, plans.of);
  try {
    const dues = WISHES.flatMap(duesOf);
    for (const now of ticksOf(dues)) {
      await here.moveTo(new Date(now).toISOString());
      known.learn();
      court.sit(
        now,
        dues.filter(({ at }) => at <= now && at > now - 4 * HOUR),
        watches.flatMap((news) => news()),
      );
    }
  } finally {
    plans.close();
  }
  return court;
}

interface Digest {
  readonly due: Due;
  readonly key: string;
  readonly header: string;
  readonly expected: Expected;
  final: boolean;
}

/** Judges what came at each instant. */
function createCourt(
  known: Known,
  places: ReadonlyMap<Wish, string>,
  planOf: ReturnType<typeof openPlans>['of'],
) {
  const faults: string[] = [];
  const counts = { messages: 0, edits: 0, digests: 0, silent: 0, lost: 0, doubled: 0 };
  const had = new Map<string, Set<string>>();
  const pasts = new Map<Wish, Past>();
  const settled = new Set<Due>();
  const digests: Digest[] = [];
  const keys = new Set<string>();

  const hadBy = (wish: Wish): Set<string> => {
    const place = `${wish.platform} ${places.get(wish)}`;
    const set = had.get(place) ?? new Set();
    had.set(place, set);
    return set;
  };
  const fault = (now: number, what: string) => void faults.push(`${new Date(now).toISOString()}: ${what}`);

  function judgeDue(due: Due, now: number, news: Seen[]): void {
    const { wish, day } = due;
    const past = pasts.get(wish) ?? { had: hadBy(wish), shown: null, first: null };
    pasts.set(wish, past);
    const verdict = shouldSend(due, known, past, now);
    const place = places.get(wish) ?? '';
    const mine = news.filter((one) => {
      const plan = planOf(one.key);
      return plan?.kind === 'digest' && plan.day === day && isFor(plan, wish, place) && !one.edited;
    });
    const name = `${typed(wish)} (${wish.platform}) for ${day}`;
    if (verdict === 'wait') return;
    settled.add(due);
    if (verdict === 'silent') {
      counts.silent++;
      return;
    }
    const [header, ...posts] = mine.sort((one, other) => one.position - other.position);
    if (header?.position !== 0) {
      counts.lost++;
      fault(now, `lost: ${name}`);
      return;
    }
    take(news, mine);
    counts.digests++;
    for (const wrong of [
      ...headerFaults(header, wish, verdict, { known, now }),
      ...postFaults(header, posts, wish, verdict),
    ])
      fault(now, `${name}: ${wrong}: ${wordsOf(header.message)}`);
    for (const { id } of verdict.papers) past.had.add(id);
    past.shown = verdict.days[0] ?? past.shown;
    digests.push({
      due,
      key: header.key,
      header: header.message.id,
      expected: verdict,
      final: isFinal(verdict, wish, now),
    });
  }

  // A digest of the list that was open is completed; others are whole already.
  const isFinal = ({ days: [day] }: Expected, wish: Wish, now: number) =>
    'person' in wish.to || day === undefined || day !== openDayAt(now);

  function judgeCompletion(digest: Digest, now: number, news: Seen[]): void {
    const { due, header, expected } = digest;
    const [day = ''] = expected.days;
    if (digest.final || now < closesAt(day)) return;
    const edit = news.find((one) => one.edited && one.message.id === header);
    const name = `${typed(due.wish)} (${due.wish.platform}), completion of ${day}`;
    if (!edit) {
      if (now - closesAt(day) > 4 * HOUR) {
        counts.lost++;
        digest.final = true;
        fault(now, `lost: ${name}`);
      }
      return;
    }
    digest.final = true;
    const later = newcomers(due.wish, day, known, hadBy(due.wish));
    const replies = news
      .filter((one) => planOf(one.key)?.follows === digest.key && one.position > 0)
      .sort((one, other) => one.position - other.position);
    take(news, [edit, ...replies]);
    counts.edits++;
    const words = wordsOf(edit.message);
    const wrong = [
      ...finalFaults(edit, digest, later, known),
      ...differing(
        due.wish.layout === 'thread' ? later : [],
        replies.flatMap(({ message }) => papersIn(message)),
        'bring',
      ),
    ];
    for (const one of wrong) fault(now, `${name}: ${one}: ${words}`);
    for (const { id } of later) hadBy(due.wish).add(id);
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
    sit(now: number, dues: readonly Due[], news: Seen[]): void {
      for (const digest of digests) judgeCompletion(digest, now, news);
      for (const due of dues) if (!settled.has(due)) judgeDue(due, now, news);
      for (const one of news) {
        counts.doubled++;
        fault(now, `nobody asked for: ${one.platform} ${one.channel} ${wordsOf(one.message)}`);
      }
    },
    told: (): string =>
      `${counts.digests} digests in ${counts.messages} messages and ${counts.edits} completions checked, ` +
      `${counts.silent} rightly silent; lost ${counts.lost}, doubled ${counts.doubled}`,
  };
}

const papers = (count: number): string => (count === 1 ? '1 paper' : `${count} papers`);
const says = (words: string, wanted: string): string[] =>
  words.includes(wanted) ? [] : [`should say "${wanted}"`];

const named = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(day)).replace(',', '');
const dayName = (day: string): string => named(day, { weekday: 'short', day: 'numeric', month: 'long' });

interface Then {
  readonly known: Known;
  readonly now: number;
}

function headerFaults({ message }: Seen, wish: Wish, expected: Expected, { known, now }: Then): string[] {
  const words = wordsOf(message);
  const { days, listed, matching, papers: chosen } = expected;
  const [newest] = days;
  if (newest === undefined) return emptyFaults(words, { known, now });
  const isWhole = closesAt(newest) <= now;
  const found = [
    ...titleFaults(words, wish, days),
    ...(isWhole ? [] : says(words, 'so far')),
    ...(now > closesAt(newest) + 3 * HOUR && chosen.length > 0 ? says(words, 'final') : []),
    ...(words.includes('final') && !isWhole ? ['calls an open list final'] : []),
    ...(chosen.length > 0 ? differing(chosen, papersIn(message), 'list') : []),
  ];
  if (chosen.length === 0)
    return [
      ...found,
      ...says(words, listed.length === 1 ? 'The only paper' : `None of the ${listed.length} papers`),
    ];
  const lists = days.length > 1 ? `${days.length} lists with ` : '';
  found.push(...says(words, `${lists}${papers(listed.length)}`));
  if (wish.filter) {
    const match = matching.length === 1 ? 'matches' : 'match';
    found.push(...says(words, `${matching.length} of ${listed.length} ${match} ${wish.filter.text}`));
  }
  if (matching.length > chosen.length) found.push(...says(words, `the ${chosen.length} with most votes`));
  for (const { votes } of chosen) found.push(...says(words, `▲ ${votes}`));
  if (wish.layout === 'list')
    for (const paper of chosen) found.push(...says(words, reasonsOf(wish.filter, paper).join(', ')));
  return found;
}

/** A header whose list has closed: whole, its papers where they were, and after them what came later. */
function finalFaults(
  { message }: Seen,
  { due: { wish }, expected }: Digest,
  later: readonly KnownPaper[],
  known: Known,
): string[] {
  const words = wordsOf(message);
  const [day = ''] = expected.days;
  const all = known.count(day);
  const matching = known.papersOf([day]).filter((paper) => matches(wish.filter, paper)).length;
  if (matching === 0 && expected.papers.length === 0)
    return says(words, all === 1 ? 'The only paper does not match' : `None of the ${all} papers matches`);
  const isThread = wish.layout === 'thread';
  return [
    ...says(words, `${papers(all)}, final`),
    ...(wish.filter ? says(words, `${matching} of ${all} match`) : []),
    ...(isThread && later.length > 0 ? says(words, `${later.length} came later`) : []),
    ...(!isThread && later.length > 0 ? says(words, 'Came later:') : []),
    ...(isThread ? [] : later).flatMap((paper) => says(words, reasonsOf(wish.filter, paper).join(', '))),
    ...differing([...expected.papers, ...(isThread ? [] : later)], papersIn(message), 'list'),
  ];
}

function differing(expected: readonly KnownPaper[], found: readonly string[], verb: string): string[] {
  const ids = expected.map(({ id }) => id);
  return `${ids}` === `${found}` ? [] : [`should ${verb} ${ids} and not ${found}`];
}

function titleFaults(words: string, { cadence }: Wish, days: readonly string[]): string[] {
  const name = cadence === 'weekly' ? 'Daily Papers of the week' : 'Daily Papers';
  const [newest = '', oldest = newest] = [days[0], days.at(-1)];
  const span = newest === oldest ? dayName(newest) : `${dayName(oldest)} to ${dayName(newest)}`;
  return says(words, `${name} · ${span}`);
}

/** Where nothing is listed, what is said of the lists must be so. */
function emptyFaults(words: string, { known, now }: Then): string[] {
  const open = openDayAt(now);
  const newest = known.newest(open) ?? '';
  const long = (day: string) => named(day, { weekday: 'long' });
  const [, unlisted] = /(\w+)’s list has no papers yet/.exec(words) ?? [];
  if (unlisted !== undefined)
    return unlisted === long(open) && known.count(open) === 0 ? [] : [`${unlisted}’s list has papers`];
  const [, last, count] = /(\w+)’s is final with (\d+) papers?/.exec(words) ?? [];
  if (last !== undefined) {
    const isSo = last === long(newest) && closesAt(newest) <= now && Number(count) === known.count(newest);
    return isSo && isWeekend(open) ? [] : ['is not so'];
  }
  const [, still, soFar] = /(\w+)’s is open with (\d+) papers? so far/.exec(words) ?? [];
  if (still !== undefined)
    return still === long(newest) && now < closesAt(newest) && Number(soFar) === known.count(newest)
      ? []
      : ['is not so'];
  const [, past] = /(\w+)’s is (?:still open|not closed yet)/.exec(words) ?? [];
  if (past !== undefined) {
    const isOpen = now < closesAt(newest);
    const isSo = past === long(newest) && words.includes(isOpen ? 'still open' : 'not closed yet');
    return isSo && now < closesAt(newest) + 3 * HOUR ? [] : ['is not so'];
  }
  return ['says nothing that could be checked'];
}

function postFaults(
  header: Seen,
  posts: readonly Seen[],
  { layout, filter }: Wish,
  { papers: chosen }: Expected,
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
    found.push(...says(words, `▲ ${paper.votes}`));
    if (position !== index + 1) found.push(`${paper.id} is number ${position}`);
    if (reasons.length > 0) found.push(...says(words, `matched: ${reasons.join(', ')}`));
    if ((message.thread !== undefined) !== (layout === 'thread')) found.push(`${paper.id} is astray`);
    if (layout === 'thread' && message.thread !== header.message.id)
      found.push(`${paper.id} is in another thread`);
  }
  return found;
}
