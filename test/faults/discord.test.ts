// What Discord alone can do to a digest: its codes, tokens, limits, gateway and moderators.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { until } from '../contracts/until.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { type WorldOptions, textOf as wireText } from '../world/world.ts';
import { type Morning, NEXT_DAY, NINE, NOTHING, refusal, startMorning, textOf, WHOLE } from './morning.ts';

const SEND = 'POST /channels/{channel.id}/messages';
const EDIT = 'PATCH /channels/{channel.id}/messages/{message.id}';
const THREAD = 'POST /channels/{channel.id}/messages/{message.id}/threads';
const SHUT_OUT = { code: 40333, message: 'internal network error' };
const LATE = { id: '00031', title: 'Diffusion came late', votes: 9, after: 9 };
/** A list to which a paper climbs after nine, and the day after. */
const GROWING = [
  madeUpDay('2025-03-17', madeUpPapers(1, 3)),
  madeUpDay('2025-03-18', [...madeUpPapers(21, 23), LATE]),
  madeUpDay('2025-03-19', madeUpPapers(41, 42, 'Robots')),
];
const worlds: Morning['world'][] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const world of worlds.splice(0)) await world.end();
});

async function start(options: WorldOptions = {}) {
  const morning = await startMorning('discord', options);
  worlds.push(morning.world);
  return { morning, discord: morning.world.discord };
}

const nonces = (morning: Morning) =>
  morning.asked(SEND, 'papers').map(({ body }) => (body as { nonce?: string }).nonce);

describe('a channel that is closed to us', () => {
  test.each([
    [10003, 404, 'I was removed from the channel, or it is gone'],
    [10004, 404, 'I was removed from the channel, or it is gone'],
    [50001, 403, 'I was removed from the channel, or it is gone'],
    [50013, 403, 'I may not write there any more'],
    [50083, 400, 'the channel is archived or locked'],
    [160002, 400, 'I may not read the history there'],
    [30013, 400, 'a maximum of the server is reached'],
  ])('(%i) has its digest paused with the reason; its maker is told once, and nobody asks again', async (code, status, words) => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: refusal(code, status), times: 99 });
    await morning.world.moveTo(NINE);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toContain(`<#${morning.id('papers')}>`);
    expect(morning.told()[0]).toContain(words);
    expect(await morning.status()).toContain(`Paused: ${words}`);
    await morning.pass(5);
    await morning.world.moveTo(NEXT_DAY);
    const refused = morning.asked(SEND, 'papers').filter((request) => request.status === status);
    expect(refused.length).toBeLessThanOrEqual(3);
    expect(morning.told()).toHaveLength(1);
    expect(morning.headersIn('reading-group')).toHaveLength(2);
  });

  test('where no thread may be started, who subscribes is told, and the reason of a digest without its papers says so', async () => {
    const { morning, discord } = await start();
    discord.denyPermission(morning.id('papers'), 'CREATE_PUBLIC_THREADS');
    const subscribed = textOf(await morning.somebody().ask('subscribe top 5'));
    expect(subscribed).toContain('What I lack here: Create Public Threads.');
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual({ headers: 1, papers: [] });
    expect(morning.told().join()).toContain('I may not start threads there, or not write in them');
    expect(await morning.status()).toContain('Paused: I may not start threads there');
  });

  test('(160006) in whose server too many threads are open has its digest paused with that reason', async () => {
    const { morning } = await start();
    morning.fails('papers', { route: THREAD, when: 'before', answer: refusal(160006), times: 99 });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(morning.asked(THREAD, 'papers')).toHaveLength(1);
    expect(await morning.status()).toContain('Paused: too many threads are open in this server');
  });

  test('(50007) has its digest paused where it is a person, who sees why', async () => {
    const { morning, discord } = await start();
    const bob = morning.somebody('Bob');
    await bob.ask('zone Europe/Zurich');
    await bob.ask('follow agents');
    discord.closeDms(bob.id);
    await morning.world.moveTo(NINE);
    const asked = morning.asked(SEND).filter((request) => request.status === 403).length;
    expect(asked).toBeLessThanOrEqual(3);
    expect(asked).toBeGreaterThan(0);
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.asked(SEND).filter((request) => request.status === 403)).toHaveLength(asked);
    expect(textOf(await bob.ask('follows'))).toContain('I may not write to you directly');
    expect(textOf(await bob.ask('my-data'))).toContain('Allow direct messages from me');
    expect(textOf(await bob.ask('follow agents'))).toContain('Next look: Thu 20 March');
  });
});

