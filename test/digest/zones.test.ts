// Two years of every zone, and clocks that are wrong: what is planned for each local date, on a real database, held
// against what Intl alone says.
import { describe, expect, onTestFinished, test } from 'vitest';
import { nextUnsent } from '../../src/digest/next-unsent.ts';
import { planDue } from '../../src/digest/plan.ts';
import { nextDue, type Wish } from '../../src/domain/subscription.ts';
import { openDatabase } from '../../src/store/database.ts';
import { addSubscription, changeSubscription } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';
import { clocksOf, type Due, datesFrom, dueBy } from './zone-truth.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Europe/Kyiv'];
const TIMES = ['00:00', '00:30', '02:30', '09:00', '23:59'];
/** Of these the whole years are reckoned; the others come in turn where a zone skips no hour. */
const EDGES = ['00:00', '02:30', '23:59'];
const FIRST = '2026-01-01';
const LAST = '2027-12-31';
const utc = (text: string): number => Date.parse(text);

type When = Pick<Wish, 'cadence' | 'time' | 'zone'>;

/** A database and a clock; every `move` of the clock plans what is due then. */
async function plannedFrom(start: number) {
  const db = await openDatabase('sqlite::memory:');
  onTestFinished(() => db.destroy());
  let now = start;
  let keys = 0;
  const newKey = () => String(keys++).padStart(16, '0');
  return {
    /** Subscribes and gives its number in the database. */
    async subscribe(when: When): Promise<number> {
      const wanted = { ...USUAL, ...when, nextDueAt: nextDue(now, when).at };
      return (await addSubscription(db, wanted, now)).id;
    },
    change: (id: number, when: When) =>
      nextUnsent(db, { ...USUAL, id }, when, now).then((nextDueAt) =>
        changeSubscription(db, id, { ...USUAL, ...when, nextDueAt }),
      ),
    /** Also backwards. */
    async moveTo(instant: string) {
      now = utc(instant);
      await planDue(db, now, newKey);
    },
    async everyHours(hours: number, until: number) {
      for (now += hours * HOUR; now <= until; now += hours * HOUR) await planDue(db, now, newKey);
    },
    /** What was planned for each subscription, in the order of time. */
    async digests(): Promise<Map<number, Due[]>> {
      const rows = await db
        .selectFrom('deliveries')
        .select(['subscription_id as id', 'local_day as day', 'due_at as at'])
        .orderBy('due_at')
        .execute();
      const byId = Map.groupBy(rows, ({ id }) => id);
      return new Map([...byId].map(([id, all]) => [id, all.map(({ day, at }) => ({ day, at }))]));
    },
  };
}

const clocks = new Map(ZONES.map((zone) => [zone, clocksOf(zone, utc('2025-12-28'), utc('2028-01-04'))]));

/** A minute in the first hour that the zone skips in these years; where it skips none, one of the times in turn. */
function hardestTime(zone: string, index: number): string {
  const spans = clocks.get(zone) ?? [];
  const gap = spans.find((span, place) => place > 0 && span.offset > (spans[place - 1]?.offset ?? 0));
  if (!gap) return TIMES[index % TIMES.length] ?? '00:00';
  const before = spans[spans.indexOf(gap) - 1]?.offset ?? 0;
  const inGap = gap.from + before + (gap.offset - before) / 2;
  return new Date(inGap).toISOString().slice(11, 16);
}

