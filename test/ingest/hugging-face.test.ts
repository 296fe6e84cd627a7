// The faults of Hugging Face and the changes of its lists, through the real parts: what the store keeps, what people
// are told, how often it is asked.
import { describe, expect, it } from 'vitest';
import type { LocalFault } from '../../playground/hugging-face/fault.ts';
import { startClockwork } from '../../src/digest/clockwork.ts';
import { ingest } from '../../src/ingest.ts';
import { hoursOf } from '../../src/sources/hugging-face/hours.ts';
import { createHuggingFace } from '../../src/sources/hugging-face/index.ts';
import { editionOf, listingDays } from '../../src/store/editions.ts';
import { paperById } from '../../src/store/papers.ts';
import { sourceState } from '../../src/store/sources.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';
import { dayOf, HOUR, wire } from './made-up.ts';
import { type Stage, setStage, warnings } from './stage.ts';

const TUESDAY = '2025-03-11';
const MONDAY = '2025-03-10';
const NOON = '2025-03-11T12:00:00Z';
const days = [
  dayOf(MONDAY, { '2503.10001': { after: 1 }, '2503.10002': { after: 2 } }),
  dayOf(TUESDAY, { '2503.11001': { after: 1 }, '2503.11002': { after: 2 }, '2503.11003': { after: 18 } }),
];

async function atNoon(more: Partial<Parameters<typeof setStage>[0]> = {}): Promise<Stage> {
  const stage = await setStage({ at: NOON, days, ...more });
  await stage.tick();
  return stage;
}

/** Minutes pass, with a tick in each. */
async function minutes(stage: Stage, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    stage.clock.moveTo(stage.clock.now() + 60_000);
    await stage.tick();
  }
}

const listRequests = ({ huggingFace }: Stage, day: string) =>
  huggingFace.requests.filter(({ path }) => path.includes(`date=${day}`));