describe('the thread of a digest', () => {
  /** Until the list of the day has closed and its digest is completed. */
  async function complete(morning: Morning) {
    for (const at of ['2025-03-19T01:41:00Z', '2025-03-19T03:00:00Z', '2025-03-19T04:00:00Z'])
      await morning.world.moveTo(at);
  }
  const ends = [
    ['deleted', 'its thread is gone'],
    ['locked', 'its thread is locked'],
  ] as const;

  test.each(
    ends,
  )('that a moderator has %s pauses nothing: its maker is told, and the next digest comes', async (how, words) => {
    const { morning, discord } = await start({ days: GROWING });
    await morning.world.moveTo(NINE);
    const [header] = morning.headersIn('papers');
    if (how === 'deleted') discord.deleteThread(header?.id ?? '');
    else discord.archiveThread(header?.id ?? '', true);
    await complete(morning);
    expect(morning.told()).toEqual([expect.stringContaining(`could not post all of the list of the day`)]);
    expect(morning.told()[0]).toContain(words);
    expect(await morning.status()).not.toContain('Paused');
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.headersIn('papers')).toHaveLength(2);
  });

  test.each(
    ends,
  )('that is a post of a forum and was %s pauses nothing: the next digest comes', async (how, words) => {
    const { morning, discord } = await start({ days: GROWING });
    const forum = discord.addChannel('forum', 'paper-talk').id;
    const { id } = morning.somebody();
    const post = discord.startPost(id, forum, 'Set-up', 'Shall we?');
    const alice = person(discord, 'Alice', post.id);
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    const digests = () => discord.messages(forum, id).filter(({ author }) => author.bot);
    await morning.world.moveTo(NINE);
    const [digest] = digests();
    if (how === 'deleted') discord.deleteThread(digest?.id ?? '');
    else discord.archiveThread(digest?.id ?? '', true);
    await complete(morning);
    expect(morning.told()[0]).toContain(words);
    expect(textOf(await alice.ask('status'))).not.toContain('Paused');
    const before = digests().length;
    await morning.world.moveTo(NEXT_DAY);
    expect(digests()).toHaveLength(before + 1);
  });

  test('whose channel is gone with it, in the middle of a digest, has it paused', async () => {
    const { morning, discord } = await start();
    const { id } = morning.somebody();
    const papers = morning.id('papers');
    const stop = discord.onChange(() => {
      if (morning.standing('papers').papers.length === 0) return;
      stop();
      discord.deleteChannel(papers);
    });
    await morning.world.moveTo(NINE);
    await morning.pass(2);
    expect(discord.messages(discord.direct(id).id, id).map(textOf)).toEqual([
      expect.stringContaining('The digest is paused.'),
    ]);
  });
});

describe('a header that cannot be made final just now', () => {
  test.each([
    [30046, 400],
    [30046, 429],
    [20022, 403],
  ])('(%i with status %i: too many edits) is made so later, and nothing is paused', async (code, status) => {
    const { morning } = await start();
    await morning.world.moveTo(NINE);
    morning.fails('papers', { route: EDIT, when: 'before', answer: refusal(code, status), times: 2 });
    await morning.world.moveTo('2025-03-19T01:41:00Z');
    await morning.pass(6, 20);
    expect(morning.asked(EDIT, 'papers')).toHaveLength(3);
    expect(textOf(morning.headersIn('papers')[0])).toContain('3 papers, final');
    expect(morning.told()).toEqual([]);
  });
});

