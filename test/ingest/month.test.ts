// A month is lived through: at every step what `/papers today` says is held against what is then true.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LocalDay } from '../../playground/hugging-face/day.ts';
import { daysFromRecording } from '../../playground/hugging-face/recorded.ts';
import { addDays, isWeekend } from '../../src/domain/calendar.ts';
import type { Day } from '../../src/domain/edition.ts';
import { hoursOf, ROLL, type Roll } from '../../src/sources/hugging-face/hours.ts';
import { dayName, weekdayName } from '../../src/views/words.ts';
import { dayOf, HOUR } from './made-up.ts';
import { type Stage, setStage } from './stage.ts';
import { type Truth, truthOf } from './truth.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/hf-daily');
const present = existsSync(FOLDER);
const lines = (name: string) => gunzipSync(readFileSync(join(FOLDER, `${name}.jsonl.gz`))).toString();

/** A month as recorded, with the days of it that were read several times. */
function recordedMonth(month: string): LocalDay[] {
  const growing = lines('growing-days')
    .split('\n')
    .filter((line) => line.includes(`"date": "${month}`) || line.includes(`"date":"${month}`));
  return daysFromRecording([lines(month), ...growing].join('\n'));
}

/** Every two hours, and a minute before, a minute after and twenty minutes after each roll. */
function stepsOf(first: Day, last: Day, roll: Roll): number[] {
  const from = hoursOf(first, roll).opensAt;
  const to = hoursOf(last, roll).closesAt + 6 * HOUR;
  const steps = new Set<number>();
  for (let at = from; at <= to; at += 2 * HOUR) steps.add(at);
  for (let day = first; day <= addDays(last, 1); day = addDays(day, 1)) {
    for (const minutes of [-1, 1, 20]) steps.add(hoursOf(day, roll).opensAt + minutes * 60_000);
  }
  return [...steps].filter((at) => at >= from && at <= to).sort((one, other) => one - other);
}

interface Outage {
  readonly from: number;
  readonly to: number;
}

interface Life {
  readonly days: readonly LocalDay[];
  readonly first: Day;
  readonly last: Day;
  /** Really so; the program believes in ROLL. */
  readonly roll?: Roll;
  readonly outages?: readonly Outage[];
}

/** What is said may be as old as the last reading of an open list: fifteen minutes and a tenth, on a minute's tick. */
const LAG = 17 * 60_000;

async function live({ first, last, roll = ROLL, outages = [], ...life }: Life) {
  const days = life.days.filter(({ day }) => first <= day);
  const steps = stepsOf(first, last, roll);
  const stage = await setStage({ at: new Date(steps[0] ?? 0).toISOString(), days, roll });
  const truthAt = truthOf(days, roll);
  let said = { heading: '', words: '' };
  for (const now of steps) {
    stage.clock.moveTo(now);
    const isOut = outages.some(({ from, to }) => from <= now && now < to);
    stage.huggingFace.recover();
    if (isOut) stage.huggingFace.fail({ answer: { status: 503 }, times: Infinity });
    await stage.tick();
    const [then, before] = [truthAt(now - LAG), said];
    said = await stage.askBriefly('today');
    const wrong = isOut ? claimed(said, before) : untrue(said, then, truthAt(now));
    expect(wrong, `${new Date(now).toISOString()}: ${said.heading}: ${said.words}`).toBeNull();
  }
  return { stage, told: steps.length };
}

type Said = Awaited<ReturnType<Stage['askBriefly']>>;

/** While nobody answers, the list known last is shown, and what cannot be known is not said; null where that is so. */
function claimed({ heading, words }: Said, before: Said): string | null {
  if (/no papers|so far|None/.test(words)) return 'claims what it cannot know';
  if (heading !== before.heading) return `shows another list than ${before.heading}`;
  const says = /has not answered since|when I last saw it|final|No list on weekends/;
  return says.test(words) ? null : 'does not say how old it is';
}

/** What of the words was true neither at the last reading nor now; null for an honest answer. */
function untrue(said: Said, then: Truth, now: Truth): string | null {
  if (said.words.includes('final') && !now.closed) return 'calls an open list final';
  if (now.closedFor > 5 * HOUR && !said.words.includes('final')) return 'does not call it final';
  const [first, second] = [then, now].map((truth) => mistakenAt(said, truth, [then, now]));
  return first && second ? `${first}; ${second}` : null;
}