describe('a fault of Hugging Face', () => {
  const faults: [name: string, answer: LocalFault['answer'], reason: RegExp][] = [
    ['500', { status: 500 }, /answered 500/],
    ['a reset', 'reset', /no whole answer/],
    ['a web page with 200', 'html', /a web page instead of JSON/],
    ['cut JSON', 'cut', /a broken answer instead of JSON/],
    ['another shape', { status: 200, body: { papers: [] } }, /something else than a list/],
    ['entries of another shape', { status: 200, body: [{ article: 1 }] }, /none of 1 entries/],
    ['a gzip bomb', 'gzip-bomb', /over 8000000 bytes/],
    ['403', { status: 403 }, /answered 403/],
  ];
  it.each(
    faults,
  )('%s: the last good list stays, told with its hour; the reason is kept, logged once', async (_, answer, reason) => {
    const stage = await atNoon();
    stage.huggingFace.fail({ answer, times: Infinity });
    await minutes(stage, 50);
    const { heading, words } = await stage.askBriefly('today');
    expect(heading).toBe('Daily Papers · Tue 11 March');
    expect(words).toBe('2 papers when I last saw it, Tue 13:00 Zurich · open until Wed 02:30 Zurich');
    const state = await sourceState(stage.db, 'huggingface');
    expect(state).toMatchObject({
      lastSuccessAt: Date.parse(NOON),
      lastError: expect.stringMatching(reason),
    });
    expect(warnings(stage)).toMatchObject([{ source: 'huggingface', msg: 'source does not answer' }]);

    stage.huggingFace.recover();
    await minutes(stage, 31);
    expect((await stage.askBriefly('today')).words).toBe('2 papers so far · open until Wed 02:30 Zurich');
    expect(await sourceState(stage.db, 'huggingface')).toMatchObject({
      failures: 0,
      lastError: null,
      nextTryAt: 0,
    });
    expect(warnings(stage)).toHaveLength(1);
    expect(stage.logged.filter(({ msg }) => msg === 'source answers again')).toHaveLength(1);
  });

  it('silence is given up after a while, and tried again a few times', async () => {
    const stage = await atNoon();
    const chance = () => 0.5;
    const hasty = createHuggingFace({
      clock: stage.clock,
      chance,
      baseUrl: stage.huggingFace.url,
      timeLimitMs: 30,
    });
    stage.clock.moveTo('2025-03-11T12:20:00Z');
    stage.huggingFace.fail({ answer: 'hang', times: Infinity });
    const asked = stage.huggingFace.requests.length;
    await stage.clock.during(ingest({ ...stage.deps, sources: [hasty] }));
    expect(stage.huggingFace.requests.length - asked).toBe(3);
    expect(await sourceState(stage.db, 'huggingface')).toMatchObject({
      lastError: expect.stringContaining('took over 0.03 s'),
    });
    expect((await stage.askBriefly('today')).words).toMatch(/^2 papers when I last saw it, Tue 13:00/);
  });

  it('at the very start is told as such, never as an empty day', async () => {
    const stage = await setStage({ at: NOON, days });
    stage.huggingFace.fail({ answer: { status: 500 }, times: Infinity });
    await stage.tick();
    expect(await stage.ask('today')).toContain('Hugging Face has not answered so far');
    expect(await stage.ask(`date ${MONDAY}`)).toMatch(
      /do not have the list of Mon 10 March, and Hugging Face does not answer/,
    );
  });

  it('429 keeps everybody away for the time it names; what is known is still told', async () => {
    const stage = await atNoon();
    stage.huggingFace.fail({ answer: { status: 429, headers: { ratelimit: '"api";r=0;t=290' } } });
    while (stage.huggingFace.requests.at(-1)?.status !== 429) await minutes(stage, 1);
    const asked = stage.huggingFace.requests.length;
    await minutes(stage, 4);
    expect(await stage.ask('show 2503.99999')).toContain('does not answer');
    expect((await stage.askBriefly('today')).heading).toBe('Daily Papers · Tue 11 March');
    expect(stage.huggingFace.requests).toHaveLength(asked);
    await minutes(stage, 1);
    expect(stage.huggingFace.requests.length).toBeGreaterThan(asked);
    expect(await sourceState(stage.db, 'huggingface')).toMatchObject({ failures: 0 });
  });

  it('in one day’s list does not keep the other days from being read', async () => {
    const stage = await setStage({ at: NOON, days });
    stage.huggingFace.fail({ path: `/api/daily_papers?date=${TUESDAY}`, answer: 'html', times: Infinity });
    await stage.tick();
    expect(await editionOf(stage.db, 'huggingface', MONDAY)).toMatchObject({ count: 2 });
    const { words } = await stage.askBriefly('today');
    expect(words).toMatch(
      /^Hugging Face has not answered since Tue 13:00|^I have not been able to read Tuesday’s list/,
    );
    await minutes(stage, 60);
    expect(warnings(stage)).toHaveLength(1);
  });

  it('in one entry loses that entry only', async () => {
    const odd = wire('2503.11009', { more: { title: null, summary: 7, authors: 'x', upvotes: null } });
    const nulls = wire('2503.11008', {
      more: { summary: null, authors: null, publishedAt: null, githubRepo: null },
    });
    const at = hoursOf(TUESDAY).opensAt;
    const entries = [odd, nulls, wire('no id')].map((entry) => ({ listedAt: at, readings: [{ at, entry }] }));
    const stage = await atNoon({ days: [{ day: TUESDAY, entries }] });
    expect((await stage.askBriefly('today')).words).toMatch(/^1 paper so far|^2 papers so far/);
    expect(await stage.ask('show 2503.11008')).toContain('On 2503.11008');
    expect(warnings(stage)).toContainEqual(
      expect.objectContaining({ id: 'no id', reason: 'paper.id: no arXiv id' }),
    );
  });
});

