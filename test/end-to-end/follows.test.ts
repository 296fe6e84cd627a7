// What one person follows, through the wire, in both chats: all of it in one direct message a day, and why.
import { describe, expect, test } from 'vitest';
import type { Fault, LocalMessage } from '../../playground/local-chat.ts';
import { startPaperboy } from '../../src/main.ts';
import { createLog } from '../../src/ops/log.ts';
import { tooMany } from '../faults/morning.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { controls, person } from '../world/people.ts';
import { shown, type World, textOf as wireText } from '../world/world.ts';

const BOTH = { id: '00009', title: 'Agents for robots', votes: 50 };
const DAYS = [
  madeUpDay('2025-03-17', [...madeUpPapers(1, 2, 'Agents'), ...madeUpPapers(5, 7, 'Robots'), BOTH]),
  madeUpDay('2025-03-18', [...madeUpPapers(21, 22, 'Agents'), ...madeUpPapers(25, 25, 'Robots')]),
  madeUpDay('2025-03-19', madeUpPapers(41, 42, 'Robots')),
  madeUpDay('2025-03-20', madeUpPapers(61, 61, 'Agents')),
];
// In New York, where Bob lives, it is nine at 13:00; the list of the day before is whole by then.
const TUESDAY = '2025-03-18T13:00:05Z';
const WEDNESDAY = '2025-03-19T13:00:05Z';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');
const numbers = (text: string) => text.match(/(?:Agents|Robots) number \d+|Agents for robots/g) ?? [];

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-18T07:55:00Z', days: DAYS, papers: [] },
  );
  const bob = () => person(world.chats[platform], 'Bob');
  const direct = () => world.chats[platform].direct(bob().id).id;
  const messages = () => world.chats[platform].messages(direct(), bob().id);
  const told = () => messages().map(textOf);
  async function follow(...filters: readonly string[]): Promise<string> {
    if (platform === 'discord') await bob().ask('zone America/New_York');
    let said = '';
    for (const filter of filters) said = textOf(await bob().ask(`follow ${filter}`));
    return said;
  }
  /** Asks in direct messages, again until the answer holds `text`: a reaction comes on another way than the question. */
  async function untilSaid(line: string, text: string): Promise<void> {
    const [command = '', number] = line.split(' ');
    const more = number === undefined ? '' : platform === 'slack' ? ` ${number}` : ` number:${number}`;
    const prefix = platform === 'discord' && command === 'unfollow' ? 'papers-more' : 'papers';
    for (let before = -1; !told().some((one) => one.includes(text)); ) {
      if (told().length > before) {
        before = told().length;
        await world.chats[platform].type(bob().id, direct(), `/${prefix} ${command}${more}`);
      }
      await shown(world.chats[platform], () => told().length > before);
    }
  }
  async function pass(minutes: number): Promise<void> {
    for (let tick = 0; tick < minutes; tick++)
      await world.moveTo(new Date(world.clock.now() + 60_000).toISOString());
  }
  const fails = (fault: Pick<Fault, 'when' | 'answer'> & Partial<Fault>) =>
    world.chats[platform].fail({ ...SEND[platform], channel: direct(), ...fault });

  test('all that one follows comes in one message, each paper once, under what brought it and by what', async () => {
    expect(await follow('agents votes>=50', 'robots')).toContain('at most one a day for all that you follow');
    await world.moveTo(TUESDAY);
    await pass(5);
    const [message, ...more] = told();
    expect(more).toEqual([]);
    expect(message).toMatch(
      /What you follow · Mon 17 March.*1.*agents votes>=50 .*3 of 6 match.*2.*robots .*4 of 6 match/s,
    );
    expect(numbers(message ?? '')).toEqual([
      'Agents number 1',
      'Agents number 2',
      'Agents for robots',
      'Robots number 5',
      'Robots number 6',
      'Robots number 7',
    ]);
    expect(message).toMatch(/Agents number 2.*agents, votes>=50.*Agents for robots/s);
    expect(message).toMatch(/Agents for robots.*agents, votes>=50; also 2: robots.*Robots number 5/s);
  });

  test('the numbers of such a message keep its papers', async () => {
    await follow('agents', 'robots');
    await world.moveTo(TUESDAY);
    const [message] = messages();
    if (!message) throw new Error('nothing came');
    bob().react(message, '4️⃣');
    await untilSaid('bookmarks', 'Robots number 5');
  });

  test('where it comes one sees what one follows, by its button too, and can stop it', async () => {
    await follow('agents', 'robots');
    await world.moveTo(TUESDAY);
    const [message] = messages();
    const button = controls(message ?? failed()).find(({ label }) => label === 'Your follows');
    await world.chats[platform].press(bob().id, message?.id ?? '', button?.id ?? '');
    await shown(world.chats[platform], () =>
      told().some((text) => /What you follow .*agents.*robots/s.test(text)),
    );
    await untilSaid('unfollow 2', 'You follow no more');
    expect(textOf(await bob().ask('follows'))).not.toContain('robots');
  });

  test('every day brings one message, and no paper twice', async () => {
    await follow('agents', 'robots');
    for (const day of ['18', '19', '20', '21']) await world.moveTo(`2025-03-${day}T13:00:05Z`);
    expect(told().map((text) => numbers(text).length)).toEqual([6, 3, 2, 1]);
    const all = told().flatMap(numbers);
    expect(new Set(all).size).toBe(all.length);
    // Of only one of them there was something, which says so as if it were alone.
    expect(told()[2]).toContain('2 of 2 match robots');
  });

  test('what is followed after the day’s message joins that of the next day', async () => {
    await follow('agents');
    await world.moveTo(TUESDAY);
    expect(await follow('robots')).toContain('Next look: Wed 19 March, 09:00 New York');
    await pass(5);
    expect(told()).toHaveLength(1);
    await world.moveTo(WEDNESDAY);
    expect(told()).toHaveLength(2);
    expect(numbers(told()[1] ?? '').sort()).toEqual([
      'Agents number 21',
      'Agents number 22',
      'Robots number 25',
    ]);
  });

  test('a paper that an earlier follow has brought is not brought again by a later one', async () => {
    await follow('agents');
    await world.moveTo(TUESDAY);
    await follow('number OR robots');
    await world.moveTo(WEDNESDAY);
    expect(
      told()
        .flatMap(numbers)
        .filter((one) => one === 'Agents for robots'),
    ).toHaveLength(1);
  });

  test('what somebody follows is theirs to change, in a workspace whose admins keep the channels to themselves', async () => {
    await person(world.chats[platform], 'Alice').ask('rights admins');
    await follow();
    const menus = await bob().press(await bob().ask('follow agents'), 'Tune');
    expect(textOf(await bob().pick(menus, 'How many', 'The top 3'))).toContain('the top 3');
  });

  test('one that has a later time is said to come with the first that brings something, and comes by its own', async () => {
    await follow('zebra');
    const menus = await bob().press(await bob().ask('follow agents'), 'Tune');
    const said = 'today, 09:00 New York if another brings something then, else by 17:00';
    expect(textOf(await bob().pick(menus, 'When', '17:00'))).toContain(`Next: ${said}.`);
    expect(textOf(await bob().ask('follows'))).toContain(`next look: ${said}`);
    await world.moveTo(TUESDAY);
    expect(told()).toEqual([]);
    await world.moveTo('2025-03-18T21:00:05Z');
    expect(told()).toEqual([expect.stringContaining('Agents number')]);
  });

  test.runIf(platform === 'discord')('follows of two time zones come together with the first', async () => {
    await bob().ask('zone America/New_York');
    await bob().ask('follow agents');
    await bob().ask('zone Europe/Zurich');
    await bob().ask('follow robots');
    expect(textOf(await bob().ask('follows')).match(/next look: today, \d\d:\d\d/g)).toEqual([
      'next look: today, 04:00',
      'next look: today, 09:00',
    ]);
    await world.moveTo('2025-03-18T08:00:05Z');
    expect(numbers(told()[0] ?? '')).toHaveLength(6);
    expect(textOf(await bob().ask('follows')).match(/next look: Wed/g)).toHaveLength(2);
    await world.moveTo(TUESDAY);
    await pass(3);
    expect(told()).toHaveLength(1);
  });

  test('what is unfollowed before comes no more, and the others do', async () => {
    await follow('agents', 'robots');
    await bob().ask('unfollow 1');
    await world.moveTo(TUESDAY);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('4 of 6 match robots');
  });

  test('a list that is late is waited for by all, and all come in one message', async () => {
    await follow('agents', 'robots');
    await world.moveTo('2025-03-18T23:00:00Z');
    world.huggingFace.fail({ answer: { status: 503 }, times: Number.POSITIVE_INFINITY });
    const before = told().length;
    await world.moveTo(WEDNESDAY);
    expect(told()).toHaveLength(before);
    world.huggingFace.recover();
    for (let tick = 0; tick < 6; tick++) await pass(15);
    expect(told()).toHaveLength(before + 1);
    expect(numbers(told()[before] ?? '')).toHaveLength(3);
  });

  test.each([
    ['unfollow 1', 'Robots', 4],
    ['unfollow 2', 'Agents', 3],
  ])('%s while the message cannot be sent: the rest comes', async (line, subject, papers) => {
    await follow('agents', 'robots');
    fails({ when: 'before', answer: tooMany(platform, 600) });
    await world.moveTo(TUESDAY);
    await pass(2);
    expect(told()).toEqual([]);
    await bob().ask(line);
    await pass(15);
    expect(told()).toHaveLength(1);
    expect(numbers(told()[0] ?? '')).toHaveLength(papers);
    expect(told()[0]).toContain(`${subject} number`);
  });

  test('what could not be sent for a day is in the message of the next day', async () => {
    await follow('agents', 'robots', 'number');
    fails({ when: 'before', answer: tooMany(platform, 80_000) });
    await world.moveTo(TUESDAY);
    expect(told()).toEqual([]);
    await world.moveTo('2025-03-19T11:30:00Z');
    await world.moveTo(WEDNESDAY);
    await pass(3);
    for (const time of ['13:30', '14:30', '15:30']) await world.moveTo(`2025-03-19T${time}:00Z`);
    expect(told().map((text) => numbers(text).length)).toEqual([9]);
    expect(told()[0]).toContain('Mon 17 March to Tue 18 March');
  });

  test('what has arrived although the platform said otherwise is not sent again, whatever is unfollowed', async () => {
    await follow('agents', 'robots');
    fails({ when: 'after', answer: { status: 503 }, times: 1 });
    for (const route of LOOKS[platform])
      world.chats[platform].fail({
        route,
        channel: direct(),
        when: 'before',
        answer: { status: 503 },
        times: Number.POSITIVE_INFINITY,
      });
    await world.moveTo(TUESDAY);
    await pass(2);
    expect(told()).toHaveLength(1);
    await bob().ask('unfollow 1');
    world.chats[platform].recover();
    await pass(30);
    await world.moveTo(WEDNESDAY);
    expect(told().map((text) => numbers(text).length)).toEqual([6, 1]);
  });

  test('two processes on one database send one message', async () => {
    await follow('agents', 'robots', 'number');
    const log = createLog('silent', []);
    const everyMinute = () => ({ stop: async () => {} });
    const other = await world.clock.during(
      startPaperboy(
        { ...world.config, [platform === 'slack' ? 'discord' : 'slack']: null },
        { clock: world.clock, log, chance: () => 0.5, everyMinute },
      ),
    );
    world.clock.moveTo(TUESDAY);
    await world.clock.during(Promise.all([other.tick(), world.moveTo(TUESDAY)]));
    await pass(4);
    await world.clock.during(other.stop());
    expect(told().map((text) => numbers(text).length)).toEqual([6]);
  });

  test('after days without Paperboy one message says that it is late, with all that is still news', async () => {
    await follow('agents', 'robots');
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-20T15:00:00Z');
    await world.startPaperboy();
    await pass(5);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatch(/Mon 17 March to Wed 19 March.*Late: this was due at 09:00 New York/s);
    expect(numbers(told()[0] ?? '')).toHaveLength(11);
  });

  test('what Bob follows in one chat says nothing of what he follows in the other', async () => {
    await follow('agents');
    const elsewhere = platform === 'slack' ? 'discord' : 'slack';
    const there = person(world.chats[elsewhere], 'Bob');
    if (elsewhere === 'discord') await there.ask('zone America/New_York');
    await there.ask('follow agents');
    await world.moveTo(TUESDAY);
    expect(told()).toHaveLength(1);
    const chat = world.chats[elsewhere];
    expect(chat.messages(chat.direct(there.id).id, there.id)).toHaveLength(1);
  });

  test('who cannot be written to reads of each follow that it is paused', async () => {
    await follow('agents', 'robots');
    fails({ when: 'before', answer: REFUSAL[platform], times: Number.POSITIVE_INFINITY });
    await world.moveTo(TUESDAY);
    expect(textOf(await bob().ask('follows')).match(/paused: /g)).toHaveLength(2);
    world.chats[platform].recover();
    await bob().ask('follow robots');
    await world.moveTo(WEDNESDAY);
    expect(told()).toHaveLength(1);
    expect(numbers(told()[0] ?? '')).toHaveLength(5);
  });

  test('a start with a clock that was weeks ahead, before the network was there, keeps no message back', async () => {
    await follow('agents');
    await world.stopPaperboy();
    world.huggingFace.fail({ answer: 'reset', times: Number.POSITIVE_INFINITY });
    world.clock.setTo('2025-04-22T13:30:00Z');
    await world.startPaperboy();
    await world.stopPaperboy();
    world.huggingFace.recover();
    world.clock.setTo('2025-03-18T07:57:00Z');
    await world.startPaperboy();
    await world.moveTo(TUESDAY);
    await pass(2);
    expect(numbers(told()[0] ?? '')).toContain('Agents number 1');
    await world.moveTo(WEDNESDAY);
    await pass(2);
    expect(told()).toHaveLength(2);
  });
});