describe('over two years of every zone', () => {
  test('each local date is due once at each time of day, and no other is', () => {
    const dates = datesFrom(FIRST, LAST);
    for (const [zone, spans] of clocks) {
      for (const time of EDGES) {
        const expected = dueBy(spans, time, dates);
        let after = (expected[0]?.at ?? 0) - 1;
        const found = expected.map(() => {
          const { at, day } = nextDue(after, { cadence: 'daily', time, zone });
          after = at;
          return { day, at };
        });
        expect(differing(found, expected), `${zone} ${time}`).toBeNull();
      }
    }
  }, 300_000);

  test('planning gives each local date its one digest, at the times that the zone skips', async () => {
    const start = utc(FIRST) - DAY;
    const world = await plannedFrom(start);
    const wishes = new Map<number, When>();
    for (const [index, zone] of ZONES.entries()) {
      const when = { cadence: 'daily', time: hardestTime(zone, index), zone } as const;
      wishes.set(await world.subscribe(when), when);
    }
    const until = utc(LAST) + DAY;
    await world.everyHours(12, until);
    const digests = await world.digests();
    let count = 0;
    for (const [id, { zone, time }] of wishes) {
      const dates = datesFrom('2025-12-30', '2028-01-02');
      const expected = dueBy(clocks.get(zone) ?? [], time, dates).filter(
        ({ at }) => start < at && at <= until,
      );
      expect(differing(digests.get(id) ?? [], expected), `${zone} ${time}`).toBeNull();
      count += expected.length;
    }
    console.info(`${ZONES.length} zones, ${count} digests, each at its time, none twice, none missing`);
  }, 300_000);
});

