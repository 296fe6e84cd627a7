// What people change of a digest while it is due and has not come yet.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { tooMany } from '../faults/morning.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { textOf, type World } from '../world/world.ts';

const DAYS = [
  madeUpDay('2025-03-17', madeUpPapers(1, 3, 'Agents')),
  madeUpDay('2025-03-18', madeUpPapers(21, 23)),
  madeUpDay('2025-03-19', madeUpPapers(41, 43, 'Robots')),
];

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: DAYS, papers: [] },
  );
  const alice = () => person(world.chats[platform], 'Alice');
  const said = (message: LocalMessage | undefined) => textOf(message).replaceAll('\\', '');
  const digests = () =>
    alice()
      .see()
      .filter((message) => !message.onlyFor && message.author.bot)
      .map(said)
      .filter((words) => words.includes('Daily Papers'));
  const subscribe = () => alice().ask('subscribe at 09:00 Europe/Zurich as list');
  const tune = async (menu: string, option: string) => {
    const here = await alice().ask('subscriptions');
    return said(await alice().pick(await alice().press(here, 'Tune'), menu, option));
  };

  describe('after its time, before the minute’s work has come to it,', () => {
    const AT_NINE = '2025-03-18T08:00:03Z';
    test.each([
      ['subscribing again', () => alice().ask('subscribe at 08:00 Europe/Zurich top 2').then(said)],
      ['Tune', () => tune('How many', 'The top 3')],
    ])('%s leaves the channel its digest of the day, once', async (_, change) => {
      await subscribe();
      world.clock.moveTo(AT_NINE);
      expect(await change()).toContain('Next: Wed 19 March');
      for (const minute of ['00', '01']) await world.moveTo(`2025-03-18T08:${minute}:30Z`);
      expect(digests()).toEqual([expect.stringContaining('Tue 18 March')]);
    });
  });

  test('paused while it waits for its list, it says so, and that list is in the next', async () => {
    await subscribe();
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await world.moveTo('2025-03-19T08:00:05Z');
    await alice().ask('pause');
    await world.moveTo('2025-03-19T08:06:00Z');
    expect(said(await alice().ask('subscriptions'))).toContain(
      'Nothing was sent today, 09:00 Zurich: it was paused.',
    );
    world.huggingFace.recover();
    await alice().ask('resume');
    await world.moveTo('2025-03-20T08:00:05Z');
    await world.moveTo('2025-03-20T11:30:00Z');
    expect(digests()).toEqual([expect.stringMatching(/Wed 19 March.*number 41/s)]);
  });

  test('paused in its middle, the next has the papers that it lacked', async () => {
    const chat = world.chats[platform];
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    await alice().ask('subscribe at 09:00 Europe/Zurich as posts');
    const numbers = () =>
      alice()
        .see()
        .filter((message) => !message.onlyFor && !said(message).includes('Daily Papers'))
        .flatMap((message) => /number \d+/.exec(said(message)) ?? []);
    const stop = chat.onChange(() => {
      if (numbers().length === 0) return;
      stop();
      chat.fail({ route, channel: alice().channel, when: 'before', answer: tooMany(platform, 600) });
    });
    await world.moveTo('2025-03-18T08:00:05Z');
    await alice().ask('pause');
    await world.moveTo('2025-03-18T08:20:00Z');
    await alice().ask('resume');
    expect(numbers()).toEqual(['number 21']);
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(numbers().sort()).toEqual([21, 22, 23, 41, 42, 43].map((number) => `number ${number}`));
  });

  test('made weekly while it waits for its list, it comes on Monday and not before', async () => {
    await subscribe();
    await world.moveTo('2025-03-18T08:00:05Z');
    world.huggingFace.fail({ path: '/api/daily_papers', answer: { status: 500 }, times: Infinity });
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(said(await alice().ask('subscriptions'))).toContain('Held back');
    expect(await tune('How often', 'Mondays')).toContain('Next: Mon 24 March');
    await world.moveTo('2025-03-19T08:06:00Z');
    expect(said(await alice().ask('subscriptions'))).toContain('it is part of the next digest');
    world.huggingFace.recover();
    for (const day of ['20', '21', '22', '23']) await world.moveTo(`2025-03-${day}T08:00:00Z`);
    expect(digests()).toEqual([expect.stringContaining('Tue 18 March')]);
    await world.moveTo('2025-03-24T08:00:05Z');
    expect(digests().slice(1)).toEqual([expect.stringMatching(/of the week.*number 41/s)]);
  });
});