describe('a list that is not there', () => {
  it('is not open yet at 400: the list before it is shown, and it is asked for at its pace, not every minute', async () => {
    const late = { timeZone: 'America/New_York', time: '23:30' };
    const stage = await setStage({
      at: '2025-03-11T01:31:00Z',
      days: [dayOf(MONDAY, { '2503.10001': { after: 1 } }, late)],
      roll: late,
    });
    await stage.tick();
    await minutes(stage, 60);
    const { heading, words } = await stage.askBriefly('today');
    expect(heading).toBe('Daily Papers · Mon 10 March');
    expect(words).toBe('1 paper so far · not closed yet');
    const asked = listRequests(stage, TUESDAY);
    expect(asked.every(({ status }) => status === 400)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(warnings(stage)).toEqual([]);
  });

  it('is waited for on a weekday, also where it stays empty for hours', async () => {
    const stage = await setStage({
      at: '2025-03-11T02:00:00Z',
      days: [days[0], dayOf(TUESDAY, { '2503.11001': { after: 6 } })].flatMap((day) => day ?? []),
    });
    await stage.tick();
    await minutes(stage, 120);
    expect((await stage.askBriefly('today')).words).toMatch(
      /^Tuesday’s list has no papers yet. This is Monday’s. 2 papers/,
    );
    stage.clock.moveTo('2025-03-11T08:00:00Z');
    await stage.tick();
    expect((await stage.askBriefly('today')).words).toMatch(/^1 paper so far/);
  });
});

describe('a list that changes', () => {
  it('is read about every fifteen minutes, and sent anew only when it has changed', async () => {
    const stage = await atNoon();
    await minutes(stage, 120);
    const asked = listRequests(stage, TUESDAY).slice(1);
    const gaps = asked.map(({ at }, index) => at - (asked[index - 1]?.at ?? Date.parse(NOON)));
    for (const gap of gaps) expect(gap / 60_000).toBeGreaterThanOrEqual(13);
    for (const gap of gaps) expect(gap / 60_000).toBeLessThanOrEqual(17);
    expect(new Set(gaps).size).toBeGreaterThan(1);
    expect(asked.slice(1).every(({ status }) => status === 304)).toBe(true);
  });

  it('keeps what it had when it shrinks, or comes back empty', async () => {
    const goneAt = Date.parse('2025-03-11T13:00:00Z');
    const [, tuesday] = days;
    const shrinking = {
      day: TUESDAY,
      entries: (tuesday?.entries ?? []).map((entry) => ({ ...entry, goneAt })),
    };
    const stage = await atNoon({ days: [shrinking] });
    await minutes(stage, 90);
    const read = listRequests(stage, TUESDAY).filter(({ status, at }) => status === 200 && at > goneAt);
    expect(read).toHaveLength(1);
    const list = await stage.ask('today');
    expect(list).toContain('2 papers so far');
    expect(list).toContain('On 2503.11001');
  });

  it('of more than one page is read whole', async () => {
    const papers = Array.from({ length: 230 }, (_, n) => [
      `2503.${String(11_000 + n)}`,
      { after: 1, votes: n },
    ]);
    const stage = await atNoon({ days: [dayOf(TUESDAY, Object.fromEntries(papers))] });
    expect((await stage.askBriefly('today')).words).toMatch(/^230 papers so far/);
    expect(listRequests(stage, TUESDAY)).toHaveLength(3);
  });

  it('has a paper that was listed before: one paper, on both days', async () => {
    const again = [
      dayOf('2025-03-05', { '2503.05001': { after: 1, votes: 9 } }),
      dayOf(TUESDAY, { '2503.05001': { after: 1, votes: 9 } }),
    ];
    const stage = await atNoon({ days: again });
    expect(await listingDays(stage.db, '2503.05001')).toEqual([TUESDAY, '2025-03-05']);
    expect((await paperById(stage.db, '2503.05001'))?.votes).toBe(9);
  });

  it('leaves a trace of its votes and comments', async () => {
    const at = hoursOf(TUESDAY).opensAt;
    const readings = [0, 10, 20].map((hours) => ({
      at: at + hours * HOUR,
      entry: wire('2503.11001', { votes: hours, comments: hours / 10 }),
    }));
    const stage = await atNoon({ days: [{ day: TUESDAY, entries: [{ listedAt: at, readings }] }] });
    await minutes(stage, 60);
    const samples = await stage.db
      .selectFrom('samples')
      .selectAll()
      .where('paper_id', '=', '2503.11001')
      .orderBy('at')
      .execute();
    const votes = samples.map((sample) => sample.votes ?? -1);
    expect(votes.length).toBeGreaterThan(1);
    expect(votes).toEqual([...new Set(votes)].sort((one, other) => one - other));
    expect(samples[0]).toMatchObject({ at: Date.parse(NOON), votes: 10, comments: 1 });
  });

  it('that is over is still read for late papers and final votes, then no more', async () => {
    const [monday] = days;
    const { closesAt } = hoursOf(TUESDAY);
    const late = {
      listedAt: closesAt + 4 * HOUR,
      readings: [{ at: closesAt + 4 * HOUR, entry: wire('2503.11099') }],
    };
    const tuesday = { day: TUESDAY, entries: [...(days[1]?.entries ?? []), late] };
    const wednesday = dayOf('2025-03-12', { '2503.12001': { after: 0.1 } });
    const stage = await atNoon({ days: [...(monday ? [monday] : []), tuesday, wednesday] });
    for (let hour = 13; hour < 24 * 9; hour++) {
      stage.clock.moveTo(Date.parse(TUESDAY) + hour * HOUR);
      await stage.tick();
    }
    expect(await editionOf(stage.db, 'huggingface', TUESDAY)).toMatchObject({ state: 'closed', count: 4 });
    const after = listRequests(stage, TUESDAY).filter(({ at }) => at > closesAt + 3 * HOUR);
    expect(after.length).toBeGreaterThan(2);
    expect(after.length).toBeLessThan(14);
    expect(Math.max(...after.map(({ at }) => at))).toBeLessThan(Date.parse('2025-03-18T00:00:00Z'));
  });
});

describe('who asks', () => {
  it('a hundred channels that are due in one minute are one reading', async () => {
    const stage = await setStage({ at: '2025-03-11T07:59:30Z', days });
    const nextDueAt = Date.parse('2025-03-11T08:00:00Z');
    for (let n = 0; n < 100; n++) {
      await addSubscription(stage.db, { ...USUAL, place: `slack:T1/C${n}`, nextDueAt }, stage.clock.now());
    }
    stage.clock.moveTo('2025-03-11T08:00:00Z');
    const clockwork = startClockwork({
      ...stage.deps,
      platforms: new Map(),
      holder: 'one',
      chance: () => 0.5,
      stopping: new AbortController().signal,
      newKey: () => crypto.randomUUID(),
      everyMinute: () => ({ stop: async () => {} }),
    });
    await stage.clock.during(clockwork.tick());
    await stage.clock.during(clockwork.stop());
    const chosen = await stage.db.selectFrom('deliveries').select(['days']).execute();
    expect(chosen.filter(({ days: shown }) => shown === JSON.stringify([TUESDAY]))).toHaveLength(100);
    expect(listRequests(stage, TUESDAY)).toHaveLength(1);
  });

  it('two processes on one database read a list once between them', async () => {
    const stage = await atNoon();
    const other = await stage.startProcess('two');
    const asked = stage.huggingFace.requests.length;
    await other.tick();
    await stage.tick();
    expect(stage.huggingFace.requests.length - asked).toBeLessThanOrEqual(1);
  });

  it('after days of downtime the lists that were missed are read, once', async () => {
    const missed = ['2025-02-27', '2025-02-28', '2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06'];
    const lists = missed.map((day, n) => dayOf(day, { [`2503.0000${n}`]: { after: 1 } }));
    const stage = await setStage({ at: '2025-02-27T12:00:00Z', days: [...lists, ...days] });
    await stage.tick();
    expect(await editionOf(stage.db, 'huggingface', '2025-02-27')).toMatchObject({ state: 'open' });
    stage.clock.moveTo(NOON);
    await stage.tick();
    for (const day of missed) {
      expect(await editionOf(stage.db, 'huggingface', day)).toMatchObject({ state: 'closed', count: 1 });
    }
    const asked = stage.huggingFace.requests.length;
    await stage.tick();
    expect(stage.huggingFace.requests).toHaveLength(asked);
  });
});