describe('a local date', () => {
  test.each([
    ['in Beirut without a midnight', 'Asia/Beirut', '00:00', '2026-03-29', '2026-03-28T22:00Z'],
    ['in Santiago without its first hour', 'America/Santiago', '00:30', '2026-09-06', '2026-09-06T04:30Z'],
    ['in Zurich without its third', 'Europe/Zurich', '02:30', '2026-03-29', '2026-03-29T01:30Z'],
    ['in Zurich with its third twice', 'Europe/Zurich', '02:30', '2026-10-25', '2026-10-25T00:30Z'],
    ['on Lord Howe without half an hour', 'Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:45Z'],
    [
      'on Lord Howe with half an hour twice',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-05',
      '2026-04-04T14:45Z',
    ],
    ['in Kathmandu', 'Asia/Kathmandu', '09:00', '2026-07-01', '2026-07-01T03:15Z'],
    ['in Kyiv', 'Europe/Kyiv', '03:30', '2026-03-29', '2026-03-29T01:30Z'],
  ] as const)('%s has one digest', async (_what, zone, time, day, at) => {
    const world = await plannedFrom(utc(day) - 3 * DAY);
    const id = await world.subscribe({ cadence: 'daily', time, zone });
    await world.everyHours(1, utc(day) + 3 * DAY);
    const ofDay = (await world.digests()).get(id)?.filter((one) => one.day === day);
    expect(ofDay).toEqual([{ day, at: utc(at) }]);
  });

  test.each(['00:00', '09:00', '23:59'])('that Apia never had has none, at %s', async (time) => {
    const world = await plannedFrom(utc('2011-12-27T12:00Z'));
    const id = await world.subscribe({ cadence: 'daily', time, zone: 'Pacific/Apia' });
    await world.everyHours(1, utc('2012-01-02T00:00Z'));
    const days = (await world.digests()).get(id)?.map(({ day }) => day);
    expect(days?.filter((day) => day > '2011-12-27' && day < '2012-01-02')).toEqual([
      '2011-12-28',
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ]);
  });

  test('counts where the subscriber lives: weekdays and Mondays are those of the zone', async () => {
    // Friday evening in Samoa is Saturday morning in Kiritimati, on the other side of the date line.
    const world = await plannedFrom(utc('2026-06-28T00:00Z'));
    const zones = ['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'Europe/Zurich'];
    const ids: { readonly id: number; readonly when: When }[] = [];
    for (const zone of zones)
      for (const cadence of ['daily', 'weekdays', 'weekly'] as const) {
        const when = { cadence, time: '08:00', zone };
        ids.push({ id: await world.subscribe(when), when });
      }
    await world.everyHours(1, utc('2026-07-13T12:00Z'));
    const digests = await world.digests();
    for (const { id, when } of ids) {
      const days = (digests.get(id) ?? []).map(({ day }) => day).filter((day) => day >= '2026-06-29');
      const all = datesFrom('2026-06-29', '2026-07-12');
      const wanted = {
        daily: all,
        weekdays: all.filter(
          (day) => !['2026-07-04', '2026-07-05', '2026-07-11', '2026-07-12'].includes(day),
        ),
        weekly: ['2026-06-29', '2026-07-06'],
      };
      expect(
        days.filter((day) => day < '2026-07-13'),
        JSON.stringify(when),
      ).toEqual(wanted[when.cadence]);
    }
  });
});

describe('whatever a subscriber changes', () => {
  test('a move over the date line neither doubles a date nor leaves out a later one', async () => {
    const world = await plannedFrom(utc('2026-07-01T00:00Z'));
    const [zurich, honolulu, tokyo] = (['Europe/Zurich', 'Pacific/Honolulu', 'Asia/Tokyo'] as const).map(
      (zone): When => ({ cadence: 'daily', time: '09:00', zone }),
    ) as [When, When, When];
    const id = await world.subscribe(zurich);
    await world.moveTo('2026-07-01T07:00Z');
    // Nine o'clock of 1 July is still to come there.
    await world.change(id, honolulu);
    await world.moveTo('2026-07-01T19:00Z');
    await world.moveTo('2026-07-02T19:00Z');
    // There it is 3 July already, but not yet nine.
    await world.change(id, tokyo);
    await world.everyHours(1, utc('2026-07-05T12:00Z'));
    expect((await world.digests()).get(id)).toEqual([
      { day: '2026-07-01', at: utc('2026-07-01T07:00Z') },
      { day: '2026-07-02', at: utc('2026-07-02T19:00Z') },
      { day: '2026-07-03', at: utc('2026-07-03T00:00Z') },
      { day: '2026-07-04', at: utc('2026-07-04T00:00Z') },
      { day: '2026-07-05', at: utc('2026-07-05T00:00Z') },
    ]);
  });

  test('moving the time back and forth all day long gives each date one digest', async () => {
    const world = await plannedFrom(utc('2026-07-01T00:30Z'));
    const at = (time: string): When => ({ cadence: 'daily', time, zone: 'UTC' });
    const id = await world.subscribe(at('01:00'));
    for (let hour = 1; hour < 72; hour++) {
      const now = new Date(utc('2026-07-01T00:00Z') + hour * HOUR).toISOString();
      await world.moveTo(now);
      await world.change(id, at(`${String((hour + 1) % 24).padStart(2, '0')}:00`));
    }
    const days = (await world.digests()).get(id)?.map(({ day }) => day);
    expect(days).toEqual(['2026-07-01', '2026-07-02', '2026-07-03']);
  });
});

describe('a clock that is wrong for a while', () => {
  const nine: When = { cadence: 'daily', time: '09:00', zone: 'UTC' };
  const FIVE_DAYS = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05'];

  test.each([
    ['two hours ahead', ['2026-07-02T08:30Z', '2026-07-02T10:30Z', '2026-07-02T08:31Z']],
    ['two hours behind', ['2026-07-02T09:30Z', '2026-07-02T07:30Z', '2026-07-02T09:31Z']],
    ['a day ahead', ['2026-07-02T08:30Z', '2026-07-03T08:30Z', '2026-07-02T08:31Z']],
    ['a day behind', ['2026-07-02T09:30Z', '2026-07-01T09:30Z', '2026-07-02T09:31Z']],
    ['a month ahead', ['2026-07-02T09:30Z', '2026-08-02T09:30Z', '2026-07-02T09:31Z']],
  ])('%s: each date has one digest all the same', async (_what, jumps) => {
    const world = await plannedFrom(utc('2026-07-01T00:00Z'));
    const id = await world.subscribe(nine);
    await world.everyHours(1, utc('2026-07-02T08:00Z'));
    for (const instant of jumps) await world.moveTo(instant);
    await world.everyHours(1, utc('2026-07-05T23:00Z'));
    const days = (await world.digests()).get(id)?.map(({ day }) => day) ?? [];
    expect(days.toSorted().filter((day) => day <= '2026-07-05')).toEqual(FIVE_DAYS);
  });
});

/** The first place where they are not the same; a whole comparison of so many would take longer than all the rest. */
function differing(found: readonly Due[], expected: readonly Due[]): string | null {
  const length = Math.max(found.length, expected.length);
  for (let place = 0; place < length; place++) {
    const [one, other] = [found[place], expected[place]];
    if (one?.day !== other?.day || one?.at !== other?.at)
      return `${JSON.stringify(one)} instead of ${JSON.stringify(other)}`;
  }
  return null;
}
