// Digests through what Hugging Face and arXiv can do to them, in both chats: what is known comes, what is not known is
// said to be so and why, and nothing stands twice.
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalFault as ArxivFault } from '../../playground/arxiv/fault.ts';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import type { LocalFault } from '../../playground/hugging-face/fault.ts';
import { machineWait } from '../../src/ops/clock.ts';
import { onScreen } from '../end-to-end/on-screen.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { shown, startWorld } from '../world/world.ts';
import { type Channel, type Morning, NEXT_DAY, NINE, startMorning, textOf, WHOLE } from './morning.ts';

const TUESDAY = '2025-03-18';
const WEDNESDAY = '2025-03-19';
const HALF_PAST_EIGHT = '2025-03-18T07:30:00Z';
const CLOSED = '2025-03-19T05:00:00Z';
const THURSDAY_9 = '2025-03-20T08:00:05Z';

const MONDAY = madeUpDay('2025-03-17', madeUpPapers(1, 3, 'Agents'));
const listed = (from: number, to: number) => madeUpDay(TUESDAY, madeUpPapers(from, to));
const FOR_GOOD = { times: Number.POSITIVE_INFINITY } as const;

/** Announced by arXiv on a day, and by its number told from the others. */
const announced = (number: number, day: string, ...categories: string[]): LocalPaper => ({
  id: `2503.9${String(number).padStart(4, '0')}`,
  version: 1,
  title: `Tokens number ${number}`,
  abstract: 'We count tokens.',
  authors: ['Ada Example'],
  categories,
  published: '2025-03-16T10:00:00Z',
  announced: [{ day, kind: 'new' }],
});

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  let morning: Morning;
  afterEach(() => morning.world.end());

  const begin = async (options: Parameters<typeof startMorning>[1] = {}) => {
    morning = await startMorning(platform, options);
  };
  /** The headers of the digests that stand in a channel, as on the screen, oldest first. */
  const digestsIn = (channel: Channel, name = 'Daily Papers') =>
    morning
      .somebody('Bob', channel)
      .see()
      .filter((message) => message.author.bot && !message.onlyFor)
      .map((message) => onScreen(message).lines.join('\n').trim())
      .filter((words) => words.startsWith(name));
  /** Three hours and a little: until a digest waits no longer. */
  const untilDeadline = () => morning.pass(13, 15);

  describe('a list that is not there at its time', () => {
    test('of arXiv: the digest waits, then says that it is late; it comes with the next one', async () => {
      await begin({ papers: [announced(3, TUESDAY, 'cs.CL'), announced(4, WEDNESDAY, 'cs.CL')] });
      await morning.somebody('Alice', 'reading-group').ask('subscribe at 09:00 Europe/Zurich from cs.CL');
      await morning.world.moveTo(NINE);
      morning.world.arxiv.keepFeedsOf(TUESDAY);
      await morning.world.moveTo(NEXT_DAY);
      expect(await morning.status('reading-group')).toContain('Held back: arXiv has not given the list of');
      await untilDeadline();
      const [tuesday, wednesday, ...others] = digestsIn('reading-group', 'arXiv cs.CL');
      expect(tuesday).toContain('Tokens number 3');
      expect(wednesday).toContain(
        'Wednesday’s list of cs.CL is late: it was due Wed 05:00 Zurich, and arXiv has not given it yet. The newest list is of Tue 18 March.',
      );
      expect(others).toEqual([]);
      morning.world.arxiv.recover();
      await untilDeadline();
      await morning.world.moveTo(THURSDAY_9);
      await untilDeadline();
      expect(digestsIn('reading-group', 'arXiv cs.CL').slice(2)).toEqual([
        expect.stringMatching(/Wed 19 March.*Tokens number 4/s),
      ]);
    });

    test('of Hugging Face (400 for its date): the digest waits, and says so at last', async () => {
      await begin();
      const refused = { status: 400, body: { error: 'Invalid "date": must be at most 2025-03-18' } };
      const path = `/api/daily_papers?date=${WEDNESDAY}`;
      morning.world.huggingFace.fail({ path, answer: refused, times: Infinity });
      await morning.world.moveTo(NINE);
      await morning.world.moveTo(NEXT_DAY);
      expect(await morning.status()).toContain('Held back: Hugging Face has not given the list of');
      expect(digestsIn('papers')).toHaveLength(1);
      await untilDeadline();
      expect(digestsIn('papers').slice(1)).toEqual([
        expect.stringContaining(
          'Wednesday’s list is late: it was due Wed 02:30 Zurich, and Hugging Face has not given it yet. The newest list is of Tue 18 March.',
        ),
      ]);
    });
  });

  test('a list that a weekly digest could not have is in the next one', async () => {
    const days = ['17', '20', '21', '25'].map((day, index) =>
      madeUpDay(`2025-03-${day}`, madeUpPapers(10 * index + 1, 10 * index + 3)),
    );
    await begin({ days });
    await morning.somebody().ask('unsubscribe');
    await morning.somebody().ask('subscribe weekly at 09:00 Europe/Zurich as list');
    const readOn = async (...dates: readonly string[]) => {
      for (const date of dates) await morning.world.moveTo(`2025-03-${date}T07:30:00Z`);
    };
    await readOn('19', '20');
    await morning.world.moveTo('2025-03-20T20:30:00Z');
    morning.world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, ...FOR_GOOD });
    await readOn('21', '22', '23');
    await morning.world.moveTo('2025-03-24T08:00:05Z');
    await untilDeadline();
    morning.world.huggingFace.recover();
    await readOn('25', '26', '27', '28');
    await morning.world.moveTo('2025-03-31T07:00:05Z');
    const weekly = digestsIn('papers').filter((words) => words.includes('of the week'));
    expect(weekly).toHaveLength(2);
    expect(weekly[0]).not.toContain('Fri 21 March');
    expect(weekly[1]).toMatch(/Fri 21 March to Tue 25 March.*number 21.*number 31/s);
  });

  describe('a category of arXiv that nobody wanted when the list of the day was read', () => {
    const papers = [announced(3, TUESDAY, 'cs.CL'), announced(4, TUESDAY, 'cs.RO')];
    const alice = () => morning.somebody('Alice', 'reading-group');
    const feeds = () => morning.world.arxiv.requests.filter(({ path }) => path.startsWith('/rss/'));
    const robots = () => digestsIn('reading-group', 'arXiv cs.RO');
    const thread = (name: string) =>
      morning
        .somebody('Bob', 'reading-group')
        .see()
        .filter((message) => onScreen(message).lines.join('\n').trim().startsWith(name))
        .flatMap(({ id }) => morning.somebody('Bob', 'reading-group').see(id))
        .map((message) => /number \d+/.exec(textOf(message))?.[0]);

    test('is read once more, and its digest has what was announced', async () => {
      await begin({ papers });
      await alice().ask('subscribe at 08:56 Europe/Zurich from cs.CL');
      await morning.world.moveTo('2025-03-18T07:56:05Z');
      const asked = await alice().ask('subscribe at 09:05 Europe/Zurich from cs.RO');
      expect(textOf(await alice().press(asked, 'Preview'))).toContain('I have no lists of that yet');
      expect(textOf(await alice().ask('digest now 3'))).toContain(
        'I have not been able to read Tuesday’s list of cs.RO yet.',
      );
      expect(feeds()).toHaveLength(1);
      await morning.pass(30);
      expect(feeds().map(({ path }) => path)).toEqual(['/rss/cs.CL', '/rss/cs.CL+cs.RO']);
      expect(thread('arXiv cs.RO')).toEqual(['number 4']);
      expect(thread('arXiv cs.CL')).toEqual(['number 3']);
    });

    test('and that has closed is read all the same, and stays closed for the others', async () => {
      await begin({ papers });
      await alice().ask('subscribe at 08:56 Europe/Zurich from cs.CL');
      await morning.pass(16, 30);
      await alice().ask('subscribe at 17:30 Europe/Zurich complete from cs.RO');
      await alice().ask('subscribe at 17:40 Europe/Zurich complete from cs.CL');
      await morning.pass(50);
      expect(robots()).toEqual([expect.stringContaining('1 paper, final')]);
      expect(thread('arXiv cs.RO')).toEqual(['number 4']);
      expect(await morning.status('reading-group')).not.toContain('Held back');
    });

    test('is not called empty while arXiv does not answer, nor while its feed is late', async () => {
      await begin({ papers });
      await alice().ask('subscribe at 08:56 Europe/Zurich from cs.CL');
      await morning.world.moveTo('2025-03-18T07:56:05Z');
      morning.world.arxiv.keepFeedsOf('2025-03-17');
      await alice().ask('subscribe at 09:05 Europe/Zurich from cs.RO');
      await morning.world.moveTo('2025-03-18T08:05:05Z');
      expect(await morning.status('reading-group')).toContain('Held back: arXiv has not given cs.RO of');
      await morning.pass(20);
      expect(feeds()).toHaveLength(2);
      await untilDeadline();
      expect(robots()).toEqual([
        expect.stringContaining(
          'Tuesday’s list of cs.RO is late: it was due Tue 05:00 Zurich, and arXiv has not given it yet.',
        ),
      ]);
      morning.world.arxiv.recover();
      morning.world.arxiv.fail({ path: '/rss/', answer: { status: 500 }, times: Infinity });
      await alice().ask('subscribe at 14:00 Europe/Zurich from cs.CV');
      await untilDeadline();
      await untilDeadline();
      expect(digestsIn('reading-group', 'arXiv cs.CV')).toEqual([
        expect.stringMatching(/arXiv has not answered since Tue 1\d:\d\d Zurich\.(?!.*newest list)/),
      ]);
    });
  });

  /** Warnings that a source does not answer. */
  const alerts = (source: string) =>
    morning.world.logged
      .map((line) => JSON.parse(line))
      .filter((line) => line.level >= 40 && line.source === source)
      .map(({ msg }) => msg);
  const numbersIn = (channel: Channel) => morning.standing(channel).papers;
  const hours = (count: number) => morning.pass(count * 2, 30);

  describe('Hugging Face at the time of the digest', () => {
    const faults: [name: string, answer: LocalFault['answer']][] = [
      ['answering 500', { status: 500 }],
      ['resetting connections', 'reset'],
      ['giving a web page with 200', 'html'],
      ['giving half an answer', 'cut'],
      ['giving entries of another shape', { status: 200, body: [{ article: 1 }] }],
      ['wanting to be left alone (429)', { status: 429, headers: { ratelimit: '"api";r=0;t=290' } }],
    ];
    test.each(faults)('%s: what was last read comes, as of its hour, with one alert', async (_, answer) => {
      await begin({ at: HALF_PAST_EIGHT });
      morning.world.huggingFace.fail({ answer, ...FOR_GOOD });
      await morning.world.moveTo(NINE);
      expect(morning.standing('papers')).toEqual(WHOLE);
      const [digest = ''] = digestsIn('papers');
      expect(digest).toMatch(/3 papers when I last saw it, Tue 08:30 Zurich · open until/);
      expect(digest).toContain(
        'Hugging Face has not answered since Tue 09:00 Zurich; this is as of Tue 08:30',
      );
      await hours(2);
      expect(alerts('huggingface')).toEqual(['source does not answer']);
      expect(digestsIn('papers')).toHaveLength(1);
    });

    test('silent: what was last read comes without waiting for it, with one alert', async () => {
      await begin({ at: HALF_PAST_EIGHT });
      const { clock, huggingFace } = morning.world;
      const givenUp = Promise.withResolvers<void>();
      // How long a source may take, which here is until we say so; whoever waits for it has less patience.
      clock.limit = (ms, signal) => (ms < 20_000 ? machineWait(ms / 100, signal) : givenUp.promise);
      huggingFace.fail({ answer: 'hang', ...FOR_GOOD });
      const tick = morning.world.moveTo(NINE);
      await shown(morning.chat, () => isDeepStrictEqual(morning.standing('papers'), WHOLE));
      expect(alerts('huggingface')).toEqual([]);
      givenUp.resolve();
      await tick;
      expect(alerts('huggingface')).toEqual(['source does not answer']);
    });

    test('failing on a day of which nothing was read: the digest waits, and comes when the list does', async () => {
      await begin();
      await morning.world.moveTo(NINE);
      morning.world.huggingFace.fail({ answer: { status: 500 }, ...FOR_GOOD });
      await hours(22);
      await morning.world.moveTo(NEXT_DAY);
      await hours(1);
      expect(await morning.status()).toContain('Held back: Hugging Face has not given the list of');
      expect(digestsIn('papers')).toHaveLength(1);
      morning.world.huggingFace.recover();
      await hours(1);
      expect(digestsIn('papers').slice(1)).toEqual([
        expect.stringMatching(/Wed 19 March.*2 papers so far.*Late: this was due at 09:00 Zurich/s),
      ]);
      expect(alerts('huggingface')).toHaveLength(1);
    });

    test('and for hours after it: once, since when it has been silent; the list is in the next', async () => {
      await begin();
      await morning.world.moveTo(NINE);
      morning.world.huggingFace.fail({ answer: { status: 500 }, ...FOR_GOOD });
      await morning.world.moveTo('2025-03-18T09:00:05Z');
      await morning.world.moveTo(NEXT_DAY);
      await hours(10);
      expect(digestsIn('papers').slice(1)).toEqual([
        expect.stringContaining(
          'Hugging Face has not answered since Tue 10:00 Zurich. The newest list is of Tue 18 March.',
        ),
      ]);
      expect(alerts('huggingface')).toHaveLength(1);
      morning.world.huggingFace.recover();
      await morning.world.moveTo(THURSDAY_9);
      await untilDeadline();
      expect(digestsIn('papers').slice(2)).toEqual([
        expect.stringMatching(/Wed 19 March.*Robots number 41/s),
      ]);
    });
  });

  describe('a list without papers', () => {
    const holiday = [
      MONDAY,
      listed(21, 23),
      madeUpDay(WEDNESDAY, []),
      madeUpDay('2025-03-20', madeUpPapers(61, 62)),
    ];

    test('on a weekday is waited for, then told once; who wants whole lists hears nothing', async () => {
      await begin({ days: holiday });
      await morning.somebody('Alice', 'reading-group').ask('subscribe complete at 09:00 Europe/Zurich');
      await morning.world.moveTo(NINE);
      await hours(23);
      await morning.world.moveTo(NEXT_DAY);
      expect(await morning.status()).toContain('Held back: the list of Wed 19 March has no papers yet');
      const before = digestsIn('reading-group').length;
      await hours(23);
      expect(digestsIn('papers').slice(1)).toEqual([
        expect.stringContaining('Wednesday’s list has no papers yet. The newest list is of Tue 18 March.'),
      ]);
      await morning.world.moveTo(THURSDAY_9);
      await hours(4);
      expect(digestsIn('papers').slice(2)).toEqual([expect.stringContaining('Thu 20 March')]);
      expect(digestsIn('reading-group').slice(before)).toEqual([]);
      expect(await morning.status('reading-group')).not.toContain('Held back');
    });

    test('of either source at a weekend is silence, and waited for by nobody', async () => {
      await begin({ papers: [announced(3, '2025-03-20', 'cs.CL')] });
      for (const wish of ['at 09:00 Pacific/Auckland', 'at 09:00 Pacific/Auckland from cs.CL']) {
        await morning.somebody('Alice', 'reading-group').ask(`subscribe ${wish}`);
        await morning.pass(1);
      }
      for (const day of ['19', '20', '21', '22']) await morning.world.moveTo(`2025-03-${day}T08:00:05Z`);
      await untilDeadline();
      const before = digestsIn('reading-group', '');
      expect(before.join()).toContain('Tokens number 3');
      // Monday at nine in Auckland is a Sunday in New York and in UTC.
      await morning.world.moveTo('2025-03-23T20:00:05Z');
      const status = await morning.status('reading-group');
      expect(status.match(/Nothing was sent today, 09:00/g)).toHaveLength(2);
      expect(status).not.toContain('Held back');
      await untilDeadline();
      expect(digestsIn('reading-group', '')).toEqual(before);
      expect(alerts('arxiv')).toEqual([]);
    });
  });

  describe('a paper', () => {
    test('that stands in a list twice, and again in a later one, comes to a channel once', async () => {
      const [again] = madeUpPapers(21, 21);
      const days = [
        MONDAY,
        madeUpDay(TUESDAY, [...madeUpPapers(21, 23), ...(again ? [again] : [])]),
        madeUpDay(WEDNESDAY, [...madeUpPapers(22, 23), ...madeUpPapers(41, 41, 'Robots')]),
      ];
      await begin({ days });
      await morning.world.moveTo(NINE);
      expect(morning.standing('papers')).toEqual(WHOLE);
      await morning.world.moveTo(CLOSED);
      await morning.world.moveTo(NEXT_DAY);
      expect(numbersIn('papers')).toEqual([...WHOLE.papers, 'number 41']);
      expect(digestsIn('papers').at(-1)).toMatch(
        /3 papers so far · open until .* · the 1 that is new here:\s*Robots number 41/,
      );
    });

    test('that comes on after the post joins it when the list has closed, under the same header', async () => {
      const late = { id: '00031', title: 'A late number 31', votes: 500, after: 15 };
      await begin({ days: [MONDAY, madeUpDay(TUESDAY, [...madeUpPapers(21, 23), late])] });
      await morning.world.moveTo(NINE);
      expect(morning.standing('papers')).toEqual(WHOLE);
      await hours(14);
      expect(morning.standing('papers')).toEqual(WHOLE);
      await hours(9);
      expect(morning.standing('papers')).toEqual({ headers: 1, papers: [...WHOLE.papers, 'number 31'] });
      expect(digestsIn('papers')).toEqual([expect.stringContaining('4 papers, final')]);
    });
  });

  describe('arXiv', () => {
    test('silent until its feed has moved on: what was read is final, also for who wants whole lists', async () => {
      await begin({ papers: [announced(3, TUESDAY, 'cs.CL'), announced(4, WEDNESDAY, 'cs.CL')] });
      const alice = () => morning.somebody('Alice', 'reading-group');
      await alice().ask('subscribe at 08:56 Europe/Zurich from cs.CL');
      await morning.world.moveTo('2025-03-18T07:56:05Z');
      await morning.somebody('Alice').ask('subscribe at 09:30 Europe/Zurich complete from cs.CL');
      morning.world.arxiv.fail({ path: '/rss/', answer: { status: 500 }, ...FOR_GOOD });
      await hours(19);
      expect(digestsIn('reading-group', 'arXiv cs.CL')).toEqual([expect.stringContaining('1 paper so far')]);
      await hours(3);
      expect(digestsIn('reading-group', 'arXiv cs.CL')).toEqual([expect.stringContaining('1 paper, final')]);
      await hours(6);
      expect(digestsIn('papers', 'arXiv cs.CL').slice(1)).toEqual([
        expect.stringMatching(/Tue 18 March.*1 paper, final/s),
      ]);
    });

    const busy: [name: string, answer: ArxivFault['answer']][] = [
      ['“Rate exceeded.”', 'rate-exceeded'],
      ['503', { status: 503 }],
      ['503 with a time that is too short', { status: 503, headers: { 'retry-after': '60' } }],
    ];
    test.each(
      busy,
    )('saying %s: the digest comes without its texts, and arXiv is left alone', async (_, answer) => {
      const lateComer = { id: '00023', title: 'Diffusion number 23', votes: 98, after: 6.2 };
      await begin({
        at: HALF_PAST_EIGHT,
        days: [MONDAY, madeUpDay(TUESDAY, [...madeUpPapers(21, 22), lateComer])],
        papers: [{ ...announced(1, TUESDAY, 'cs.CL'), id: '2503.00023', title: 'Diffusion $x^2$ number 23' }],
      });
      const { arxiv } = morning.world;
      const before = arxiv.requests.length;
      arxiv.fail({ answer });
      await morning.world.moveTo(NINE);
      expect(morning.standing('papers')).toEqual(WHOLE);
      expect(textOf(morning.somebody('Bob').see(morning.headersIn('papers')[0]?.id).at(-1))).not.toContain(
        'x²',
      );
      expect(alerts('arxiv')).toEqual(['source does not answer']);
      await morning.pass(9);
      expect(arxiv.requests).toHaveLength(before + 1);
      await morning.pass(5);
      expect(textOf(await morning.somebody().ask('show 2503.00023'))).toContain('x²');
      expect(morning.standing('papers')).toEqual(WHOLE);
    });

    const faults: [name: string, answer: ArxivFault['answer']][] = [
      ['answering 500', { status: 500 }],
      ['giving a web page with 200', 'html'],
      ['giving half a feed', 'cut'],
    ];
    test.each(faults)('%s: the announcements that were read come, as of their hour', async (_, answer) => {
      await begin({ papers: [announced(3, TUESDAY, 'cs.CL')] });
      await morning.somebody('Alice', 'reading-group').ask('subscribe at 11:00 Europe/Zurich from cs.CL');
      await morning.world.moveTo(NINE);
      morning.world.arxiv.fail({ path: '/rss/', answer, ...FOR_GOOD });
      await morning.world.moveTo('2025-03-18T10:00:05Z');
      expect(digestsIn('reading-group', 'arXiv cs.CL')).toEqual([
        expect.stringMatching(
          /Tokens number 3.*arXiv has not answered since Tue 11:00 Zurich; this is as of Tue 09:00 Zurich/s,
        ),
      ]);
      expect(alerts('arxiv')).toEqual(['source does not answer']);
    });
  });
});

test('a hundred channels of both chats that are due in one minute are one reading', {
  timeout: 60_000,
}, async () => {
  const channels = Array.from({ length: 50 }, (_, n) => `team-${n}`);
  const world = await startWorld({
    at: HALF_PAST_EIGHT,
    days: [MONDAY, listed(21, 21)],
    papers: [],
    channels,
  });
  try {
    const all = [world.slack, world.discord].flatMap((chat) =>
      channels.map((name) => person(chat, 'Alice', name)),
    );
    for (const alice of all) await alice.ask('subscribe at 09:00 Europe/Zurich');
    const readings = () => world.huggingFace.requests.filter(({ path }) => path.includes(`date=${TUESDAY}`));
    const before = readings().length;
    await world.moveTo(NINE);
    const headers = all.map((alice) => alice.see().filter(({ replies }) => replies === 1).length);
    expect(headers).toEqual(all.map(() => 1));
    expect(readings()).toHaveLength(before + 1);
  } finally {
    await world.end();
  }
});
