// Digests through what Hugging Face and arXiv can do to them, in both chats: what is known comes, what is not known is
// said to be so and why, and nothing stands twice.
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import { onScreen } from '../end-to-end/on-screen.ts';
import { type Channel, type Morning, NEXT_DAY, NINE, startMorning, textOf } from './morning.ts';

const TUESDAY = '2025-03-18';
const WEDNESDAY = '2025-03-19';
const THURSDAY_9 = '2025-03-20T08:00:05Z';

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
});
