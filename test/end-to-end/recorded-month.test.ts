// A month of recorded lists is lived through with subscriptions of all kinds: whatever is posted is held against what could
// then be known of the lists and of the team's shelves, and whatever should be posted is looked for.
// Hugging Face's lists are as they were recorded. A month of arXiv's announcements nobody has recorded: they are composed
// of recorded papers (those that Hugging Face lists, and one in seven others), each on the day on which it was seen first
// (month/announced.ts). On 3 March nothing was seen, so it is played as a holiday. What people keep is made up.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { daysFromRecording } from '../../playground/hugging-face/recorded.ts';
import { clocksOf, datesFrom, dueBy } from '../digest/zone-truth.ts';
import { person } from '../world/people.ts';
import { startWorld, type World } from '../world/world.ts';
import { announcedBetween } from './month/announced.ts';
import { type Court, createCourt } from './month/court.ts';
import type { Due } from './month/judge.ts';
import { addDays, HUGGING_FACE, isWeekend, knownFrom } from './month/known.ts';
import { openPlans, watch, wordsOf } from './month/seen.ts';
import { createShelves } from './month/shelves.ts';
import { createTeam } from './month/team.ts';
import { CHANNELS, typed, WISHES, type Wish } from './month/wishes.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const CORPUS = join(DATA, 'corpus/arxiv-cs-2025-03_2026-07.jsonl.gz');
const MONTH = '2026-03';
const present = existsSync(join(DATA, 'hf-daily')) && existsSync(CORPUS);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A list that is late is waited for three hours, and the next look is three hours later at most. */
const PATIENCE = 7 * HOUR;
/** In it the clocks change in America, and then in Europe. */
const [FIRST, LAST, AFTER] = ['2026-03-02', '2026-03-31', '2026-04-01'];
const BEGIN = Date.parse(`${FIRST}T20:00Z`);
const END = Date.parse(`${AFTER}T09:00Z`);

let world: World | null = null;
afterEach(async () => {
  await world?.end();
  world = null;
});

const recordedMonth = (): LocalDay[] =>
  daysFromRecording(gunzipSync(readFileSync(join(DATA, 'hf-daily', `${MONTH}.jsonl.gz`))).toString());

/** With those that Hugging Face lists, of which arXiv has announced some before. */
function recordedPapers(days: readonly LocalDay[]) {
  const others = new Set(
    days.flatMap(({ entries }) =>
      entries.flatMap(({ readings }) => readings.map(({ entry }) => entry.paper.id)),
    ),
  );
  return announcedBetween(CORPUS, { first: FIRST, last: LAST, others });
}

/** When something is due, when lists are completed, and every three hours. */
function ticksOf(dues: readonly Due[]): number[] {
  const ticks = new Set<number>();
  for (let at = BEGIN; at <= END; at += 3 * HOUR) ticks.add(at);
  for (const { at } of dues) ticks.add(at);
  for (let day = FIRST; day <= LAST; day = addDays(day, 1))
    for (const minutes of [10, 40, 130, 190]) ticks.add(HUGGING_FACE.closesAt(day) + minutes * MINUTE);
  return [...ticks].filter((at) => BEGIN < at && at <= END).sort((one, other) => one - other);
}

const CADENCES: Readonly<Record<Wish['cadence'], (day: string) => boolean>> = {
  daily: () => true,
  weekdays: (day) => !isWeekend(day),
  weekly: (day) => new Date(day).getUTCDay() === 1,
};

function duesOf(wish: Wish): Due[] {
  const clocks = clocksOf(wish.zone, BEGIN - 2 * DAY, END + 2 * DAY);
  const dates = datesFrom(FIRST, AFTER).filter(CADENCES[wish.cadence]);
  return dueBy(clocks, wish.time, dates)
    .filter(({ at }) => BEGIN < at && at <= END)
    .map((due) => ({ wish, ...due }));
}

