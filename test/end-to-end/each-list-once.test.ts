// Each list of the day comes to a channel, whatever people change or ask for in between.
import { describe, expect, test } from 'vitest';
import { tooMany } from '../faults/morning.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

const DAYS = [
  madeUpDay('2025-03-18', madeUpPapers(21, 23)),
  madeUpDay('2025-03-19', madeUpPapers(41, 43, 'Robots')),
  madeUpDay('2025-03-20', madeUpPapers(51, 53, 'Agents')),
  madeUpDay('2025-03-21', madeUpPapers(61, 63, 'Proteins')),
  madeUpDay('2025-03-24', madeUpPapers(71, 73, 'Cells')),
];

const tokens = (day: string) => ({
  id: `2503.9${day.replaceAll('-', '').slice(-4)}`,
  version: 1,
  title: `Tokens of ${day}`,
  abstract: 'We count tokens.',
  authors: ['Ada Example'],
  published: '2025-03-16T10:00:00Z',
  categories: ['cs.CL'],
  announced: [{ day, kind: 'new' as const }],
});

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    {
      at: '2025-03-18T03:00:00Z',
      days: DAYS,
      papers: ['2025-03-18', '2025-03-19', '2025-03-20'].map(tokens),
    },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const go = async (...times: readonly string[]) => {
    for (const time of times) await world.moveTo(`2025-03-${time}Z`);
  };
  const digests = () =>
    alice()
      .see()
      .filter((message) => !message.onlyFor && message.author.bot)
      .map((message) => textOf(message).replaceAll('\\', ''))
      .filter((words) => /Daily Papers|arXiv cs/.test(words));

  test('one that was missed comes with a digest that is asked for at once', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich as list');
    await go('18T08:00:05', '19T08:00:05', '20T08:00:05');
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-22T10:30:00Z');
    await world.startPaperboy();
    await go('24T07:40:00');
    await alice().ask('digest now');
    await go('24T07:41:00', '24T08:00:05');
    expect(digests().slice(3)).toEqual([expect.stringMatching(/number 61.*number 71/s)]);
  });

  test('one that cannot be read at once after a late start is waited for a little', async () => {
    await alice().ask('subscribe at 09:00 Europe/Zurich as list');
    await go('18T08:00:05');
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-19T12:00:00Z');
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await world.startPaperboy();
    await go('19T12:01:00');
    world.huggingFace.recover();
    for (const minute of ['06', '12', '18', '24']) await go(`19T12:${minute}:00`);
    expect(digests().slice(1)).toEqual([
      expect.stringMatching(/Wed 19 March.*number 41.*Late: this was due/s),
    ]);
  });

  test('one that cannot be read is named beside the earlier one that comes in its place', async () => {
    const silent = () =>
      world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await alice().ask('subscribe at 09:00 Europe/Zurich as list');
    await go('18T08:00:05', '18T20:00:00');
    silent();
    await go('19T06:00:00', '19T08:00:05', '19T11:05:00');
    world.huggingFace.recover();
    await go('19T13:00:00', '19T14:00:00');
    silent();
    await go('20T06:00:00', '20T08:00:05', '20T11:05:00');
    expect(digests().slice(1)).toEqual([
      expect.stringContaining('Hugging Face has not answered since'),
      expect.stringMatching(
        /number 41.*Hugging Face has not answered since .*Thursday’s papers come with the next digest/s,
      ),
    ]);
    expect(digests()[0]).not.toContain('come with the next');
  });

  test('one that comes while its platform holds up the word that it is late comes in its place', async () => {
    const chat = world.chats[platform];
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    await alice().ask('subscribe at 09:00 Europe/Zurich as list');
    await go('18T08:00:05');
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await go('19T08:00:05');
    chat.fail({ route, channel: alice().channel, when: 'before', answer: tooMany(platform, 3600) });
    await go('19T11:05:00');
    world.huggingFace.recover();
    await go('19T12:00:00', '19T13:00:00');
    expect(digests().slice(1)).toEqual([expect.stringMatching(/Wed 19 March.*number 41/s)]);
  });

  test('one that has opened before its hour is not waited for', async () => {
    const [, wednesday] = DAYS;
    const body = wednesday?.entries.flatMap(({ readings }) => readings.map(({ entry }) => entry));
    await alice().ask('subscribe at 10:00 Asia/Tokyo as list');
    world.huggingFace.fail({
      path: '/api/daily_papers?date=2025-03-19',
      answer: { status: 200, body },
      times: Infinity,
    });
    await go('18T12:00:00', '18T20:00:00', '19T00:40:00', '19T01:00:05');
    expect(digests()).toEqual([expect.stringMatching(/Wed 19 March.*number 41/s)]);
  });

  test('Friday’s that could not be seen whole over the weekend is waited for on Monday', async () => {
    await alice().ask('subscribe complete at 09:00 Europe/Zurich as list');
    await go('19T08:00:05', '20T08:00:05', '21T08:00:05', '21T20:00:00');
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await go('22T08:00:00', '23T08:00:00', '24T07:50:00', '24T08:00:05');
    expect(textOf(await alice().ask('status')).replaceAll('\\', '')).toContain('Held back');
    world.huggingFace.recover();
    await go('24T09:00:00', '24T09:20:00');
    expect(digests().slice(3)).toEqual([expect.stringMatching(/Fri 21 March.*3 papers, final.*number 61/s)]);
  });

  test('arXiv’s Friday, which cannot be read any more, is waited for by nobody', async () => {
    await go('22T10:00:00');
    await alice().ask('subscribe complete at 09:00 Europe/Zurich from cs.CL');
    await go('24T08:00:05');
    expect(textOf(await alice().ask('status'))).not.toContain('Held back');
  });

  // Discord has no form for what comes from elsewhere.
  test.runIf(platform === 'slack')(
    'of another source from then on, its lists are not taken for those of the first',
    async () => {
      await alice().ask('subscribe at 09:00 Asia/Kolkata as list');
      await go('18T03:30:05');
      await alice().openForm(await alice().press(await alice().ask('subscriptions'), 'Tune'), 'Change');
      await alice().send({ from: 'cs.CL' });
      await go('18T12:00:00', '19T03:30:05', '19T12:00:00', '20T03:30:05');
      expect(digests()).toEqual([
        expect.stringMatching(/Daily Papers · Tue 18 March.*number 21/s),
        expect.stringMatching(/arXiv cs.CL · Tue 18 March.*Tokens of 2025-03-18/s),
        expect.stringMatching(/arXiv cs.CL · Wed 19 March.*Tokens of 2025-03-19/s),
      ]);
    },
  );
});
