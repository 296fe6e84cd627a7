// What a team does together, through the wire, in both chats: submissions, digests by its shelf, its week, its polls.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { shown, type World, textOf as wireText } from '../world/world.ts';

// Words that many papers have say little of what one is about.
const COMMON = 'We show that large models learn many tasks.';
const NEGOTIATING = 'Agents negotiate prices.';
const MONDAY = madeUpDay('2025-03-17', [
  ...madeUpPapers(1, 12, 'Agents').map((paper, index) =>
    index === 2 || index === 3 ? { ...paper, abstract: NEGOTIATING } : paper,
  ),
  { id: '00901', title: 'Cryptography', votes: 1, abstract: COMMON },
]);
const TUESDAY = madeUpDay('2025-03-18', madeUpPapers(21, 26));
const WEDNESDAY = madeUpDay('2025-03-19', [
  ...madeUpPapers(41, 44, 'Robots'),
  { id: '00045', title: 'Agents number 45 at work', votes: 1, abstract: NEGOTIATING },
]);
const THURSDAY = madeUpDay('2025-03-20', [
  ...madeUpPapers(911, 935, 'Learning').map((paper) => ({ ...paper, abstract: COMMON })),
  { id: '00940', title: 'Cryptography again', votes: 1, abstract: 'On lattices.' },
]);
const DAYS = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY];
const TUESDAY_9 = '2025-03-18T08:00:05Z';
const AGENT_3 = '2503.00003';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

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

  const lastPost = (channel?: string) => {
    const post = posts(channel).at(-1);
    if (!post) throw new Error('nothing was posted');
    return post;
  };

  test('a paper submitted is shown to everybody with who and why, and 👍 and 🔖 on it count', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    const answer = await alice.ask(`submit https://arxiv.org/abs/${AGENT_3}v2 close to what we do`);
    expect(textOf(answer)).toMatch(/Submitted:.*Agents number 3/s);
    const post = lastPost();
    expect(textOf(post)).toMatch(/Submitted by Alice.*close to what we do.*Agents number 3/s);
    bob.react(post, '👍');
    bob.react(post, '🔖');
    await bob.askUntil('bookmarks', 'Agents number 3');
    await bob.askUntil('submissions', '👍');
    expect(textOf(await somebody('Charlie').ask('submissions'))).toMatch(
      /Submitted by the team · Tue 18 March.*Agents number 3.*submitted by Alice: close to what we do · 👍\u00a01/s,
    );
  });

  test('submitted by another on the same day it is a vote, and said to be one; one’s own is told apart', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.ask(`submit ${AGENT_3}`);
    const before = posts().length;
    const second = await bob.ask(`submit ${AGENT_3} mine as well`);
    expect(textOf(second)).toContain('Alice has submitted this one today, and yours counts as a vote (👍 1)');
    expect(textOf(await bob.ask(`submit ${AGENT_3}`))).toContain('you have voted for it before (👍 1)');
    expect(textOf(await alice.ask(`submit ${AGENT_3}`))).toContain('You have submitted this one today');
    expect(posts()).toHaveLength(before);
    expect(textOf(await bob.press(second, 'Take vote back'))).toContain('Your vote is taken back');
    expect(textOf(await bob.ask('submissions'))).not.toContain('👍\u00a0');
  });

  test('a submission whose post is not confirmed is on the list all the same; one that is refused is not', async () => {
    const [alice, chat] = [somebody('Alice'), world.chats[platform]];
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    const fails = { route, channel: alice.channel } as const;
    chat.fail({ ...fails, when: 'after', answer: { status: 500 } });
    expect(textOf(await alice.ask(`submit ${AGENT_3}`))).toContain('did not confirm the post');
    expect(textOf(lastPost())).toMatch(/Submitted by Alice.*Agents number 3/s);
    expect(textOf(await alice.ask('submissions'))).toContain('Agents number 3');
    chat.fail({ ...fails, when: 'before', answer: { status: 429, headers: { 'retry-after': '60' } } });
    await alice.ask('submit 2503.00004');
    expect(textOf(await alice.ask('submissions'))).not.toContain('Agents number 4');
  });

  test('submissions are ranked by votes, then by time, and days are leafed through', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.ask('submit 2503.00001');
    await world.moveTo('2025-03-18T08:10:00Z');
    await alice.ask('submit 2503.00002');
    await bob.ask('submit 2503.00002');
    expect(textOf(await bob.ask('submissions'))).toMatch(/2 papers.*Agents number 2.*Agents number 1/s);
    await world.moveTo('2025-03-19T08:10:00Z');
    const today = await bob.ask('submissions');
    expect(textOf(today)).toContain('Nobody has submitted a paper today yet');
    expect(textOf(await bob.press(today, 'Earlier'))).toContain('Submitted by the team · Tue 18 March');
    expect(textOf(await bob.ask('submissions yesterday'))).toContain('Agents number 2');
    expect(textOf(await bob.ask('submissions someday'))).toMatch(/"someday" as a day/);
  });

  test('the digest shows submissions first, beside the top and whatever the filter, once', async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich top 2 only diffusion votes>=98');
    await somebody('Bob').ask(`submit ${AGENT_3} close to what we do`);
    await somebody('Alice').ask(`submit ${AGENT_3}`);
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    expect(textOf(header)).toMatch(
      /3 of 6 match diffusion votes>=98.* · first the one that the team submitted, whatever the filter, then the 2 with most votes/,
    );
    expect(textOf(header)).toMatch(
      /Agents number 3.*submitted by Bob · 👍\u00a01.*Diffusion number 21.*Diffusion number 22/s,
    );
    const thread = somebody('Alice').see(header.id).map(textOf);
    expect(thread).toHaveLength(3);
    expect(thread[0]).toMatch(/Agents number 3.*submitted by Bob: close to what we do · 👍\u00a01/s);
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(textOf(lastPost())).toMatch(/None of the 5 papers so far matches/);
    expect(textOf(lastPost())).not.toContain('Agents number 3');
  });

  test('what a channel has had does not come again for being submitted, and the answer says so', async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo(TUESDAY_9);
    expect(textOf(await somebody('Alice').digest())).toContain('number 21');
    const answer = textOf(await somebody('Bob').ask('submit 2503.00021'));
    expect(answer).toContain('each channel that has not had it');
    await world.moveTo('2025-03-19T08:00:05Z');
    expect(textOf(lastPost())).toMatch(/Wed 19 March(?!.*number 21)/s);
  });

  test('a submission of the list of the day is shown once and takes nobody’s place, also when the list closes', async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich top 2');
    await somebody('Bob').ask('submit 2503.00021');
    await world.moveTo(TUESDAY_9);
    const header = await somebody('Alice').digest();
    expect(textOf(header)).toMatch(/first the one that the team submitted, then the 2 with most votes/);
    const titles = () =>
      somebody('Alice')
        .see(header.id)
        .map((one) => /number \d+/.exec(textOf(one))?.[0]);
    expect(titles()).toEqual(['number 21', 'number 22', 'number 23']);
    for (const at of ['2025-03-18T20:00:00Z', '2025-03-19T01:41:00Z', '2025-03-19T05:00:00Z'])
      await world.moveTo(at);
    expect(titles()).toEqual(['number 21', 'number 22', 'number 23']);
    const after = somebody('Alice')
      .see()
      .find(({ id }) => id === header.id);
    expect(textOf(after)).toMatch(/6 papers, final.*first the one that the team submitted/s);
  });

  test('where nothing else is new the submissions come alone, and the header says why', async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich only proteins');
    await somebody('Bob').ask(`submit ${AGENT_3}`);
    await world.moveTo(TUESDAY_9);
    const said = textOf(await somebody('Alice').digest());
    expect(said).toMatch(
      /1 paper that the team submitted\. .*None of the 6 papers so far matches.*proteins/s,
    );
    await somebody('Bob').ask('submit 2503.00004');
    expect(textOf(await somebody('Alice').ask('digest now'))).toContain('with 1 paper');
  });

  test('a submission is taken back, after a restart too: its post says so and no digest has it', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    const answer = await alice.ask(`submit ${AGENT_3}`);
    const { id } = lastPost();
    await world.stopPaperboy();
    await world.startPaperboy();
    expect(textOf(await alice.press(answer, 'Undo'))).toContain('Taken back');
    const post = posts().find((one) => one.id === id);
    expect(textOf(post)).toContain('Whoever submitted this has taken it back');
    expect(textOf(post)).not.toContain('Alice');
    await world.moveTo(TUESDAY_9);
    expect(textOf(await alice.digest())).not.toContain('Agents number 3');
    expect(textOf(await alice.ask(`unsubmit ${AGENT_3}`))).toContain('Nobody has submitted this paper here');
  });

  test('no address that a person gives is asked; what is no paper is told', async () => {
    const asked = await somebody('Alice').ask('submit https://evil.example/2403.03950');
    expect(textOf(asked)).toContain('is no number of a list, arXiv id or link');
    expect(textOf(await somebody('Alice').ask('submissions'))).toContain(
      'Nobody has submitted a paper today yet',
    );
  });

  test('in a direct message there is no team', async () => {
    const chat = world.chats[platform];
    const { id } = somebody('Alice');
    const direct = chat.direct(id).id;
    await chat.type(
      id,
      direct,
      platform === 'slack' ? '/papers submit 2503.00003' : '/papers submit paper:2503.00003',
    );
    const answer = await shown(chat, () =>
      chat.messages(direct, id).findLast((one) => textOf(one).includes('team')),
    );
    expect(textOf(answer)).toContain('This is for a team');
  });

  test('by shelf, what is like the team’s papers comes first and says near what; 👎 pushes back', async () => {
    const alice = somebody('Alice');
    for (const id of [AGENT_3, '2503.00004']) await somebody('Bob').ask(`keep ${id}`);
    await world.moveTo('2025-03-19T07:40:00Z');
    const answer = await alice.ask('subscribe at 09:00 Europe/Zurich top 3 by shelf');
    expect(textOf(answer)).toContain('the 3 nearest to what the team kept');
    await world.moveTo('2025-03-19T08:00:05Z');
    const header = await alice.digest();
    expect(textOf(header)).toMatch(
      /the 3 nearest to what the team kept:.*Agents number 45.*Robots number 4/s,
    );
    const [first] = alice.see(header.id);
    expect(textOf(first)).toMatch(/Agents number 45.*near 2 the team kept: Agents number \d, …/s);
    expect(textOf(await alice.press(answer, 'Preview'))).toMatch(/Wed 19 March.*3 of 5: Agents number 45/s);
    if (first) somebody('Charlie').react(first, '👎');
    const there = somebody('Alice', 'reading-group');
    await there.ask('subscribe at 09:10 Europe/Zurich top 3 by shelf as list');
    await world.moveTo('2025-03-19T08:10:05Z');
    expect(textOf(lastPost('reading-group'))).toMatch(
      /nearest to what the team kept:\s[^▲]*Robots number 4/s,
    );
  });

  test('by shelf, what is left of a list of which some came before is not called all that is new', async () => {
    const alice = somebody('Alice');
    await somebody('Bob').ask(`keep ${AGENT_3}`);
    await alice.ask('subscribe at 09:00 Europe/Zurich top 1 as list by shelf');
    await alice.ask('subscribe at 08:57 Europe/Zurich top 1 as list only number');
    await world.moveTo('2025-03-18T07:57:05Z');
    await world.moveTo(TUESDAY_9);
    expect(textOf(lastPost())).toMatch(/of what is new here the 1 nearest to what the team kept:/);
  });

  test('by shelf, a rare word tells more than many common ones, of papers as new as today’s too', async () => {
    await somebody('Bob').ask('keep 2503.00901');
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich top 1 as list by shelf');
    await world.moveTo('2025-03-20T08:00:05Z');
    expect(textOf(lastPost())).toMatch(/the 1 nearest to what the team kept:[^▲]*Cryptography again/s);
  });

  test('by shelf with nothing kept it is by votes and says so', async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich top 3 by shelf');
    await world.moveTo(TUESDAY_9);
    expect(textOf(await somebody('Alice').digest())).toMatch(
      /the 3 with most votes, as the team has kept nothing yet:.*number 21.*number 22.*number 23/s,
    );
  });

  test('what somebody keeps private does not order the team’s digest', async () => {
    await somebody('Bob').ask(`keep ${AGENT_3}`);
    await somebody('Bob').ask('privacy private');
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich by shelf as list');
    await world.moveTo(TUESDAY_9);
    expect(textOf(lastPost())).toContain('as the team has kept nothing yet');
    expect(textOf(lastPost())).not.toContain('near');
  });

  test('the order is tuned', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    const tune = await alice.press(await alice.ask('subscriptions'), 'Tune');
    const changed = await alice.pick(tune, 'In what form and order', 'Most like the team’s shelf first');
    expect(textOf(changed)).toMatch(/the 10 nearest to what the team kept.*by:?\s?shelf/s);
  });

  test('on Mondays what the team kept comes, most kept first, with how many, nobody’s name, and once', async () => {
    const [alice, bob, charlie] = [somebody('Alice'), somebody('Bob'), somebody('Charlie')];
    const answer = await alice.ask('subscribe at 09:00 Europe/Zurich from shelf');
    expect(textOf(answer)).toContain(
      'what the team has kept in the week on Mondays at 09:00 Zurich if there is anything, the 10 most kept, in a thread',
    );
    expect(textOf(answer)).toContain('Next: Mon 24 March, 09:00 Zurich');
    expect(textOf(await alice.press(answer, 'Preview'))).toContain('so nothing would come now');
    await bob.ask('keep 2503.00002');
    await bob.ask('keep 2503.00003');
    await charlie.ask('keep 2503.00003');
    await alice.ask('keep 2503.00004');
    await alice.ask('privacy private');
    await bob.ask('keep 2503.00004');
    await bob.ask('drop 2503.00004');
    expect(textOf(await alice.press(answer, 'Preview'))).toMatch(/2 papers.*number 3.*number 2/s);
    const before = posts().length;
    await world.moveTo('2025-03-24T07:59:00Z');
    expect(posts()).toHaveLength(before);
    await world.moveTo('2025-03-24T08:00:05Z');
    const header = await alice.digest();
    expect(textOf(header)).toMatch(
      /Kept by the team · Mon 17 March to Sun 23 March.*2 papers.*Agents number 3.*🔖\u00a02.*Agents number 2.*🔖\u00a01/s,
    );
    expect(textOf(header)).not.toMatch(/Alice|Bob|Charlie|number 4/);
    expect(alice.see(header.id).map(textOf)[0]).toMatch(/Agents number 3.*kept by 2 of the team/s);
    await world.stopPaperboy();
    await world.startPaperboy();
    await world.moveTo('2025-03-24T09:00:05Z');
    expect(posts()).toHaveLength(before + 1);
    await world.moveTo('2025-03-31T07:00:05Z');
    expect(posts()).toHaveLength(before + 1);
  });

  test('what was kept in a week whose post could not come is in the next one', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.ask('subscribe at 09:00 Europe/Zurich from shelf as list');
    await world.moveTo('2025-03-24T08:00:05Z');
    await bob.ask('keep 2503.00002');
    await world.stopPaperboy();
    world.clock.moveTo('2025-04-03T12:00:00Z');
    await world.startPaperboy();
    await bob.ask('keep 2503.00003');
    await world.moveTo('2025-04-07T07:00:05Z');
    expect(textOf(posts().at(-1))).toMatch(
      /Kept by the team · Mon 24 March to Sun 6 April.*2 papers.*Agents number 2.*Agents number 3/s,
    );
  });

  test('it comes at once when asked for, and papers that the channel has had are in it', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich top 1');
    await world.moveTo(TUESDAY_9);
    const [first] = alice.see((await alice.digest()).id);
    if (first) somebody('Bob').react(first, '🔖');
    await somebody('Bob').askUntil('bookmarks', 'Diffusion number 21');
    await world.moveTo('2025-03-18T08:01:00Z');
    await alice.ask('unsubscribe');
    await world.moveTo('2025-03-18T08:02:00Z');
    await alice.ask('subscribe at 09:00 Europe/Zurich from shelf as list');
    await world.moveTo('2025-03-18T08:03:00Z');
    expect(textOf(await alice.ask('digest now'))).toContain('with 1 paper');
    const post = await shown(world.chats[platform], () =>
      posts().find((one) => textOf(one).includes('Kept by the team')),
    );
    expect(textOf(post)).toMatch(/Diffusion number 21.*🔖\u00a01/s);
  });
});