describe('a server that throws us out', () => {
  test('in the middle of a digest has the rest of it when it takes us back, and nobody is told otherwise', async () => {
    const { morning, discord } = await start();
    const stop = discord.onChange(() => {
      if (morning.headersIn('papers').length === 0) return;
      stop();
      discord.removeBot();
    });
    await morning.world.moveTo(NINE);
    await morning.pass(3);
    expect(morning.standing('papers').papers).toEqual([]);
    discord.inviteBot();
    await morning.pass(3, 20);
    for (const channel of ['papers', 'reading-group'] as const)
      expect(morning.standing(channel)).toEqual(WHOLE);
    expect(morning.told()).toEqual([]);
  });

  test('while we are off, until after the time of its digest, has it when it takes us back', async () => {
    const { morning, discord } = await start();
    await morning.world.stopPaperboy();
    discord.removeBot();
    morning.world.clock.moveTo(NINE);
    await morning.world.startPaperboy();
    await morning.pass(2);
    discord.inviteBot();
    await morning.pass(3, 20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(await morning.status()).not.toContain('Paused');
  });
});

describe('content that Discord blocks', () => {
  test.each([
    [200000, 'automatic moderation refuses what it says'],
    [240000, 'Discord takes a link in it for harmful'],
  ])('(%i) is not sent again; its maker reads why, and the next digest comes', async (code, words) => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: refusal(code) });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(nonces(morning)).toHaveLength(2);
    expect(morning.told()).toHaveLength(1);
    expect(morning.told()[0]).toContain(`${words}. The next digest comes as usual.`);
    expect(await morning.status()).toContain(`Could not be sent today, 09:00 Zurich: ${words}.`);
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.headersIn('papers')).toHaveLength(1);
  });

  test('of one paper leaves the others where they are', async () => {
    const { morning, discord } = await start();
    const stop = discord.onChange(() => {
      if (morning.standing('papers').papers.length === 0) return;
      stop();
      morning.fails('papers', { when: 'before', answer: refusal(200000) });
      const [header] = morning.headersIn('papers');
      discord.fail({ route: SEND, channel: header?.id ?? '', when: 'before', answer: refusal(200000) });
    });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers').papers).toHaveLength(2);
    expect(morning.told()[0]).toMatch(/I could not post all of the list of the day/);
    expect(await morning.status()).toContain('not all of it: automatic moderation refuses what it says');
  });
});

describe('a form that Discord refuses', () => {
  test('goes out as plain text, and can be kept from all the same', async () => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: refusal(50035) });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(WHOLE);
    const bob = morning.somebody('Bob');
    const [header] = morning.headersIn('papers');
    if (header) bob.react(header, '1️⃣');
    await bob.askUntil('bookmarks', 'Diffusion number 21');
  });

  test('twice is a fault of ours, with its shape and no word of it in the log', async () => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: refusal(50035), times: 2 });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(NOTHING);
    expect(morning.told()[0]).toContain('a fault of mine, which is noted');
    expect(morning.world.logged.join('')).toContain('"shape":{"content":0,"embeds":[{"title":');
    expect(morning.world.logged.join('')).not.toContain('number 21');
  });
});

