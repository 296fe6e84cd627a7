// Faults that last for hours or days, and digests that meet in one place: nothing is lost, nothing comes twice, and whoever
// made a digest is told once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../playground/local-chat.ts';
import { startPaperboy } from '../../src/main.ts';
import { createLog } from '../../src/ops/log.ts';
import { type Morning, NINE, refusal, startMorning, textOf, tooMany, WHOLE } from './morning.ts';

const DOWN: Pick<Fault, 'when' | 'answer' | 'times'> = {
  when: 'before',
  answer: { status: 503 },
  times: Number.POSITIVE_INFINITY,
};

const WAIT = 'a pause of five seconds';

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  let morning: Morning;
  beforeEach(async () => {
    morning = await startMorning(platform);
  });
  afterEach(() => morning.world.end());

  const papersIn = (channel: 'papers' | 'reading-group') => morning.standing(channel).papers.toSorted();

  test('a channel that wants a pause again and again, for two hours, has its digest in the end', async () => {
    morning.fails('papers', { ...DOWN, answer: tooMany(platform, 30) });
    await morning.world.moveTo(NINE);
    await morning.pass(120);
    morning.chat.recover();
    await morning.pass(1);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(morning.told()).toEqual([]);
  });

  test.each([
    [30, 'Late: this was due on Mon 24 March at 09:00 Zurich.'],
    [100, 'Mon 17 March to'],
  ])('a week is not lost by %s hours without the platform', async (hours, words) => {
    await morning.somebody().ask('unsubscribe');
    await morning.somebody().ask('subscribe weekly at 09:00 Europe/Zurich');
    for (const day of ['20', '22']) await morning.world.moveTo(`2025-03-${day}T08:00:05Z`);
    morning.fails('papers', DOWN);
    await morning.world.moveTo('2025-03-24T08:00:05Z');
    await morning.pass(hours, 60);
    morning.chat.recover();
    await morning.pass(2, 60);
    await morning.world.moveTo('2025-03-31T08:00:05Z');
    const headers = morning
      .somebody('Bob')
      .see()
      .filter((message) => message.replies > 0);
    expect(textOf(headers.at(0))).toContain(words);
    const papers = headers.flatMap(({ id }) => morning.somebody('Bob').see(id));
    expect(papers.map((one) => /number \d+/.exec(textOf(one))?.[0]).toSorted()).toEqual(
      [1, 2, 3, 21, 22, 23, 41, 42].map((number) => `number ${number}`).toSorted(),
    );
    expect(headers).toHaveLength(1);
  });

  /** After the header and a paper nothing can be sent to the channel or looked for there. */
  async function halfSent(): Promise<void> {
    const { routes } = morning;
    const stop = morning.chat.onChange(() => {
      const [header] = morning.headersIn('papers');
      if (!header || morning.standing('papers').papers.length === 0) return;
      stop();
      for (const channel of [morning.id('papers'), header.id])
        for (const route of [routes.send, routes.history, routes.thread])
          morning.chat.fail({ route, channel, ...DOWN });
    });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers').papers).toHaveLength(1);
  }

  test('a digest that has begun is made whole after 29 hours without the platform, and then the next comes', async () => {
    await halfSent();
    await morning.pass(29 * 4, 15);
    morning.chat.recover();
    await morning.pass(8, 15);
    expect(papersIn('papers')).toEqual([...WHOLE.papers, 'number 41', 'number 42']);
    expect(morning.headersIn('papers')).toHaveLength(2);
    expect(morning.told()).toEqual([]);
  });

  test('after three days it is given up, its maker is told once, and the next digest has what it lacked', async () => {
    await halfSent();
    await morning.pass(72 * 2, 30);
    morning.chat.recover();
    await morning.pass(8, 30);
    // Whether the second had arrived nobody could say: this is what the maker is told.
    expect(papersIn('papers')).toEqual(['number 21', 'number 23', 'number 41', 'number 42']);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toContain('I cannot say whether all of the list of the day in');
  });

  test('two digests of one channel bring each paper once, though one of them has to wait', async () => {
    await morning.somebody().ask('subscribe at 09:00 Europe/Zurich only diffusion');
    morning.fails('papers', { when: 'before', answer: tooMany(platform, 150) });
    await morning.world.moveTo(NINE);
    await morning.pass(6);
    expect(papersIn('papers')).toEqual(WHOLE.papers);
  });

  test('two processes bring each paper once to a channel with two digests, though one of them hangs', async () => {
    await morning.somebody().ask('subscribe at 09:01 Europe/Zurich only diffusion');
    const { world, routes } = morning;
    const other = await world.clock.during(
      startPaperboy(
        { ...world.config, [platform === 'slack' ? 'discord' : 'slack']: null },
        {
          clock: world.clock,
          log: createLog('silent', []),
          chance: () => 0.5,
          everyMinute: () => ({ stop: async () => {} }),
        },
      ),
    );
    morning.fails('papers', { when: 'before', answer: tooMany(platform, 14) });
    const asked = morning.asked(routes.send, 'papers').length;
    const first = world.moveTo(NINE);
    while (morning.asked(routes.send, 'papers').length === asked)
      await new Promise((resolve) => setImmediate(resolve));
    world.clock.moveTo('2025-03-18T08:01:05Z');
    await world.clock.during(other.tick());
    await first;
    await morning.pass(4);
    expect(papersIn('papers')).toEqual(WHOLE.papers);
    await world.clock.during(other.stop());
  });

  test.each([
    ['a 500', { status: 500 }],
    ['a reset connection', 'reset'],
    [WAIT, tooMany(platform, 5)],
    ['a page of HTML', 'html'],
  ] as const)('%s while its maker is told delays the word, and it comes once', async (name, answer) => {
    for (const route of [morning.routes.direct, morning.routes.send])
      for (const when of ['before', 'after'] as const) {
        // Who is told to wait has not been heard.
        if (when === 'after' && (route === morning.routes.direct || name === WAIT)) continue;
        const channel =
          route === morning.routes.send ? morning.chat.direct(morning.somebody().id).id : undefined;
        morning.chat.fail({ route, ...(channel && { channel }), when, answer, times: 1 });
      }
    morning.fails('papers', {
      when: 'before',
      answer: platform === 'slack' ? refusal('is_archived') : refusal(50083, 403),
    });
    await morning.world.moveTo(NINE);
    await morning.pass(30);
    expect(morning.told()).toHaveLength(1);
  });
});

test('a workspace that comes back in the middle of a digest has the rest of it', async () => {
  const morning = await startMorning('slack');
  const { world } = morning;
  const stop = world.slack.onChange(() => {
    if (morning.standing('papers').papers.length === 0) return;
    stop();
    world.slack.uninstall();
  });
  await world.moveTo(NINE);
  await world.untilLogged('a workspace has removed us');
  await morning.pass(3);
  world.slack.install();
  await world.stopPaperboy();
  await world.startPaperboy();
  await morning.pass(3, 20);
  for (const channel of ['papers', 'reading-group'] as const)
    expect(morning.standing(channel)).toEqual(WHOLE);
  await world.end();
});
