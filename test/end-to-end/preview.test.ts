// The preview of a subscription against what a channel really got of the same lists, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { type MadeUpPaper, madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { startWorld, textOf as wireText } from '../world/world.ts';

const HOUR = 3_600_000;
const WEEKDAYS = ['17', '18', '19', '20', '21', '24', '25'].map((day) => `2025-03-${day}`);
const START = '2025-03-17T04:00:05Z';
const END = Date.parse('2025-03-31T12:00:05Z');
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

type PlatformName = 'slack' | 'discord';

/** Every list has three papers of its own and the first two of the list before once more. */
const LISTS = WEEKDAYS.map((day, index) =>
  madeUpDay(day, [
    ...madeUpPapers(10 * index + 11, 10 * index + 13, index % 2 === 0 ? 'Agents' : 'Robots'),
    ...(index === 0
      ? []
      : madeUpPapers(10 * index + 1, 10 * index + 2, index % 2 === 0 ? 'Robots' : 'Agents')),
  ]),
);

const inMarch = (platform: PlatformName, days = LISTS) =>
  startWorld({ at: START, days, papers: [] }).then((world) => {
    const alice = (channel?: string) => person(world.chats[platform], 'Alice', channel);
    return {
      world,
      alice,
      async end() {
        const { violations } = world.chats[platform];
        await world.end();
        expect(violations).toEqual([]);
      },
      /** Until every list has been read, looked at every so many hours. */
      async liveOn(hours: number) {
        for (let at = Date.parse(START); at <= END; at += hours * HOUR)
          await world.moveTo(new Date(at).toISOString());
      },
      async preview(line: string): Promise<LocalMessage> {
        const elsewhere = alice('reading-group');
        return elsewhere.press(await elsewhere.ask(`subscribe ${line}`), 'Preview');
      },
    };
  });

const named = (text: string): string[] => text.match(/(?:Agents|Robots) number \d+/g) ?? [];

/** The names in each digest of a preview, the oldest first. */
const previewed = (preview: LocalMessage): string[][] =>
  textOf(preview)
    .split(/(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ (?:March|April)(?:\*\*|, to come| text| {2}))/)
    .map(named)
    .filter((names) => names.length > 0)
    .reverse();

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  test.each([
    'at 09:00 Europe/Zurich as list',
    'at 09:00 Europe/Zurich top 2 as list',
    'at 09:00 Europe/Zurich as list only agents',
    'at 09:00 Europe/Zurich as list complete',
    'daily at 09:00 Europe/Zurich as list complete top 3',
    'weekly at 09:00 Europe/Zurich top 2 as list',
    'at 00:30 Europe/Zurich as list',
  ])('of “%s” it names, digest by digest, the papers that a channel got of seven lists', async (line) => {
    const { alice, liveOn, preview, end } = await inMarch(platform);
    await alice().ask(`subscribe ${line}`);
    await liveOn(4);
    const got = alice()
      .see()
      .filter((message) => message.author.bot && !message.onlyFor && textOf(message).includes('Daily Papers'))
      .map((message) => named(textOf(message)))
      .filter((names) => names.length > 0);
    expect(got.length).toBeGreaterThan(1);
    expect(previewed(await preview(line))).toEqual(got);
    await end();
  });

  test('it counts by the day, or by the week, and says which lists are in a digest', async () => {
    const { liveOn, preview, end } = await inMarch(platform);
    await liveOn(24);
    const daily = textOf(await preview('at 09:00 Europe/Zurich'));
    expect(daily).toContain('Of the last 7 lists this would have brought 21 papers, about 3 a day:');
    expect(daily).toMatch(
      /Tue 18 March.*3 of 5, 2 came before: Robots number 21 · Robots number 22 · Robots/,
    );
    const weekly = textOf(await preview('weekly at 09:00 Europe/Zurich top 2'));
    expect(weekly).toContain('Of the last 7 lists this would have brought 4 papers, about 2 a week:');
    expect(weekly).toMatch(/Mon 24 March.*5 lists, Mon 17 March to Fri 21 March, 2 of 15: /);
    const complete = textOf(await preview('complete at 09:00 Europe/Zurich'));
    expect(complete).toMatch(/Mon 24 March.*list of Fri 21 March, 3 of 5, 2 came before/);
    await end();
  });

  test('a digest that is still to come is called so', async () => {
    const { world, preview, end } = await inMarch(platform);
    await world.moveTo('2025-03-17T07:00:05Z');
    expect(textOf(await preview('at 09:00 Europe/Zurich'))).toMatch(/Mon 17 March, to come.*3 of 3/);
    expect(textOf(await preview('at 07:30 Europe/Zurich'))).toMatch(/Mon 17 March.*3 of 3/);
    expect(textOf(await preview('at 07:30 Europe/Zurich'))).not.toContain('to come');
    await end();
  });

  test('a digest that is still to come is without what the channel has had', async () => {
    const { world, alice, end } = await inMarch(platform);
    await alice().ask('subscribe at 07:30 Europe/Zurich as list');
    await world.moveTo('2025-03-17T07:00:05Z');
    const preview = await alice().press(
      await alice().ask('subscribe weekly at 09:00 Europe/Zurich'),
      'Preview',
    );
    expect(textOf(preview)).toMatch(/Mon 24 March, to come.*0 of 3, 3 came before/);
    expect(named(textOf(preview))).toEqual([]);
    await end();
  });

  test('part of a week does not count as a week', async () => {
    const { liveOn, preview, end } = await inMarch(platform);
    await liveOn(24);
    expect(textOf(await preview('weekly at 09:00 Europe/Zurich'))).toMatch(
      /would have brought 16 papers, about 10 a week/,
    );
    await end();
  });

  const LONG = 'that take their names from everything which is said in them at great length';
  const longDays = (papers: number) =>
    WEEKDAYS.map((day, index) =>
      madeUpDay(
        day,
        madeUpPapers(100 * index + 1, 100 * index + papers).map(
          (one): MadeUpPaper => ({ ...one, title: `${one.title} ${LONG}` }),
        ),
      ),
    );
  const numbers = (text: string) => text.match(/Diffusion number \d+/g) ?? [];

  test('ten papers a day with long titles are all named', async () => {
    const { liveOn, preview, end } = await inMarch(platform, longDays(12));
    await liveOn(24);
    const text = textOf(await preview('at 09:00 Europe/Zurich'));
    expect(new Set(numbers(text)).size).toBe(70);
    expect(text).not.toContain(' more');
    await end();
  });

  test('of more than a message holds it names as many of each day, and says how many more there are', async () => {
    const { liveOn, preview, end } = await inMarch(platform, longDays(30));
    await liveOn(24);
    const message = await preview('at 09:00 Europe/Zurich top 25');
    const text = textOf(message);
    expect(text).toContain('this would have brought 175 papers, about 25 a day');
    const more = [...text.matchAll(/and (\d+) more/g)].map((found) => Number(found[1]));
    expect(more).toHaveLength(7);
    expect(new Set(more).size).toBe(1);
    expect(numbers(text).length + 7 * (more[0] ?? 0)).toBe(175);
    await end();
  });
});