describe('trouble', () => {
  test('keeps the nonce of a message however often it is tried', async () => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: { status: 500 }, times: 4 });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(morning.standing('papers')).toEqual(WHOLE);
    const [, ...tries] = nonces(morning);
    expect(tries).toHaveLength(5);
    expect(new Set(tries).size).toBe(1);
  });

  test('that Cloudflare answers for Discord waits a quarter of an hour, and asks no more meanwhile', async () => {
    const { morning } = await start();
    morning.fails('papers', {
      when: 'before',
      answer: { status: 429, body: '<h1>Error 1015</h1>' },
      times: 9,
    });
    await morning.world.moveTo(NINE);
    await morning.pass(14);
    expect(morning.asked(SEND, 'papers').filter(({ status }) => status === 429)).toHaveLength(1);
    morning.chat.recover();
    await morning.pass(6);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  test.each([
    ['Cloudflare’s block (40333)', 403, SHUT_OUT],
    ['a page with status 403', 403, '<h1>Access denied</h1>'],
    ['a page with status 404', 404, '<h1>Not Found</h1>'],
  ])('of the way to Discord, %s, pauses nothing; the digest comes when it is over', async (_, status, body) => {
    const { morning } = await start();
    morning.fails('papers', { when: 'before', answer: { status, body }, times: 2 });
    await morning.world.moveTo(NINE);
    await morning.pass(14);
    expect(morning.asked(SEND, 'papers').filter((one) => one.status === status)).toHaveLength(1);
    await morning.pass(2, 20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(morning.told()).toEqual([]);
  });

  test('with one kind of request to a channel (a 429 of the scope “user”) is waited out there, and counts once', async () => {
    const { morning } = await start();
    const headers = {
      'retry-after': '150',
      'x-ratelimit-bucket': 'of-papers',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '150',
      'x-ratelimit-scope': 'user',
    };
    const body = { message: 'You are being rate limited.', retry_after: 150, global: false };
    // discord.js goes by the machine's clock.
    vi.useFakeTimers({ toFake: ['Date'] });
    morning.fails('papers', { when: 'before', answer: { status: 429, headers, body } });
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(NOTHING);
    expect(morning.standing('reading-group')).toEqual(WHOLE);
    vi.setSystemTime(Date.now() + 200_000);
    await morning.pass(5);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(morning.chat.requests.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test('with all of a bot’s requests at once (a global 429) is waited out, and counts once', async () => {
    const { morning } = await start();
    morning.fails('papers', {
      when: 'before',
      answer: {
        status: 429,
        headers: { 'retry-after': '0.3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
        body: { message: 'You are being rate limited.', retry_after: 0.3, global: true },
      },
    });
    // discord.js goes by the machine's clock.
    vi.useFakeTimers({ toFake: ['Date'] });
    await morning.world.moveTo(NINE);
    vi.setSystemTime(Date.now() + 1_000);
    await morning.pass(20);
    for (const channel of ['papers', 'reading-group'] as const)
      expect(morning.standing(channel)).toEqual(WHOLE);
    expect(morning.chat.requests.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe('an announcement channel', () => {
  const PUBLISH = 'POST /channels/{channel.id}/messages/{message.id}/crosspost';
  const TEN = '2025-03-18T09:01:00Z';

  /** Fifteen posts are due there at nine, after their header. */
  async function withNews() {
    const days = [madeUpDay('2025-03-17', madeUpPapers(1, 3)), madeUpDay('2025-03-18', madeUpPapers(21, 45))];
    const { morning, discord } = await start({ days });
    const news = discord.addChannel('announcement', 'paper-news').id;
    const alice = person(discord, 'Alice', 'paper-news');
    await alice.ask('subscribe at 09:00 Europe/Zurich as posts top 15');
    const posts = () =>
      discord.messages(news, alice.id).filter(({ onlyFor, author }) => author.bot && !onlyFor);
    const published = () => posts().filter(({ id }) => discord.isPublished(id));
    const asked = () => morning.asked(PUBLISH).length;
    return { morning, discord, news, alice, posts, published, asked };
  }

  test('has ten of its posts published in an hour and the others in the next, as status says', async () => {
    const { morning, discord, alice, posts, published, asked } = await withNews();
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    const digest = posts().slice(1);
    expect(digest).toHaveLength(16);
    expect(published()).toEqual(digest.slice(0, 10));
    expect(asked()).toBe(10);
    expect(textOf(await alice.ask('status'))).toMatch(
      /6 posts are still to be published to the channels that follow, the next about <t:1742288\d{3}:/,
    );
    await morning.world.moveTo(TEN);
    expect(published()).toEqual(digest);
    expect(asked()).toBe(16);
    expect(textOf(await alice.ask('status'))).not.toContain('to be published');
    expect(discord.violations).toEqual([]);
  });

  test('has the others published after a restart, too, none twice', async () => {
    const { morning, published, asked } = await withNews();
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    await morning.world.stopPaperboy();
    await morning.world.startPaperboy();
    await morning.pass(3);
    expect(published()).toHaveLength(10);
    await morning.world.moveTo(TEN);
    expect(published()).toHaveLength(16);
    // The new process has asked once too often, and was told how long to wait.
    expect(asked()).toBeLessThanOrEqual(17);
  });

  test.each([
    ['status 500', { status: 500 }],
    ['a reset connection', 'reset'],
  ] as const)('has a post published all the same after %s', async (_, answer) => {
    const { morning, news, published } = await withNews();
    morning.chat.fail({ route: PUBLISH, channel: news, when: 'before', answer, times: 2 });
    await morning.world.moveTo(NINE);
    await morning.pass(10);
    expect(published()).toHaveLength(10);
    expect(morning.world.logged.join('')).toContain('posted, but not published');
  });

  test('has a post published of which only a look has told that it stands', async () => {
    const { morning, news, published, posts } = await withNews();
    morning.chat.fail({ route: SEND, channel: news, when: 'after', answer: 'reset' });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(published()).toEqual(posts().slice(1, 11));
  });

  test('that lets nothing be published has its posts all the same, and is not asked for each', async () => {
    const { morning, news, posts, asked } = await withNews();
    const answer = refusal(50013, 403);
    morning.chat.fail({ route: PUBLISH, channel: news, when: 'before', answer, times: 99 });
    await morning.world.moveTo(NINE);
    await morning.pass(5);
    expect(posts()).toHaveLength(17);
    expect(asked()).toBeGreaterThan(0);
    expect(asked()).toBeLessThanOrEqual(3);
  });
});

describe('a token that Discord no longer takes', () => {
  test('switches the Discord half off, with the reason; Slack goes on and nothing is asked in vain', async () => {
    const { morning, discord } = await start();
    await morning.subscribeElsewhere();
    discord.resetToken();
    await morning.world.moveTo(NINE);
    await morning.pass(60);
    expect(morning.headersElsewhere()).toHaveLength(1);
    expect(discord.requests.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(3);
    expect(morning.world.logged.join('')).toContain('disconnected for good');
    expect(await morning.statusElsewhere()).toMatch(
      /Discord .*has been off since .*it does not accept my token\./,
    );
  });

  test('at the start leaves the Slack half served', async () => {
    const wrong = `${'x'.repeat(30)}.wrong.token`;
    const { morning } = await start2(wrong);
    expect(morning.world.logged.join('')).toContain('it does not accept the token');
    expect(await morning.status()).toMatch(/Discord .*has been off since .*it does not accept my token\./);
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });

  async function start2(token: string) {
    const morning = await startMorning('slack', {
      settings: (right) => ({ ...right, discord: right.discord && { ...right.discord, token } }),
    });
    worlds.push(morning.world);
    return { morning };
  }

  test('as a gateway that is closed for intents (4014) stops what is heard, not what is sent', async () => {
    const { morning, discord } = await start();
    discord.dropGateway(4014);
    await morning.elsewhere.askUntil('status', 'it refuses the connection (4014)');
    await morning.world.moveTo(NINE);
    expect(morning.standing('papers')).toEqual(WHOLE);
  });
});

describe('the gateway', () => {
  /** The first paper of a digest that stands, to be kept by Bob. */
  async function withPaper(options: WorldOptions = {}) {
    const { morning, discord } = await start(options);
    await morning.world.moveTo(NINE);
    const bob = morning.somebody('Bob');
    const [header] = morning.headersIn('papers');
    const [paper] = bob.see(header?.id ?? '');
    if (!paper) throw new Error('no paper');
    return { morning, discord, bob, paper };
  }

  const outages: readonly [string, (discord: Awaited<ReturnType<typeof start>>['discord']) => void][] = [
    ['a call to reconnect (op 7)', (discord) => discord.askReconnect()],
    ['a session that can be resumed (op 9)', (discord) => discord.invalidateSession(true)],
    ['a session that is over (op 9)', (discord) => discord.invalidateSession(false)],
    ['close code 4009', (discord) => discord.dropGateway(4009)],
    ['close code 1000', (discord) => discord.dropGateway(1000)],
  ];
  test.each(outages)(
    'after %s knows the reaction given meanwhile, once',
    { timeout: 30_000 },
    async (_, drop) => {
      const { discord, bob, paper } = await withPaper();
      drop(discord);
      await until(discord, () => discord.connected === 0 || undefined);
      bob.react(paper, '🔖');
      await until(discord, () => discord.connected === 1 || undefined);
      await bob.askUntil('bookmarks', 'number 21');
      expect(wireText(await bob.ask('bookmarks'))).toContain('1 paper');
    },
  );

  test('that is silent is given up and opened again', { timeout: 30_000 }, async () => {
    const { discord, bob, paper } = await withPaper({ discord: { heartbeatMs: 300 } });
    discord.muteGateway(true);
    await until(discord, () => discord.connected === 0 || undefined);
    discord.muteGateway(false);
    bob.react(paper, '🔖');
    await until(discord, () => discord.connected === 1 || undefined);
    await bob.askUntil('bookmarks', 'number 21');
  });

  test('is opened sparingly where few starts are left of the day’s thousand, and that is said', async () => {
    const { morning, discord } = await start({ discord: { identifies: 20 } });
    expect(morning.world.logged.join('')).toContain('few starts are left');
    expect(discord.connected).toBe(1);
    await morning.world.moveTo(NEXT_DAY);
    expect(morning.headersIn('papers')).toHaveLength(1);
  });

  test('is not opened while none of them are left; Slack is served meanwhile, and says so', async () => {
    const { morning, discord } = await start();
    const { world } = morning;
    await world.stopPaperboy();
    discord.useUpStarts();
    const starting = world.startMeanwhile();
    await world.untilLogged('"remaining":0');
    while (world.slack.openSockets() === 0) await new Promise(setImmediate);
    await morning.elsewhere.askUntil('status', 'Discord');
    expect(await morning.statusElsewhere()).toMatch(
      /Discord.* has not been connected since .*; I keep trying\./,
    );
    world.clock.moveTo(NINE);
    expect(discord.connected).toBe(0);
    world.clock.moveTo(NEXT_DAY);
    await starting;
    expect(discord.connected).toBe(1);
    await morning.pass(1);
    expect(morning.headersIn('papers')).toHaveLength(1);
    expect(world.logged.join('')).not.toContain('disconnected for good');
  });

  test('survives events that it cannot read', async () => {
    const { morning, discord } = await start();
    discord.emit('INTERACTION_CREATE', {});
    discord.emit('MESSAGE_REACTION_ADD', {});
    discord.emit('AN_EVENT_OF_TOMORROW', { surprise: true });
    expect(await morning.status()).toContain('Hugging Face');
  });

  test('tells of a server’s outage, and nothing is paused or deleted', async () => {
    const { morning, discord } = await start();
    discord.makeUnavailable();
    await morning.world.moveTo(NINE);
    discord.makeAvailable();
    await morning.pass(20);
    expect(morning.standing('papers')).toEqual(WHOLE);
    expect(await morning.status()).not.toContain('Paused');
    expect(morning.told()).toEqual([]);
  });

  test('tells of more people than are looked up after a restart: nobody’s bookmark is lost', {
    timeout: 60_000,
  }, async () => {
    // What is asked waits behind the crowd.
    const { morning, discord, bob } = await withPaper({ discord: { deadlineMs: 60_000 } });
    const [older, newer] = bob.see(morning.headersIn('papers')[0]?.id ?? '');
    if (!older || !newer) throw new Error('no papers');
    // Discord lists people by their id, and Bob's is the highest.
    for (let person = 0; person < 1_050; person++)
      discord.react(`1${String(person).padStart(17, '0')}`, newer.id, '🔖');
    bob.react(newer, '🔖');
    await bob.askUntil('bookmarks', 'number 22');
    await morning.world.stopPaperboy();
    const charlie = morning.somebody('Charlie');
    charlie.react(older, '🔖');
    await morning.world.startPaperboy();
    // Newer posts are looked up first.
    await charlie.askUntil('bookmarks', 'number 21');
    expect(wireText(await bob.ask('bookmarks'))).toContain('number 22');
  });

  test('tells that a moderator has cleared reactions: what people kept stays theirs, also after a restart', async () => {
    const { morning, discord, bob, paper } = await withPaper();
    bob.react(paper, '🔖');
    await bob.askUntil('bookmarks', 'number 21');
    discord.clearReactions(paper.id);
    bob.react(paper, '👀');
    await bob.askUntil('bookmarks', '👀');
    await morning.world.stopPaperboy();
    await morning.world.startPaperboy();
    expect(wireText(await bob.ask('bookmarks'))).toContain('number 21');
  });
});