/** Makes the places that only Discord has; gives the id of each that a wish is for, and where commands for it are typed. */
function placesOf({ chats, discord }: World) {
  const alice = person(discord, 'Alice').id;
  const places = new Map<Wish, { readonly id: string; readonly typeIn: string }>();
  for (const wish of WISHES) {
    const { to } = wish;
    const chat = chats[wish.platform];
    if ('person' in to) {
      places.set(wish, { id: chat.direct(person(chat, to.person).id).id, typeIn: 'papers' });
      continue;
    }
    const { channel, kind } = to;
    if (kind === 'forum') {
      const { id } = discord.addChannel('forum', channel);
      places.set(wish, { id, typeIn: discord.startPost(alice, id, 'Set-up', 'Shall we?').id });
    } else if (kind === 'thread') {
      const { id } = discord.startThread(alice, person(discord, 'Alice').channel, channel);
      places.set(wish, { id, typeIn: id });
    } else {
      if (kind === 'announcement') discord.addChannel('announcement', channel);
      places.set(wish, { id: person(chat, 'Alice', channel).channel, typeIn: channel });
    }
  }
  return places;
}

async function subscribeAll({ chats, clock }: World, places: ReturnType<typeof placesOf>): Promise<void> {
  for (const name of ['Alice', 'Bob'] as const) {
    const zone = name === 'Alice' ? 'Europe/Zurich' : 'America/New_York';
    await person(chats.discord, name).ask(`zone ${zone}`);
  }
  for (const chat of Object.values(chats)) await person(chat, 'Charlie').ask('privacy private');
  for (const wish of WISHES) {
    // Nobody types faster, and chats have their rates.
    clock.moveTo(clock.now() + 2 * SECOND);
    const name = 'person' in wish.to ? wish.to.person : 'Alice';
    const asker = person(chats[wish.platform], name, places.get(wish)?.typeIn);
    const answer = wordsOf(await asker.ask(typed(wish)));
    expect(answer, typed(wish)).toMatch(/Subscribed|Following|follow/);
  }
}

describe.skipIf(!present)(`a recorded month with ${WISHES.length} subscriptions`, () => {
  test('is told as it was: every message true, none missing, none twice', async () => {
    const days = recordedMonth();
    const papers = recordedPapers(days);
    world = await startWorld({ at: new Date(BEGIN).toISOString(), days, papers, channels: CHANNELS });
    const month = await live(world, days);
    console.info(month.told());
    expect(month.faults).toEqual([]);
    expect([...world.slack.violations, ...world.discord.violations]).toEqual([]);
    expect(month.counts.messages).toBeGreaterThan(1000);
    expect(unpublished(world, month)).toEqual([]);
  }, 600_000);
});

test.runIf(!present)('no recorded month is here: ../shared/data/hf-daily or its corpus is missing', () => {
  expect(present).toBe(false);
});

/** Digests that followers of an announcement channel have not got. */
const unpublished = ({ discord }: World, { digestsOf }: Court): string[] =>
  WISHES.filter(({ to }) => 'kind' in to && to.kind === 'announcement')
    .flatMap(digestsOf)
    .map(({ header }) => header.message.id)
    .filter((id) => !discord.isPublished(id));

async function live(here: World, days: readonly LocalDay[]) {
  const { chats, huggingFace, arxiv } = here;
  const asked = { huggingFace: huggingFace.requests, arxiv: arxiv.requests };
  const known = knownFrom({ days, papers: arxiv.papers, asked });
  const places = placesOf(here);
  const idOf = (wish: Wish): string => places.get(wish)?.id ?? '';
  const watches = (['slack', 'discord'] as const).map((platform) => {
    const channels = WISHES.filter((wish) => wish.platform === platform).map(idOf);
    return watch(chats[platform], [...new Set(channels)]);
  });
  await subscribeAll(here, places);
  // What was said while subscribing is no digest.
  for (const news of watches) news();
  const plans = openPlans(here.config.databaseUrl);
  const charlies = Object.values(chats).map((chat) => person(chat, 'Charlie').id);
  const shelves = createShelves((one) => charlies.includes(one));
  const court = createCourt({
    known,
    shelves,
    places: new Map(WISHES.map((wish) => [wish, idOf(wish)])),
    planOf: plans.of,
  });
  const act = createTeam({ world: here, court, shelves, isMarked: plans.isMarked });
  try {
    const dues = WISHES.flatMap(duesOf);
    for (const now of ticksOf(dues)) {
      await here.moveTo(new Date(now).toISOString());
      known.learn();
      court.sit(
        now,
        dues.filter(({ at }) => at <= now && at > now - PATIENCE),
        watches.flatMap((news) => news()),
      );
      await act(now);
    }
  } finally {
    plans.close();
  }
  return court;
}
