// Digests through everything that a chat platform can answer, the same in both: each message once, and where that
// cannot be had, said so to whoever made the digest.
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../playground/local-chat.ts';
import { shown } from '../world/world.ts';
import {
  type Morning,
  NEXT_DAY,
  NINE,
  NOTHING,
  refusal,
  startMorning,
  textOf,
  tooMany,
  WHOLE,
} from './morning.ts';

const timeout = AbortSignal.timeout;

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  let morning: Morning;
  beforeEach(async () => {
    morning = await startMorning(platform);
    // Adapters give a silent platform up after ten or twenty of the machine's seconds: here after a tenth of that.
    AbortSignal.timeout = (ms) => timeout(ms / 10);
  });
  afterEach(() => {
    AbortSignal.timeout = timeout;
    return morning.world.end();
  });

  test('a channel that is told to wait waits alone, and is asked again only when it may be', async () => {
    morning.fails('papers', { when: 'before', answer: tooMany(platform, 150) });
    await morning.world.moveTo(NINE);
    expect(morning.standing('reading-group')).toEqual(WHOLE);
    expect(morning.standing('papers')).toEqual(NOTHING);
    expect(await morning.status()).toContain('Held back: ');
    const before = morning.asked(morning.routes.send, 'papers').length;
    await morning.pass(2);
    expect(morning.asked(morning.routes.send, 'papers')).toHaveLength(before);
    await morning.pass(3);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test('a short wait is waited for, in the middle of a digest too', async () => {
    morning.fails('papers', { when: 'before', answer: tooMany(platform, 7), times: 2 });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test('a fault of a moment costs seconds, not the rest of the minute', async () => {
    morning.fails('papers', { when: 'before', answer: 'reset' });
    await morning.world.moveTo(NINE);
    expect(await morning.arrives('papers')).toBeLessThan(30_000);
  });

  test('a fault of a moment costs seconds, too, where the digest has long waited for its list', async () => {
    const { huggingFace, clock } = morning.world;
    await morning.world.moveTo(NINE);
    const path = '/api/daily_papers?date=2025-03-19';
    huggingFace.fail({ path, answer: { status: 400 }, times: Infinity });
    await morning.world.moveTo(NEXT_DAY);
    await morning.pass(24, 5);
    huggingFace.recover();
    const before = morning.asked(morning.routes.send, 'papers').length;
    morning.fails('papers', { when: 'before', answer: 'reset' });
    await morning.pass(1, 15);
    await clock.during(shown(morning.chat, () => morning.headersIn('papers').length === 2));
    const [first, second] = morning.asked(morning.routes.send, 'papers').slice(before);
    expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeLessThan(30_000);
  });

  test.each([
    0.1, 20,
  ])('a message that was sent while our clock was %d hours ahead is found, and stands once', async (hours) => {
    const file = new Sqlite(morning.world.config.databaseUrl.replace('sqlite:', ''));
    file.exec(`create trigger ahead after update of tried_at on delivery_parts when new.attempts = 1 begin
      update delivery_parts set tried_at = new.tried_at + ${hours * 3_600_000}
      where key = new.key and position = new.position; end`);
    file.close();
    // Discord would know the nonce for some minutes: nobody can look before they are over.
    const { send, history: route } = morning.routes;
    morning.fails('papers', { route: send, when: 'after', answer: { status: 500 } });
    morning.fails('papers', { route, when: 'before', answer: { status: 500 }, times: 7 });
    await morning.world.moveTo(NINE);
    await morning.pass(20);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  const lost: readonly [string, Fault['answer']][] = [
    ['status 500', { status: 500 }],
    ['status 504', { status: 504 }],
    ['a reset connection', 'reset'],
    ['a page of HTML', 'html'],
    ['silence', 'hang'],
  ];
  test.each(lost)('%s after a message was taken: it is looked for, and stands once', async (_, answer) => {
    morning.fails('papers', { when: 'after', answer, times: 2 });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test.each(
    lost,
  )('%s before a message was taken: it is looked for, sent again, and stands once', async (_, answer) => {
    morning.fails('papers', { when: 'before', answer, times: 3 });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  const whenever = lost.flatMap(([name, answer]) =>
    (['before', 'after'] as const).map((when) => [name, when, answer] as const),
  );
  test.each(
    whenever,
  )('%s %s a paper of the thread was taken: it is looked for there, and stands once', async (_, when, answer) => {
    morning.failsInThread('papers', 1, { when, answer, times: 2 });
    await morning.world.moveTo(NINE);
    await morning.pass(6);
    expect(morning.standing('papers')).toEqual(WHOLE);
    const thread = platform === 'slack' ? morning.id('papers') : morning.headersIn('papers')[0]?.id;
    const looks = morning.asked(morning.routes.thread).filter(({ channel }) => channel === thread);
    expect(looks.length).toBeGreaterThanOrEqual(2);
  });

  test.each(
    whenever,
  )('%s %s the header was made final: it is made so again, and nothing is posted', async (_, when, answer) => {
    await morning.world.moveTo(NINE);
    const sent = morning.asked(morning.routes.send, 'papers').length;
    morning.fails('papers', { route: morning.routes.edit, when, answer, times: 2 });
    for (const at of ['2025-03-18T23:00:00Z', '2025-03-19T01:41:00Z', '2025-03-19T03:00:00Z'])
      await morning.world.moveTo(at);
    await morning.pass(3);
    expect(morning.asked(morning.routes.edit, 'papers')).toHaveLength(3);
    expect(textOf(morning.headersIn('papers')[0])).toContain('3 papers, final');
    expect(morning.asked(morning.routes.send, 'papers')).toHaveLength(sent);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test('while nobody can look whether it arrived, it is not sent again; then it stands once', async () => {
    morning.fails('papers', { when: 'after', answer: { status: 500 } });
    morning.fails('papers', {
      route: morning.routes.history,
      when: 'before',
      answer: { status: 500 },
      times: 5,
    });
    await morning.world.moveTo(NINE);
    const sent = morning.asked(morning.routes.send, 'papers').length;
    await morning.pass(1);
    expect(morning.asked(morning.routes.send, 'papers')).toHaveLength(sent);
    expect(morning.asked(morning.routes.history, 'papers').length).toBeGreaterThan(0);
    await morning.pass(20);
    expect(morning.asked(morning.routes.history, 'papers').length).toBeGreaterThan(5);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test('where we may not look whether it arrived, it is not sent again, and its maker is told once', async () => {
    if (platform === 'slack') morning.world.slack.withoutScope('channels:history');
    else morning.world.discord.denyPermission(morning.id('papers'), 'READ_MESSAGE_HISTORY');
    morning.fails('papers', { when: 'before', answer: { status: 500 } });
    await morning.world.moveTo(NINE);
    await morning.pass(20);
    expect(morning.standing('papers')).toEqual(NOTHING);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toMatch(/cannot say whether/);
    expect(await morning.status()).toMatch(/Could not be sent .*it was not confirmed, and I may not look/);
    await morning.world.moveTo(NEXT_DAY);
    await morning.pass(2);
    expect(morning.told()).toHaveLength(1);
  });

  test('where we may not look, what one message may have named is not named again by the next digest', async () => {
    await morning.somebody().ask('subscribe at 09:00 Europe/Zurich as list');
    if (platform === 'slack') morning.world.slack.withoutScope('channels:history');
    else morning.world.discord.denyPermission(morning.id('papers'), 'READ_MESSAGE_HISTORY');
    morning.fails('papers', { when: 'after', answer: { status: 500 } });
    await morning.world.moveTo(NINE);
    await morning.pass(20);
    await morning.world.moveTo(NEXT_DAY);
    await morning.pass(2);
    const named = morning.headersIn('papers').map((header) => textOf(header).match(/number \d+/g));
    expect(named).toEqual([
      ['number 21', 'number 22', 'number 23'],
      ['number 41', 'number 42'],
    ]);
  });

  test('whoever cannot be told finds the reason in status, and nobody tries for ever', async () => {
    const code = platform === 'slack' ? refusal('not_in_channel') : refusal(10003, 404);
    morning.fails('papers', { when: 'before', answer: code });
    morning.chat.fail({
      route: morning.routes.direct,
      when: 'before',
      answer: platform === 'slack' ? refusal('user_disabled') : refusal(50007, 403),
      times: 99,
    });
    await morning.world.moveTo(NINE);
    await morning.pass(10);
    expect(morning.told()).toEqual([]);
    expect(morning.asked(morning.routes.direct)).toHaveLength(1);
    expect(await morning.status()).toContain('Paused: I was removed from the channel, or it is gone');
  });

  test('through a day without the platform: what it could not get joins the next digest, each paper once', async () => {
    const down = { when: 'before', answer: 'reset', times: Number.POSITIVE_INFINITY } as const;
    morning.fails('papers', down);
    await morning.world.moveTo(NINE);
    for (let hour = 1; hour < 25; hour++) await morning.pass(1, 60);
    morning.chat.recover();
    await morning.pass(30);
    const [header, ...others] = morning.headersIn('papers');
    expect(others).toEqual([]);
    expect(textOf(header)).toContain('Tue 18 March to Wed 19 March');
    expect(morning.standing('papers').papers.toSorted()).toEqual([
      'number 21',
      'number 22',
      'number 23',
      'number 41',
      'number 42',
    ]);
  });

  test('status says what we lack in a channel, and nothing where we lack nothing', async () => {
    expect(await morning.status()).not.toContain('What I lack here');
    if (platform === 'slack') morning.world.slack.withoutScope('channels:history');
    else
      for (const right of ['READ_MESSAGE_HISTORY', 'EMBED_LINKS'] as const)
        morning.world.discord.denyPermission(morning.id('papers'), right);
    const lacking = platform === 'slack' ? 'channels:history' : 'Embed Links, Read Message History';
    await morning.somebody().askUntil('status', `What I lack here: ${lacking}.`);
    if (platform === 'slack') morning.world.slack.removeBot(morning.id('reading-group'));
    if (platform === 'slack') morning.world.slack.grantScope('channels:history');
    const elsewhere = await morning.status('reading-group');
    if (platform === 'slack') expect(elsewhere).toContain('What I lack here: being a member (/invite me).');
    else expect(elsewhere).not.toContain('What I lack here');
  });
});