describe('with many filters for the same papers', () => {
  let world: World;
  inFreshWorld(
    'slack',
    (fresh) => {
      world = fresh;
    },
    { at: '2025-03-17T07:55:00Z', days: [madeUpDay('2025-03-17', madeUpPapers(1, 1, 'Agents'))], papers: [] },
  );

  test('the others that mean a paper too are named in the order of their numbers', async () => {
    const bob = person(world.slack, 'Bob');
    for (let one = 1; one <= 9; one++) await bob.ask(`follow agents -word${one}`);
    await world.moveTo('2025-03-17T13:00:05Z');
    await world.moveTo(TUESDAY);
    const [message] = world.slack.messages(world.slack.direct(bob.id).id, bob.id);
    const also = [...textOf(message).matchAll(/also (\d): agents/g)].map(([, number]) => Number(number));
    expect(also).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('with twenty long filters in Discord', () => {
  let world: World;
  const title =
    'which reason about a title that is as long as one line of a list can be, and that is quite long';
  const papers = Array.from({ length: 40 }, (_, index) => ({
    id: String(11_000 + index),
    title: `Topic${1 + (index % 20)} ${title}`,
    votes: 100 - index,
  }));
  inFreshWorld(
    'discord',
    (fresh) => {
      world = fresh;
    },
    {
      at: '2025-03-17T07:55:00Z',
      days: [madeUpDay('2025-03-14', []), madeUpDay('2025-03-17', papers)],
      papers: [],
    },
  );

  test('the message shows each of its twenty-five papers, and how to stop one', async () => {
    const bob = person(world.discord, 'Bob');
    await bob.ask('zone America/New_York');
    for (let one = 1; one <= 20; one++)
      await bob.ask(`follow topic${one} -"reinforcement learning from human feedback"`);
    await world.moveTo('2025-03-17T13:00:05Z');
    await world.moveTo(TUESDAY);
    const [message] = world.discord.messages(world.discord.direct(bob.id).id, bob.id);
    expect(new Set(textOf(message).match(/papers\/2503\.\d{5}/g))).toHaveProperty('size', 25);
    expect(textOf(message)).toContain('To stop one: `/papers-more unfollow number:1`');
  });
});

describe('of arXiv and of many', () => {
  let world: World;
  inFreshWorld(
    'slack',
    (fresh) => {
      world = fresh;
    },
    {
      at: '2025-03-17T07:55:00Z',
      days: [
        madeUpDay('2025-03-14', madeUpPapers(81, 82, 'Agents')),
        madeUpDay('2025-03-17', [
          ...madeUpPapers(1, 12, 'Agents'),
          ...madeUpPapers(21, 32, 'Robots'),
          ...madeUpPapers(41, 52, 'Proteins'),
        ]),
        madeUpDay('2025-03-18', [
          { id: '00090', title: 'Early news', votes: 9 },
          { id: '00091', title: 'Late news', votes: 9, after: 13 },
        ]),
        madeUpDay('2025-03-19', madeUpPapers(95, 95, 'Others')),
      ],
      papers: [],
    },
  );
  const bob = () => person(world.slack, 'Bob');
  const direct = () => world.slack.direct(bob().id).id;
  const told = () => world.slack.messages(direct(), bob().id).map(textOf);

  test('where there are too many for one message, the first of each are in it', async () => {
    for (const filter of ['agents', 'robots', 'proteins']) await bob().ask(`follow ${filter}`);
    await world.moveTo('2025-03-17T13:00:05Z');
    await world.moveTo(TUESDAY);
    const message = told().at(-1) ?? '';
    const titles = message.match(/(?:Agents|Robots|Proteins) number \d+/g) ?? [];
    expect(titles).toHaveLength(25);
    for (const first of ['Agents number 1', 'Robots number 21', 'Proteins number 41'])
      expect(titles).toContain(first);
    expect(message).toMatch(/agents {2}· 12 of 36 match.* · 9 of them here/);
  });

  // Who follows agents on Monday changes that to arXiv by the form, and follows robots, too.
  async function followArxiv(): Promise<number> {
    await bob().ask('follow agents');
    await world.moveTo('2025-03-17T13:00:05Z');
    await press('Tune');
    await shown(world.slack, () => told().at(-1)?.includes('How often'));
    await press('Change');
    await shown(world.slack, () => world.slack.forms.open(bob().id));
    await world.slack.forms.submit(bob().id, { from: 'cs.CL', only: 'tokens', list: 'fresh' });
    await shown(world.slack, () => told().at(-1)?.includes('Changed: '));
    await bob().ask('follow robots');
    world.arxiv.papers.push(TOKENS);
    return told().length;
  }
  async function press(label: string, option?: string): Promise<void> {
    const all = world.slack.messages(direct(), bob().id);
    const message = all.findLast((one) => controls(one).some((each) => each.label === label)) ?? failed();
    const id = controls(message).find((one) => one.label === label)?.id ?? '';
    expect(await world.slack.press(bob().id, message.id, id, option)).toEqual({});
  }

  test('the form of what is followed asks for no layout, and takes neither an empty filter nor one that is followed', async () => {
    await bob().ask('follow robots');
    const answer = await bob().ask('follow agents');
    const tune = await bob().press(answer, 'Tune');
    world.slack.fail({ route: 'views.open', when: 'before', answer: { status: 500 } });
    const unopened = textOf(await bob().press(tune, 'Change'));
    expect(unopened).toContain('The form did not open. Press Change again.');
    const form = await bob().openForm(tune, 'Change');
    expect(JSON.stringify(form)).toContain('Change what you follow');
    expect(JSON.stringify(form)).not.toContain('In what form');
    const errors = () => world.slack.forms.open(bob().id)?.errors;
    await world.slack.forms.submit(bob().id, { only: '' });
    expect(errors()).toEqual({ only: 'Please complete this required field.' });
    await world.slack.forms.submit(bob().id, { only: '\u200b' });
    expect(errors()).toEqual({ only: 'What you follow needs a filter.' });
    await world.slack.forms.submit(bob().id, { only: 'robots' });
    expect(errors()).toEqual({ from: 'You follow these papers already, as number 1.' });
    const changed = textOf(await bob().send({ only: 'proteins' }));
    expect(changed).toMatch(/Changed: what matches proteins.*in one message/);
    expect(textOf(await bob().ask('follows'))).toMatch(/1.*robots.*2.*proteins/s);
  });

  // The first message, of Monday, is the one of agents.
  async function tuned(time: string): Promise<void> {
    await bob().ask('follow agents');
    await world.moveTo('2025-03-17T13:00:05Z');
    await press('Tune');
    await shown(world.slack, () => told().at(-1)?.includes('How often'));
    await press('When', time);
    await shown(world.slack, () => told().some((text) => text.includes(`at ${time} New York`)));
  }

  test('at whatever times they are due, the first of the day brings all, and what is new waits for the next day', async () => {
    await tuned('07:00');
    await bob().ask('follow robots');
    expect(textOf(await bob().ask('follows')).match(/next look: .*?York/g)).toEqual([
      'next look: Tue 18 March, 07:00 New York',
      'next look: Tue 18 March, 07:00 New York',
    ]);
    await world.moveTo('2025-03-18T11:00:05Z');
    expect(told().at(-1)).toMatch(/What you follow.*agents.*robots/s);
    expect(textOf(await bob().ask('follows')).match(/next look: Wed 19 March, 07:00/g)).toHaveLength(2);
    const answer = await bob().ask('follow proteins');
    expect(textOf(answer)).toContain('Next look: Wed 19 March, 07:00 New York');
    const preview = await bob().press(answer, 'Preview');
    const menus = await bob().press(preview, 'Tune');
    expect(textOf(menus)).toMatch(/You get what matches proteins.*in one message/);
    expect(textOf(menus)).not.toContain('channel');
    expect(controls(menus).map(({ label }) => label)).toEqual([
      'How often',
      'When',
      'How many',
      'In what form and order',
      'Change',
      'Preview',
      'Unfollow',
    ]);
    expect(textOf(await bob().pick(menus, 'When', '12:00'))).toMatch(/at 12:00 New York.*Next: Wed 19 March/);
    const before = told().length;
    for (const time of ['13:00:05', '16:00:05']) await world.moveTo(`2025-03-18T${time}Z`);
    expect(told()).toHaveLength(before);
  });

  test('after downtime what was due at other times on two dates comes in one message', async () => {
    await tuned('17:00');
    for (const filter of ['robots', 'proteins']) await bob().ask(`follow ${filter}`);
    const before = told().length;
    await world.stopPaperboy();
    world.clock.moveTo('2025-03-19T14:00:00Z');
    await world.startPaperboy();
    for (const time of ['14:01', '14:02', '14:05', '21:00', '21:05'])
      await world.moveTo(`2025-03-19T${time}:05Z`);
    expect(told()).toHaveLength(before + 1);
    expect(told().at(-1)).toMatch(/agents.*12 of .*robots.*12 of .*proteins.*12 of /s);
  });

  test('a message that still waits when that of the next day comes is part of it', async () => {
    await tuned('17:00');
    const before = told().length;
    world.slack.fail({ ...SEND.slack, channel: direct(), when: 'before', answer: tooMany('slack', 60_000) });
    await world.moveTo('2025-03-18T21:00:05Z');
    await bob().ask('follow news');
    for (const time of ['13:00:05', '13:05:00', '15:40:00', '15:50:00', '16:00:00'])
      await world.moveTo(`2025-03-19T${time}Z`);
    expect(told()).toHaveLength(before + 1);
    expect(told().at(-1)).toMatch(/agents.*12 of .*news.*2 of /s);
  });

  test('what matches only after the day’s message is in that of the next day', async () => {
    await bob().ask('follow agents');
    await world.moveTo('2025-03-17T13:00:05Z');
    await press('Tune');
    await shown(world.slack, () => told().at(-1)?.includes('How often'));
    await press('Change');
    await shown(world.slack, () => world.slack.forms.open(bob().id));
    await world.slack.forms.submit(bob().id, { at: '11:00', only: 'late', list: 'fresh' });
    await shown(world.slack, () => told().at(-1)?.includes('Changed: '));
    await bob().ask('follow robots');
    const before = told().length;
    for (const time of ['13:00:05', '15:00:05', '15:10:00']) await world.moveTo(`2025-03-18T${time}Z`);
    expect(told()).toHaveLength(before + 1);
    expect(told().at(-1)).toContain('12 of 36 match robots');
    for (const time of ['13:00:05', '15:00:05', '16:05:00']) await world.moveTo(`2025-03-19T${time}Z`);
    expect(told()).toHaveLength(before + 2);
    expect(told().at(-1)).toContain('Late news');
  });

  test('one of them from arXiv comes in the same message', async () => {
    const before = await followArxiv();
    await world.moveTo('2025-03-18T09:00:00Z');
    await world.moveTo(TUESDAY);
    await world.moveTo('2025-03-18T13:05:05Z');
    expect(told()).toHaveLength(before + 1);
    expect(told().at(-1)).toMatch(
      /What you follow.*arXiv.*tokens.*1 of 1.*Tokens new.*robots.*10 of them here/s,
    );
  });

  test('where one list is late the others wait three hours for it, and no longer', async () => {
    const before = await followArxiv();
    world.arxiv.fail({ answer: { status: 503 }, times: Number.POSITIVE_INFINITY });
    for (const time of ['13:00:05', '14:00:00', '15:55:00']) {
      await world.moveTo(`2025-03-18T${time}Z`);
      expect(told()).toHaveLength(before);
    }
    await world.moveTo('2025-03-18T16:05:00Z');
    expect(told()).toHaveLength(before + 1);
    expect(told().at(-1)).toContain('12 of 36 match robots');
    world.arxiv.recover();
    for (const time of ['18:00', '21:00']) await world.moveTo(`2025-03-18T${time}:00Z`);
    expect(told()).toHaveLength(before + 1);
    // Wednesday’s never comes.
    for (const time of ['13:00', '16:05']) await world.moveTo(`2025-03-19T${time}:00Z`);
    expect(
      told()
        .slice(before + 1)
        .join(),
    ).toContain('Tokens new');
    expect(told()).toHaveLength(before + 2);
  });
});

const TOKENS = {
  id: '2503.90000',
  version: 1,
  title: 'Tokens new',
  abstract: 'We count tokens.',
  authors: ['Ada Example'],
  published: '2025-03-17T10:00:00Z',
  categories: ['cs.CL'],
  announced: [{ day: '2025-03-18', kind: 'new' }],
} as const;

const SEND = {
  slack: { route: 'chat.postMessage' },
  discord: { route: 'POST /channels/{channel.id}/messages' },
} as const;

/** Where one looks whether a message stands. */
const LOOKS = {
  slack: ['conversations.history'],
  discord: ['GET /channels/{channel.id}/messages'],
} as const;

const REFUSAL = {
  slack: { status: 200, body: { ok: false, error: 'channel_not_found' } },
  discord: { status: 403, body: { code: 50007, message: 'Cannot send messages to this user' } },
} as const;

function failed(): never {
  throw new Error('nothing came');
}