function mistakenAt({ heading, words }: Said, truth: Truth, both: readonly Truth[]): string | null {
  const { newest, openDay } = truth;
  if (newest === null) return /no papers yet/.test(words) ? null : 'there is nothing yet';
  const title = `Daily Papers · ${dayName(newest, openDay)}`;
  if (heading !== title) return `the newest is ${title}`;
  const counts = both.filter((one) => one.newest === newest).map(({ count }) => count);
  const count = Number(/(\d+) papers?/.exec(words)?.[1]);
  if (!(Math.min(...counts) <= count && count <= Math.max(...counts))) return `there are ${counts}`;
  const opening = words.split(/This is |\d/)[0] ?? '';
  if (opening !== openingOf(truth)) return `it should begin with "${openingOf(truth)}"`;
  return newest !== openDay || words.includes('so far · ') ? null : 'it is still open';
}

function openingOf({ newest, openDay }: Truth): string {
  if (newest === openDay) return '';
  if (isWeekend(openDay)) return 'No list on weekends. ';
  return `${weekdayName(openDay)}’s list has no papers yet. `;
}

/** Three weeks of ours: a clock change, a holiday, papers that come late in the day, a day of one paper. */
function madeUpMonth(roll: Roll = ROLL): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = '2025-02-24'; day <= '2025-03-14'; day = addDays(day, 1)) {
    if (isWeekend(day) || day === '2025-03-05') continue;
    const number = `25${day.slice(5, 7)}.0${day.slice(8)}`;
    const papers = Array.from({ length: 1 + (Number(day.slice(8)) % 5) }, (_, n) => [
      `${number}${String(n).padStart(2, '0')}`,
      { after: 0.05 + n * 5.4, votes: n },
    ]);
    days.push(dayOf(day, Object.fromEntries(papers), roll));
  }
  return days;
}

const SMALL = { first: '2025-02-24', last: '2025-03-15' } as const;
/** From a Thursday over a clock change in New York. */
const WEEK = { first: '2025-03-06', last: '2025-03-11' } as const;

describe('a small month of our own', () => {
  it('is told as it is at every step', async () => {
    const { stage, told } = await live({ days: madeUpMonth(), ...SMALL });
    console.info(`the small month: ${told} answers, ${stage.huggingFace.requests.length} requests`);
  }, 60_000);

  it.each([
    ['earlier', '20:30'],
    ['later', '22:30'],
  ])(
    'is told as it is where lists open an hour %s than the rule says',
    async (_, time) => {
      const roll = { ...ROLL, time };
      await live({ days: madeUpMonth(roll), ...WEEK, roll });
    },
    60_000,
  );

  it('is told as it is where lists keep to another clock, which changes on other days', async () => {
    // 02:00 in UTC all the year.
    const roll = { timeZone: 'America/Sao_Paulo', time: '23:00' };
    await live({ days: madeUpMonth(roll), ...WEEK, roll });
  }, 60_000);

  it('is never called empty or whole while Hugging Face does not answer', async () => {
    const outage = (from: string, hours: number) => ({
      from: Date.parse(from),
      to: Date.parse(from) + hours * HOUR,
    });
    const outages = [
      outage('2025-03-06T09:00Z', 8),
      outage('2025-03-08T00:00Z', 30),
      outage('2025-03-10T23:00Z', 12),
    ];
    await live({ days: madeUpMonth(), ...WEEK, outages });
  }, 60_000);
});

describe.skipIf(!present)('a recorded month', () => {
  it.each([
    ['2025-01', '2025-01-02', '2025-01-31'],
    ['2026-03', '2026-03-02', '2026-03-31'],
  ])(
    '%s is told as it was at every step',
    async (month, first, last) => {
      const days = recordedMonth(month);
      const { stage, told } = await live({ days, first, last });
      const papers = days.reduce((sum, { entries }) => sum + entries.length, 0);
      console.info(
        `${month}: ${told} answers about ${papers} entries, ${stage.huggingFace.requests.length} requests`,
      );
    },
    120_000,
  );
});

it.runIf(!present)('no recorded month is here: ../shared/data/hf-daily is missing', () => {
  expect(present).toBe(false);
});
