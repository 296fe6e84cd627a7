// Digests as a channel's people shape them and get them, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { tooMany } from '../faults/morning.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { controls, person } from '../world/people.ts';
import { shown, type World, textOf as wireText } from '../world/world.ts';

// Lists open at 02:30 in Zurich; clocks change in New York on 9 March, in Zurich on 30 March.
const MONDAY = madeUpDay('2025-03-17', madeUpPapers(1, 12, 'Agents'));
const TUESDAY = madeUpDay('2025-03-18', [
  ...madeUpPapers(21, 26),
  { id: '00031', title: 'A late success', votes: 500, after: 15 },
  { id: '00032', title: 'Diffusion came late', votes: 300, after: 16 },
]);
const WEDNESDAY = madeUpDay('2025-03-19', madeUpPapers(41, 44, 'Robots'));
const FRIDAY = madeUpDay('2025-03-21', madeUpPapers(61, 63, 'Proteins'));
const DAYS = [MONDAY, TUESDAY, WEDNESDAY, FRIDAY];
// Without the backslashes by which Discord takes text as it is.
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

const EDIT = {
  slack: 'chat.update',
  discord: 'PATCH /channels/{channel.id}/messages/{message.id}',
} as const;
const TUESDAY_9 = '2025-03-18T08:00:05Z';

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: DAYS, papers: [] },
  );
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie', channel?: string) =>
    person(world.chats[platform], name, channel);
  const posts = (channel?: string) =>
    somebody('Alice', channel)
      .see()
      .filter((message) => !message.onlyFor && message.author.bot);
  const directOf = (id: string) =>
    platform === 'slack' ? world.slack.directMessage(id) : world.discord.direct(id).id;
  const subscribe = (line = '') =>
    somebody('Alice').ask(`subscribe at 09:00 Europe/Zurich ${line}`.trimEnd());

  /** Until the list of Tuesday has closed and its headers are final. */
  const untilClosed = async () => {
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '05:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
  };

  test('the answer says exactly what will come, and when next', async () => {
    const answer = textOf(await subscribe('top 3 as list only diffusion votes>=20'));
    expect(answer).toContain(
      'what matches diffusion votes>=20 in the list of the day on weekdays at 09:00 Zurich, the top 3, in one message',
    );
    expect(answer).toContain('Next: today, 09:00 Zurich');
  });

  test('preview replays the last lists', async () => {
    const answer = await subscribe('only diffusion');
    const preview = textOf(await somebody('Alice').press(answer, 'Preview'));
    expect(preview).toMatch(/Tue 18 March.*6 of 6: Diffusion number 21/s);
    expect(preview).toMatch(/Mon 17 March.*none of 12 matches/s);
  });

  test('in one message: the list stands in it, and its numbers keep', async () => {
    await subscribe('top 3 as list');
    await world.moveTo(TUESDAY_9);
    const digest = posts().at(-1);
    expect(textOf(digest)).toContain('Diffusion number 23');
    expect(textOf(digest)).not.toContain('Diffusion number 24');
    expect(digest?.replies).toBe(0);
    if (digest) somebody('Bob').react(digest, '2️⃣');
    await somebody('Bob').askUntil('bookmarks', 'Diffusion number 22');
  });

  test('each as a post: every paper is in the channel', async () => {
    await subscribe('top 3 as posts');
    await world.moveTo(TUESDAY_9);
    const texts = posts().map(textOf);
    expect(texts.slice(-3).map((text) => /number \d+/.exec(text)?.[0])).toEqual([
      'number 21',
      'number 22',
      'number 23',
    ]);
  });

  test('a filtered digest says how many match, and each paper by what', async () => {
    await subscribe('only diffusion votes>=99');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    expect(textOf(header)).toContain('2 of 6 match diffusion votes>=99');
    const [first] = somebody('Alice').see(header.id);
    expect(textOf(first)).toContain('matched: diffusion, votes>=99');
  });

  test('a filter that leaves nothing is told, with the nearest misses', async () => {
    await subscribe('only diffusion votes>=1000');
    await world.moveTo(TUESDAY_9);
    const said = textOf(posts().at(-1));
    expect(said).toMatch(/None of the 6 papers so far matches/);
    expect(said).toMatch(/Nearest: .*Diffusion number 21/);
  });

  test('a paper is near a filter by what it has of that, not by what it has not', async () => {
    await subscribe('only zebra -survey');
    await somebody('Alice', 'reading-group').ask('subscribe at 09:00 Europe/Zurich only votes>=1000 -survey');
    await world.moveTo(TUESDAY_9);
    expect(textOf(posts().at(-1))).toMatch(/None of the 6 papers so far matches.*zebra -survey/s);
    expect(textOf(posts().at(-1))).not.toContain('Nearest');
    expect(textOf(posts('reading-group').at(-1))).toMatch(/Nearest: .*Diffusion number 21/);
  });

  test('when the list has closed, the header says so and only what climbed into the top joins the thread', async () => {
    await subscribe('top 5');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    expect(textOf(header)).toContain('6 papers so far');
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '04:00', '05:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    const after = somebody('Alice')
      .see()
      .find(({ id }) => id === header.id);
    expect(textOf(after)).toContain('8 papers, final');
    expect(textOf(after)).toContain('2 came later and are in the thread');
    const thread = somebody('Alice').see(header.id).map(textOf);
    expect(thread).toHaveLength(7);
    expect(thread.slice(5).join()).toMatch(/A late success.*Diffusion came late/s);
  });

  test.each([
    'pause',
    'unsubscribe',
  ])('after %s the header of the last digest becomes final all the same, and nothing is posted', async (how) => {
    await subscribe('top 5');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    await somebody('Alice').ask(how);
    const before = posts();
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '08:00', '09:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    expect(posts().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(somebody('Alice').see(header.id)).toHaveLength(5);
    const after = posts().find(({ id }) => id === header.id);
    expect(textOf(after)).toContain('8 papers, final');
    expect(textOf(after)).toMatch(/Came later:.*A late success.*Diffusion came late/s);
    expect(textOf(after)).not.toContain('came later and are');
    if (after) somebody('Bob').react(after, '6️⃣');
    await somebody('Bob').askUntil('bookmarks', 'A late success');
  });

  test('paused while its header waits to become final, it posts nothing under it either', async () => {
    await subscribe('top 5');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    world.chats[platform].fail({ route: EDIT[platform], when: 'before', answer: tooMany(platform, 1000) });
    for (const hour of ['01:41', '03:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    expect(world.chats[platform].requests.find(({ route }) => route === EDIT[platform])?.status).toBe(429);
    await somebody('Alice').ask('pause');
    for (const hour of ['04:00', '08:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    expect(textOf(posts().find(({ id }) => id === header.id))).toContain('8 papers, final');
    expect(somebody('Alice').see(header.id)).toHaveLength(5);
  });

  test('what is changed after a digest is for the next: what comes later joins the thread as before', async () => {
    const alice = somebody('Alice');
    await subscribe('top 5');
    await world.moveTo(TUESDAY_9);
    const header = await alice.digest();
    await subscribe('top 1 as list');
    await untilClosed();
    const after = textOf(posts().find(({ id }) => id === header.id));
    expect(after).toContain('2 came later and are in the thread');
    expect(after).not.toContain('Came later:');
    const thread = alice.see(header.id).map(textOf);
    expect(thread.slice(5).join()).toMatch(/A late success.*Diffusion came late/s);
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(textOf(posts().at(-1))).toMatch(/Robots number 41(?!.*Robots number 42)/s);
  });

  // Discord has no form for what is followed by a filter or comes from elsewhere.
  describe.runIf(platform === 'slack')('changed by the form after a digest', () => {
    const changed = async (values: Readonly<Record<string, string>>) => {
      const alice = somebody('Alice');
      await world.moveTo(TUESDAY_9);
      const header = await alice.digest();
      await alice.openForm(await alice.press(await alice.ask('subscriptions'), 'Tune'), 'Change');
      await alice.send(values);
      await untilClosed();
      return {
        header: textOf(posts().find(({ id }) => id === header.id)),
        thread: alice.see(header.id).map(textOf),
      };
    };

    test('its header becomes final by the filter that it was made with', async () => {
      await subscribe('top 5 only diffusion');
      const { header, thread } = await changed({ only: 'robots', as: 'posts', top: '2' });
      expect(header).toMatch(/8 papers, final.*7 of 8 match diffusion/);
      expect(header).not.toContain('robots');
      expect(thread.slice(5)).toEqual([expect.stringContaining('Diffusion came late')]);
      await world.moveTo('2025-03-19T08:00:05Z');
      expect(textOf(posts().at(-3))).toMatch(/4 of 4 match robots.*the 2 with most votes/);
    });

    test.each([
      'cs.CL',
      'shelf',
    ])('and from %s then, its header becomes final as what it is', async (from) => {
      world.arxiv.papers.push({
        id: '2503.90000',
        version: 1,
        title: 'Tokens',
        abstract: 'We count tokens.',
        authors: ['Ada Example'],
        published: '2025-03-17T10:00:00Z',
        categories: ['cs.CL'],
        announced: [{ day: '2025-03-18', kind: 'new' }],
      });
      await subscribe('top 5');
      const { header, thread } = await changed({ from });
      expect(header).toMatch(/Daily Papers · Tue 18 March.*8 papers, final/s);
      expect(thread.join()).toMatch(/A late success.*Diffusion came late/s);
      expect(thread.join()).not.toContain('Tokens');
    });
  });

  test('what matches only when the list has closed is named in the header as a match', async () => {
    await subscribe('as list only votes>=200');
    await world.moveTo(TUESDAY_9);
    const header = posts().at(-1);
    expect(textOf(header)).toContain('None of the 6 papers so far matches');
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '04:00', '05:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    const after = textOf(posts().find(({ id }) => id === header?.id));
    expect(after).toMatch(/8 papers, final.*· 2 of 8 match votes>=200/);
    expect(after).toMatch(/Came later:.*A late success.*Diffusion came late/s);
    expect(after).not.toContain('None of');
  });

  test.each([
    'list',
    'posts',
  ])('as %s, what came later says by which part of the filter, too', async (layout) => {
    await subscribe(`top 3 as ${layout} only diffusion votes>=20`);
    await world.moveTo(TUESDAY_9);
    const header = posts().find((message) => textOf(message).includes('6 of 6 match'));
    for (const hour of ['12:00', '20:00', '23:00']) await world.moveTo(`2025-03-18T${hour}:00Z`);
    for (const hour of ['01:41', '03:00', '04:00', '05:00']) await world.moveTo(`2025-03-19T${hour}:00Z`);
    const [, later] = textOf(posts().find(({ id }) => id === header?.id)).split('Came later:');
    expect(later).toMatch(/Diffusion came late.*▲.300 .*· diffusion, votes>=20/s);
  });

  test('a header that has become final says that those before had most votes, and by what numbers all are kept', async () => {
    await subscribe('top 3 as list');
    await somebody('Alice', 'reading-group').ask('subscribe at 09:00 Europe/Zurich top 3 as posts');
    await world.moveTo(TUESDAY_9);
    const begins = (channel?: string) =>
      textOf(posts(channel).find((message) => textOf(message).startsWith('Daily Papers · Tue')));
    expect(begins()).toMatch(/ · the 3 with most votes:.*React 1️⃣–3️⃣ to keep one\./s);
    await untilClosed();
    expect(begins()).toMatch(/8 papers, final.* · the 3 that had most votes:.*React 1️⃣–5️⃣ to keep one\./s);
    expect(begins('reading-group')).toContain('React 🔖 on a paper to keep it, or 4️⃣–5️⃣ here.');
  });

  test('where no list has become whole, a daily digest of whole lists says which is open', async () => {
    await subscribe('daily complete');
    for (const day of ['18', '19', '20', '21']) await world.moveTo(`2025-03-${day}T08:00:05Z`);
    const said = textOf(posts().at(-1));
    expect(said).toContain('No new list is whole yet. Friday’s is open with 3 papers so far.');
  });

  test('a complete digest is of the last whole list', async () => {
    await subscribe('complete');
    await world.moveTo(TUESDAY_9);
    const header = textOf(await somebody('Alice').digest());
    expect(header).toContain('Mon 17 March');
    expect(header).toContain('12 papers, final');
  });

  test('a weekly digest is of the lists of the week before, by votes', async () => {
    await subscribe('weekly top 5');
    for (const day of ['19', '20', '21', '22', '24']) await world.moveTo(`2025-03-${day}T07:30:00Z`);
    await world.moveTo('2025-03-24T08:00:05Z');
    const header = textOf(await somebody('Alice').digest());
    expect(header).toContain('Daily Papers of the week');
    expect(header).toContain('4 lists with 27 papers, final');
    expect(header).toMatch(/A late success.*Diffusion came late.*number/s);
  });

  test('at weekends weekday digests are silent and daily ones say why', async () => {
    await subscribe();
    const saturday = async () => {
      for (const at of ['2025-03-21T08:00:05Z', '2025-03-22T07:00:00Z']) await world.moveTo(at);
      const before = posts().length;
      await world.moveTo('2025-03-22T08:00:05Z');
      return posts().slice(before);
    };
    expect(await saturday()).toEqual([]);
    await somebody('Alice', 'reading-group').ask('subscribe daily at 10:00 Europe/Zurich');
    await world.moveTo('2025-03-22T09:00:05Z');
    await world.moveTo('2025-03-23T09:00:05Z');
    expect(textOf(posts('reading-group').at(-1))).toContain('No list on weekends. Friday’s is');
  });

  test('a paper that a channel has had is not posted to it again, whatever it came by', async () => {
    await subscribe('top 2');
    await somebody('Alice').ask('subscribe at 10:00 Europe/Zurich top 3 only diffusion');
    await world.moveTo(TUESDAY_9);
    await world.moveTo('2025-03-18T09:00:05Z');
    const header = posts().findLast((message) => message.replies > 0);
    const titles = somebody('Alice')
      .see(header?.id ?? '')
      .map(textOf);
    expect(titles.join()).toMatch(/number 23.*number 24.*number 25/s);
    expect(titles.join()).not.toContain('number 21');
    expect(textOf(header)).toContain('the 3 with most votes that are new here');
    for (const at of ['2025-03-18T23:00:00Z', '2025-03-19T01:41:00Z', '2025-03-19T05:00:00Z'])
      await world.moveTo(at);
    // What came to the channel after the first digest takes nothing away from what that one says.
    const first = posts().find((message) => message.replies > 0);
    expect(textOf(first)).toMatch(/8 papers, final.* · the 2 that had most votes/);
  });

  test('several are told apart by number; pause and resume do what they say', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('subscribe at 09:00 Europe/Zurich as list only robots');
    // Each in a line of its own, with what to type for it.
    const which = /.*1 {2}the list of the day: .*pause.*1.*2 {2}what matches robots in .*: .*pause.*2/s;
    expect(textOf(await alice.ask('pause'))).toMatch(new RegExp(`Which of the 2\\?${which.source}`, 's'));
    expect(textOf(await alice.ask('pause 9'))).toMatch(
      new RegExp(`There is no "9" here\\.${which.source}`, 's'),
    );
    expect(textOf(await alice.ask('pause 1'))).toContain('Paused');
    await world.moveTo(TUESDAY_9);
    expect(posts().filter((message) => message.replies > 0)).toEqual([]);
    expect(textOf(await alice.ask('subscriptions'))).toMatch(/Paused; to go on: .*resume (number:)?1/);
    expect(textOf(await alice.ask('resume 1'))).toMatch(/^ ?Resumed.*Next: Wed 19 March, 09:00 Zurich/s);
    expect(textOf(await alice.ask('resume 1'))).toMatch(
      /It was not paused: .*Next: Wed 19 March, 09:00 Zurich/s,
    );
  });

  test('subscribing again changes what comes, and a local date has one digest all the same', async () => {
    await subscribe('top 2');
    await world.moveTo(TUESDAY_9);
    const before = posts().length;
    const changed = await somebody('Alice').ask('subscribe at 11:00 Europe/Zurich top 5');
    expect(textOf(changed)).toContain('Changed: the list of the day on weekdays at 11:00 Zurich, the top 5');
    // Tuesday has had its digest.
    expect(textOf(await somebody('Alice').ask('subscriptions'))).toMatch(/next:? (tomorrow, )?Wed/i);
    await world.moveTo('2025-03-18T10:00:05Z');
    expect(posts().length).toBe(before + 1);
    expect(textOf(await somebody('Alice').ask('subscriptions'))).not.toMatch(/\b2\b {2}the list/);
  });

  test('who asks for what comes already reads that nothing changes, and nobody else is told', async () => {
    await subscribe('top 5');
    const before = posts().length;
    for (const line of ['', 'top 5', 'weekdays as thread'])
      expect(textOf(await subscribe(line))).toMatch(
        /As before: the list of the day on weekdays at 09:00 Zurich, the top 5, in a thread\..*Next: today/s,
      );
    expect(posts().length).toBe(before);
    expect(textOf(await subscribe('top 4'))).toContain('Changed: ');
    expect(posts().length).toBe(before + 1);
  });

  test.each([
    ['top 3', /Until then: .*papers today/],
    ['from shelf', /Until then: .*papers bookmarks (whose:)?team/],
    ['from cs.CL', /^(?!.*Until then)/s],
  ])('the notice of “%s” leads to what there is of it until then', async (line, words) => {
    await subscribe(line);
    expect(textOf(posts().at(-1))).toMatch(/This channel gets /);
    expect(textOf(posts().at(-1))).toMatch(words);
  });

  test('Tune under a digest changes it by menus', async () => {
    await subscribe();
    await world.moveTo(TUESDAY_9);
    const alice = somebody('Alice');
    const tuned = await alice.press(await alice.digest(), 'Tune');
    expect(textOf(tuned)).toContain('the top 10, in a thread');
    expect(textOf(await alice.pick(tuned, 'How many', 'The top 3'))).toContain('the top 3, in a thread');
    if (platform === 'slack') {
      const refused = await somebody('Charlie').press(await alice.digest(), 'Tune');
      expect(textOf(await somebody('Charlie').pick(refused, 'How many', 'The top 5'))).toContain(
        'for those who manage it',
      );
    }
  });

  test('Tune changes a paused digest, which stays paused and says how it goes on', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('pause');
    const tuned = await alice.press(await alice.ask('subscriptions'), 'Tune');
    const changed = await alice.pick(tuned, 'How many', 'The top 3');
    expect(textOf(changed)).toMatch(/the top 3, in a thread\..*Paused; to go on: .*resume (number:)?1/s);
    await world.moveTo(TUESDAY_9);
    expect(posts().filter((message) => message.replies > 0)).toEqual([]);
    await alice.press(changed, 'Resume');
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(alice.see((await alice.digest()).id)).toHaveLength(3);
  });

  test('a digest that a fault has paused keeps its reason through Tune', async () => {
    const alice = somebody('Alice');
    await subscribe();
    world.chats[platform].fail({ ...refusal(platform), channel: alice.channel });
    await world.moveTo(TUESDAY_9);
    const tuned = await alice.press(await alice.ask('subscriptions'), 'Tune');
    expect(textOf(await alice.pick(tuned, 'How many', 'The top 3'))).toContain('Paused: I was removed');
    await world.moveTo('2025-03-18T09:00:05Z');
    const direct = directOf(alice.id);
    expect(world.chats[platform].messages(direct, alice.id)).toHaveLength(1);
  });

  test('who subscribes again goes on with what was paused, and the answer says so', async () => {
    await subscribe();
    await somebody('Alice').ask('pause');
    expect(textOf(await subscribe('top 3'))).toMatch(/the top 3.*Next: today.*It was paused and goes on/s);
    await world.moveTo(TUESDAY_9);
    expect(textOf(await somebody('Alice').digest())).toContain('Tue 18 March');
  });

  test('where we may not post, subscribing again leaves paused what was paused', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('pause');
    world.chats[platform].fail({ ...refusal(platform), channel: alice.channel });
    expect(textOf(await subscribe('top 3'))).toContain('I may not post here');
    expect(textOf(await alice.ask('subscriptions'))).toMatch(/the top 10, in a thread\..*Paused; to go on/s);
  });

  test.runIf(platform === 'slack')('Change leaves a paused digest paused, and says so to all', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('pause');
    const tuned = await alice.press(await alice.ask('subscriptions'), 'Tune');
    await alice.openForm(tuned, 'Change');
    const changed = await alice.send({ top: '7' });
    expect(textOf(changed)).toMatch(/Changed: .*the top 7, in a thread\..*Paused; to go on: .*resume 1/s);
    expect(textOf(posts().at(-1))).toMatch(/Changed: this channel gets .*the top 7.*Paused/s);
    await world.moveTo(TUESDAY_9);
    expect(posts().filter((message) => message.replies > 0)).toEqual([]);
  });

  test.runIf(platform === 'slack')(
    'Change opens a form with what is set, and sending it changes that',
    async () => {
      const { slack } = world;
      const alice = somebody('Alice');
      const answer = await subscribe('top 3');
      const change = controls(answer).find(({ label }) => label === 'Change')?.id ?? '';
      expect(await slack.press(alice.id, answer.id, change)).toEqual({});
      const form = await shown(slack, () => slack.forms.open(alice.id));
      expect(JSON.stringify(form.view)).toContain('"initial_value":"Europe/Zurich"');
      await slack.forms.submit(alice.id, { at: '25:00', zone: 'Zurch', only: 'votes>' });
      const errors = slack.forms.open(alice.id)?.errors ?? {};
      expect(Object.keys(errors).sort()).toEqual(['at', 'only', 'zone']);
      expect(errors.at).toBe('"25:00" is no time of day.');
      await slack.forms.submit(alice.id, { at: '10:30', top: '7', as: 'list', only: 'diffusion' });
      expect(slack.forms.open(alice.id)).toBeUndefined();
      const changed = await shown(slack, () => alice.see().find((one) => textOf(one).includes('the top 7')));
      expect(textOf(changed)).toContain('at 10:30 Zurich');
      const list = textOf(await alice.ask('subscriptions'));
      expect(list).toContain(
        'what matches diffusion in the list of the day on weekdays at 10:30 Zurich, the top 7',
      );
      expect(list).not.toContain('09:00');
    },
  );

  test.runIf(platform === 'slack')(
    'two digests of the same papers do not come about by the form',
    async () => {
      const { slack } = world;
      const alice = somebody('Alice');
      await subscribe();
      const answer = await subscribe('only diffusion');
      const change = controls(answer).find(({ label }) => label === 'Change')?.id ?? '';
      await slack.press(alice.id, answer.id, change);
      await shown(slack, () => slack.forms.open(alice.id));
      await slack.forms.submit(alice.id, { only: '' });
      expect(slack.forms.open(alice.id)?.errors.from).toContain('already, as number 1');
      await slack.forms.cancel(alice.id);
      expect(slack.forms.open(alice.id)).toBeUndefined();
    },
  );

  test.runIf(platform === 'slack')('a channel without a digest can be subscribed by the form', async () => {
    const { slack } = world;
    const bob = somebody('Bob');
    const none = await bob.ask('subscriptions');
    await slack.press(bob.id, none.id, controls(none).find(({ label }) => label === 'Subscribe…')?.id ?? '');
    await shown(slack, () => slack.forms.open(bob.id));
    await slack.forms.submit(bob.id, { from: 'cs.CL' });
    await shown(slack, () => bob.see().find((one) => textOf(one).includes('arXiv’s new papers in cs.CL')));
    expect(textOf(await bob.ask('subscriptions'))).toContain('at 09:00 New York');
  });

  test.runIf(platform === 'discord')(
    'a forum subscribed from one of its posts gets a post a day',
    async () => {
      const { discord } = world;
      const alice = somebody('Alice');
      const forum = discord.addChannel('forum', 'paper-talk').id;
      const setUp = discord.startPost(alice.id, forum, 'Set-up', 'Shall we?').id;
      const line = '/papers-channel subscribe at:09:00 top:3 zone:Europe/Zurich';
      expect(await discord.type(alice.id, setUp, line)).toEqual({});
      await shown(discord, () => saying(inPost(setUp), 'Subscribed:'));
      expect(inForum()).toHaveLength(1);
      await world.moveTo(TUESDAY_9);
      const post = await shown(discord, () => inForum()[1]);
      expect(textOf(post)).toContain('Tue 18 March');
      expect(inPost(post.id)).toHaveLength(3);
      const [paper] = inPost(post.id);
      if (paper) discord.react(alice.id, paper.id, '🔖');
      await alice.askUntil('bookmarks', 'Diffusion number 21');
      const tune = controls(post).find(({ label }) => label === 'Tune')?.id ?? '';
      await discord.press(alice.id, post.id, tune);
      await shown(discord, () => saying(inPost(post.id), 'Comes here:'));

      function inForum() {
        return discord.messages(forum, alice.id);
      }
      function inPost(id: string) {
        return discord.messages(forum, alice.id, id);
      }
    },
  );

  test.runIf(platform === 'discord')('a forum that wants a tag pauses its digest and says so', async () => {
    const { discord } = world;
    const alice = somebody('Alice');
    const forum = discord.addChannel('forum', 'paper-talk', { tagRequired: true }).id;
    const setUp = discord.startPost(alice.id, forum, 'Set-up', 'Shall we?').id;
    await discord.type(alice.id, setUp, '/papers-channel subscribe at:09:00 zone:Europe/Zurich');
    await shown(discord, () => saying(discord.messages(forum, alice.id, setUp), 'Subscribed:'));
    await world.moveTo(TUESDAY_9);
    const direct = await shown(discord, () => discord.messages(directOf(alice.id), alice.id).at(-1));
    expect(textOf(direct)).toContain('this forum wants a tag on every post');
  });

  test.runIf(platform === 'discord')(
    'an announcement channel publishes its digest, not the notice',
    async () => {
      const { discord } = world;
      const news = discord.addChannel('announcement', 'paper-news').id;
      const alice = somebody('Alice', 'paper-news');
      await alice.ask('subscribe at 09:00 Europe/Zurich');
      await world.moveTo(TUESDAY_9);
      const header = await alice.digest();
      await shown(discord, () => discord.isPublished(header.id));
      const [notice] = discord.messages(news, alice.id).filter((one) => !one.onlyFor);
      expect(discord.isPublished(notice?.id ?? '')).toBe(false);
    },
  );

  test('digest now posts what is new at once, and says when nothing is', async () => {
    const alice = somebody('Alice');
    await subscribe();
    expect(textOf(await alice.ask('digest now'))).toContain('with 6 papers');
    await world.moveTo('2025-03-18T07:56:00Z');
    expect(textOf(await alice.digest())).toContain('Tue 18 March');
    expect(textOf(await alice.ask('digest now'))).toContain('All that is new has come here');
  });

  test('digest now where nothing matches says so, and nothing of what the channel has had', async () => {
    await subscribe('only zebra');
    const said = textOf(await somebody('Alice').ask('digest now'));
    expect(said).toContain('Nothing matches zebra now. The whole list:');
    expect(said).not.toContain('has had');
  });

  test('a digest of a list that is over by its hours, but was not seen whole yet, becomes final, too', async () => {
    const alice = somebody('Alice');
    await world.moveTo('2025-03-21T20:00:00Z');
    await alice.ask('subscribe daily at 02:30 Europe/Zurich');
    await world.moveTo('2025-03-22T01:30:05Z');
    const header = await alice.digest();
    expect(textOf(header)).toContain('3 papers when I last saw it');
    for (const at of ['01:41:00', '03:00:00', '05:00:00']) await world.moveTo(`2025-03-22T${at}Z`);
    expect(textOf(posts().find(({ id }) => id === header.id))).toContain('3 papers, final');
  });

  test('the header of a digest now becomes final, with what came later', async () => {
    const alice = somebody('Alice');
    await subscribe('top 2');
    await alice.ask('digest now');
    await world.moveTo('2025-03-18T07:56:00Z');
    const header = await alice.digest();
    for (const at of ['18T08:00:05', '18T23:00:00', '19T01:41:00', '19T03:00:00', '19T05:00:00'])
      await world.moveTo(`2025-03-${at}Z`);
    expect(textOf(posts().find(({ id }) => id === header.id))).toContain('8 papers, final');
    expect(alice.see(header.id).map(textOf).join()).toContain('A late success');
  });

  test('digest now of a weekly digest posts the week up to yesterday', async () => {
    const alice = somebody('Alice');
    await subscribe('weekly top 3 only agents');
    expect(textOf(await alice.ask('digest now'))).toContain('with 3 papers');
    await world.moveTo('2025-03-18T07:56:00Z');
    const header = textOf(await alice.digest());
    expect(header).toContain('Daily Papers of the week · Tue 11 March to Mon 17 March');
    expect(header).toMatch(/13 of 22 match agents.*the 3 with most votes/);
  });

  test('what was not sent has a reason that is so, also where there was no digest before', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('subscribe at 09:00 Europe/Zurich as list only diffusion');
    await alice.ask('digest now 1');
    await world.moveTo('2025-03-18T07:56:00Z');
    await alice.digest();
    await world.moveTo(TUESDAY_9);
    expect(textOf(await alice.ask('subscriptions'))).toMatch(
      /the list of.*Nothing was sent today, 09:00 Zurich: there is no other list yet\..*diffusion.*Nothing was sent today, 09:00 Zurich: all that it would bring has come here before\./s,
    );
  });

  test('what was not sent is named by when it was due, in the zone of the digest', async () => {
    await world.moveTo('2025-03-24T07:50:00Z');
    await subscribe('as list');
    for (const day of ['24', '25']) await world.moveTo(`2025-03-${day}T08:00:05Z`);
    expect(textOf(await somebody('Alice').ask('subscriptions'))).toContain(
      'Nothing was sent Mon 24, 09:00 Zurich: it is part of the next digest.',
    );
  });

  test('papers that came otherwise do not silence what is to be said of the next list', async () => {
    await subscribe('as list');
    await somebody('Alice').ask('subscribe daily at 09:05 Europe/Zurich as list only diffusion');
    for (const at of ['18T08:00:05', '18T08:05:05', '19T07:50:00', '19T08:05:05'])
      await world.moveTo(`2025-03-${at}Z`);
    expect(posts().map(textOf).join()).toMatch(/None of the 4 papers so far matches .*diffusion/s);
  });

  test('papers that came otherwise do not silence what is to be said of a weekend', async () => {
    await world.moveTo('2025-03-21T07:50:00Z');
    await subscribe('as list');
    await somebody('Alice').ask('subscribe daily at 09:05 Europe/Zurich as list only proteins');
    for (const at of ['21T08:00:05', '21T08:05:05', '22T07:50:00', '22T08:05:05'])
      await world.moveTo(`2025-03-${at}Z`);
    expect(textOf(posts().at(-1))).toMatch(/No list on weekends\. Friday’s is final with 3 papers/);
  });

  test('where no other list is whole yet, that is why nothing was sent', async () => {
    await world.moveTo('2025-03-20T07:50:00Z');
    await subscribe('complete as list');
    for (const hour of ['20T08:00:05', '20T08:31:00', '20T09:02:00', '21T07:00:00', '21T08:00:05'])
      await world.moveTo(`2025-03-${hour}Z`);
    expect(textOf(await somebody('Alice').ask('subscriptions'))).toContain(
      'Nothing was sent today, 09:00 Zurich: no new list is whole yet.',
    );
    expect(textOf(await somebody('Alice').ask('digest now'))).toContain(
      'No new list is whole yet. The open one:',
    );
  });

  test('digest now says that whole lists have come where other digests brought them', async () => {
    await subscribe('complete as list top 25');
    await world.moveTo(TUESDAY_9);
    await subscribe('complete as list only agents');
    expect(textOf(await somebody('Alice').ask('digest now 2'))).toContain(
      'All of the lists that are whole have come here. The open one:',
    );
  });

  test('digest now of a paused digest says that it is paused, and the way to have it', async () => {
    const alice = somebody('Alice');
    await subscribe();
    await alice.ask('pause');
    const refused = await alice.ask('digest now');
    expect(textOf(refused)).toMatch(/This digest is paused\. .*resume.*1.*then.*digest .*now.*1/s);
    await world.moveTo('2025-03-18T07:56:00Z');
    expect(posts().filter((message) => message.replies > 0)).toEqual([]);
    expect(textOf(await alice.ask('status'))).not.toContain('Nothing was sent');
    expect(textOf(await alice.press(refused, 'Resume'))).toContain('Next: today, 09:00 Zurich');
    expect(textOf(await alice.ask('digest now'))).toContain('with 6 papers');
    await world.moveTo('2025-03-18T07:57:00Z');
    expect(textOf(await alice.digest())).toContain('Tue 18 March');
  });

  test('digest now of a digest that a fault has paused says the reason', async () => {
    await subscribe();
    world.chats[platform].fail({ ...refusal(platform), channel: somebody('Alice').channel });
    await world.moveTo(TUESDAY_9);
    expect(textOf(await somebody('Alice').ask('digest now'))).toMatch(
      /paused: I was removed from the channel, or it is gone\..*When that is mended: .*resume/s,
    );
  });

  test('what one follows comes by direct message, once a day, and says why', async () => {
    const bob = somebody('Bob');
    if (platform === 'discord') {
      expect(textOf(await bob.ask('follow agents votes>=90'))).toContain('Which time zone?');
      expect(textOf(await bob.ask('zone America/New_York'))).toContain('it is 03:55 there now');
    }
    const answer = textOf(await bob.ask('follow agents votes>=90'));
    expect(answer).toContain('agents votes>=90');
    await world.moveTo('2025-03-18T15:00:05Z');
    const direct = directOf(bob.id);
    const [message, ...others] = world.chats[platform].messages(direct, bob.id);
    expect(textOf(message)).toContain('11 of 12 match agents votes>=90');
    expect(textOf(message)).toContain('agents, votes>=90');
    expect(others).toEqual([]);
    expect(textOf(await bob.ask('follows'))).toContain('agents votes>=90');
    await bob.ask('unfollow');
    expect(textOf(await bob.ask('follows'))).toContain('You follow nothing yet');
  });

  test('new papers of arXiv’s categories come as a digest of their own', async () => {
    const day = '2025-03-18';
    const announced = { new: [{ day, kind: 'new' }], replace: [{ day, kind: 'replace' }] } as const;
    for (const [n, kind] of (['new', 'cross', 'replace'] as const).entries()) {
      world.arxiv.papers.push({
        id: `2503.9000${n}`,
        version: kind === 'replace' ? 2 : 1,
        title: `Tokens ${kind}`,
        abstract: 'We count $x^2$ tokens.',
        authors: ['Ada Example'],
        published: '2025-03-17T10:00:00Z',
        categories: kind === 'cross' ? ['cs.LG', 'cs.CL'] : ['cs.CL'],
        announced: announced[kind === 'replace' ? 'replace' : 'new'],
      });
    }
    await subscribe('from cs.CL');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    expect(textOf(header)).toContain('arXiv cs.CL · Tue 18 March');
    const thread = somebody('Alice').see(header.id).map(textOf).join();
    expect(thread).toMatch(/Tokens new.*x² tokens.*Tokens cross/s);
    expect(thread).not.toContain('Tokens replace');
    expect(textOf(await somebody('Alice').ask('status'))).toMatch(/arXiv.*answers.*Here/s);
  });

  test('of papers without votes, a digest says that it has the first, not those with most votes', async () => {
    for (const n of [1, 2, 3])
      world.arxiv.papers.push({
        id: `2503.9000${n}`,
        version: 1,
        title: `Tokens number ${n}`,
        abstract: 'We count tokens.',
        authors: ['Ada Example'],
        published: '2025-03-17T10:00:00Z',
        categories: ['cs.CL'],
        announced: [{ day: '2025-03-18', kind: 'new' }],
      });
    await subscribe('top 2 from cs.CL as list');
    await world.moveTo(TUESDAY_9);
    expect(textOf(posts().at(-1))).toMatch(/3 papers so far.* · the first 2:.*number 1.*number 2/s);
  });

  test('who manages a channel but not the workspace cannot restrict it to admins; admins can, and let go again', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    if (platform === 'discord') world.discord.allowPermission(bob.channel, 'MANAGE_CHANNELS', bob.id);
    const bobs = async (line: string) => textOf(await bob.ask(line));
    expect(await bobs('subscribe at 09:00 Europe/Zurich')).toContain('Subscribed');
    expect(await bobs('rights admins')).toContain('Only an admin');
    expect(await bobs('pause')).toContain('Paused');
    const tune = await bob.press(await bob.ask('subscriptions'), 'Tune');
    await alice.ask('rights admins');
    for (const line of ['resume', 'unsubscribe', 'subscribe only x', 'rights members'])
      expect(await bobs(line), line).toContain('this workspace’s admins');
    expect(textOf(await bob.pick(tune, 'How many', 'The top 3'))).toContain('this workspace’s admins');
    expect(textOf(await alice.ask('resume'))).toContain('the top 10, in a thread');
    await alice.ask('rights members');
    expect(await bobs('pause')).toContain('Paused');
  });

  test('a place that refuses is paused, its maker is told once, and mending it lets it go on', async () => {
    await subscribe();
    const chat = world.chats[platform];
    chat.fail({ ...refusal(platform), channel: somebody('Alice').channel });
    await world.moveTo(TUESDAY_9);
    const direct = directOf(somebody('Alice').id);
    const told = () => chat.messages(direct, somebody('Alice').id).map(textOf);
    expect(told().join()).toMatch(/I could not post the list of the day.*The digest is paused/);
    await world.moveTo('2025-03-18T09:00:05Z');
    expect(told()).toHaveLength(1);
    expect(textOf(await somebody('Alice').ask('subscriptions'))).toMatch(/Paused: I was removed/);
    await somebody('Alice').ask('resume');
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(textOf(await somebody('Alice').digest())).toContain('Wed 19 March');
  });

  // On Discord what changes a place is for servers alone.
  test.runIf(platform === 'slack')(
    'in direct messages whoever subscribes reads it once, and nobody speaks of a channel',
    async () => {
      const { slack } = world;
      const { id } = somebody('Alice');
      const told = () => slack.messages(directOf(id), id).map(textOf);
      for (const line of [
        'subscribe top 3 at 09:00 Europe/Zurich',
        'subscriptions',
        'status',
        'unsubscribe',
      ]) {
        const before = told().length;
        await slack.type(id, directOf(id), `/papers ${line}`);
        await shown(slack, () => told().length > before);
      }
      const said = told();
      expect(said).toHaveLength(4);
      expect(said.join('\n')).toMatch(
        /Subscribed: .*the top 3.*What comes here.*the top 3.*Here.*the top 3.*No more of the list of the day here/s,
      );
      expect(said.join('\n')).not.toMatch(/channel gets|could not tell/i);
    },
  );

  test.runIf(platform === 'slack')(
    'while Slack does not say who somebody is, they are told so, and not that they may not subscribe',
    async () => {
      world.slack.fail({ route: 'users.info', when: 'before', answer: { status: 500 } });
      const charlie = somebody('Charlie');
      const said = textOf(await charlie.ask('subscribe'));
      expect(said).toContain('the chat does not tell me now who you are. Try again in a minute.');
      expect(said).not.toContain('is for those who manage it');
      expect(textOf(await charlie.ask('subscribe'))).toContain('is for those who manage it');
    },
  );

  test.runIf(platform === 'slack')(
    'in the direct messages of two people, where we are not, a subscription is refused and none is there',
    async () => {
      const { slack } = world;
      const [alice, bob] = [somebody('Alice').id, somebody('Bob').id];
      const theirs = slack.talk(alice, bob);
      const told = () => slack.messages(theirs, alice).map(textOf);
      await slack.type(alice, theirs, '/papers subscribe at 09:00 Europe/Zurich');
      await shown(slack, () => told().length > 0);
      await slack.type(alice, theirs, '/papers subscriptions');
      await shown(slack, () => told().length > 1);
      expect(told()[0]).toContain('I may not post here.');
      expect(told()[1]).toContain('No digest comes here');
    },
  );

  test('where we may not post, a subscription is refused with what to do, and what was there stays as it was', async () => {
    const [alice, chat] = [somebody('Alice'), world.chats[platform]];
    const refuses = () => chat.fail({ ...refusal(platform), channel: alice.channel });
    refuses();
    expect(textOf(await subscribe())).toContain('I may not post here. Invite me');
    expect(textOf(await alice.ask('subscriptions'))).toContain('No digest comes here');
    await subscribe('top 3');
    refuses();
    expect(textOf(await subscribe('top 5 as list'))).toContain('I may not post here. Invite me');
    expect(textOf(await alice.ask('subscriptions'))).toContain('the top 3, in a thread');
  });

  test('where the platform does not confirm the notice, the subscription holds and the answer says who knows', async () => {
    const alice = somebody('Alice');
    const { route } = refusal(platform);
    world.chats[platform].fail({ route, channel: alice.channel, when: 'after', answer: { status: 500 } });
    expect(textOf(await subscribe('top 3'))).toMatch(/the top 3, in a thread.*could not tell the others/s);
    await world.moveTo(TUESDAY_9);
    expect(textOf(await alice.digest())).toContain('Tue 18 March');
  });

  test('unsubscribing works where nobody can be told, and says so', async () => {
    await subscribe();
    world.chats[platform].fail({ ...refusal(platform), channel: somebody('Alice').channel });
    expect(textOf(await somebody('Alice').ask('unsubscribe'))).toMatch(
      /No more of the list of the day here.*I could not tell the others/s,
    );
    await world.moveTo(TUESDAY_9);
    expect(textOf(await somebody('Alice').ask('subscriptions'))).toContain('No digest comes here');
    expect(posts().filter((message) => message.replies > 0)).toEqual([]);
  });

  test.runIf(platform === 'slack')('a misspelt word is not taken for a time zone', async () => {
    expect(textOf(await somebody('Alice').ask('subscribe wekly'))).toMatch(
      /I don't know "wekly".*subscribe weekly/s,
    );
    expect(textOf(await somebody('Alice').ask('subscribe at 09:00 Mars'))).toContain('no time zone "Mars"');
  });

  test('after downtime it is sent once and marked late; what is older joins the next', async () => {
    await subscribe();
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-18T10:00:00Z');
    await world.startPaperboy();
    const late = textOf(await somebody('Alice').digest());
    expect(late).toContain('Late: this was due at 09:00 Zurich');
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-21T09:30:00Z');
    await world.startPaperboy();
    const headers = posts().filter((message) => message.replies > 0);
    expect(headers).toHaveLength(2);
    expect(textOf(headers[1])).toContain('Wed 19 March to Fri 21 March');
    expect(controls(headers[1] ?? failed()).map(({ label }) => label)).toContain('Tune');
  });
});

const saying = (messages: readonly LocalMessage[], words: string) =>
  messages.find((message) => textOf(message).includes(words));

function refusal(platform: 'slack' | 'discord') {
  return platform === 'slack'
    ? ({
        route: 'chat.postMessage',
        when: 'before',
        answer: { status: 200, body: { ok: false, error: 'not_in_channel' } },
      } as const)
    : ({
        route: 'POST /channels/{channel.id}/messages',
        when: 'before',
        answer: { status: 404, body: { code: 10003, message: 'Unknown Channel' } },
      } as const);
}

function failed(): never {
  throw new Error('not there');
}
