// Digests through what Hugging Face and arXiv can do to them, in both chats: what is known comes, what is not known is
// said to be so and why, and nothing stands twice.
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import { onScreen } from '../end-to-end/on-screen.ts';
import { type Channel, type Morning, NEXT_DAY, NINE, startMorning } from './morning.ts';

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
        'Wednesday’s list is late: it was due Wed 05:00 Zurich, and arXiv has not given it yet. The newest list is of Tue 18 March.',
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
});
