// The team's library, through the wire, in both chats: marks, notes, tags, shelves.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

/** Who has reacted. */
const REACTIONS = {
  slack: 'reactions.get',
  discord: 'GET /channels/{channel.id}/messages/{message.id}/reactions/{emoji.id}',
} as const;
const TOP = 'Stop Regressing';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie', channel?: string) =>
    person(world.chats[platform], name, channel);
  const digest = async () => {
    await somebody('Alice').ask('subscribe at 09:00 Europe/Zurich');
    await world.moveTo('2025-03-11T08:00:05Z');
    const posts = somebody('Alice').see((await somebody('Alice').digest()).id);
    const [first, second] = posts;
    const last = posts.at(-1);
    if (!first || !second || !last) throw new Error('no papers in the thread');
    return { first, second, last };
  };

  test('keep takes a number and a note; the shelf shows it and finds it by it', async () => {
    const bob = somebody('Bob');
    await bob.ask('today');
    expect(textOf(await bob.ask('keep 1 the baseline to beat'))).toMatch(
      /Kept.*Your note: the baseline to beat/s,
    );
    await bob.ask('keep 2');
    expect(textOf(await bob.ask('bookmarks'))).toMatch(/2 papers.*the baseline to beat/s);
    const found = textOf(await bob.ask('bookmarks baseline'));
    expect(found).toContain('1 paper with baseline');
    expect(found).toContain(TOP);
    expect(textOf(await bob.ask('bookmarks nonsense'))).toMatch(/Nothing kept by you has\b.*nonsense/s);
  });

  test('what is no paper is said so, with the same command to type', async () => {
    const bob = somebody('Bob');
    expect(textOf(await bob.ask('keep nonsense'))).toMatch(
      /"nonsense" is no number of a list.*\/papers keep (?:paper:)?2403\.03950/s,
    );
    await bob.ask('today');
    expect(textOf(await bob.ask('tag 11 rl'))).toMatch(/Your last list has 10 papers.* tag (?:paper:)?10/s);
  });

  test('👀, ✅ and tags say how far one is, and shelves are filtered by them', async () => {
    const { first, second } = await digest();
    const bob = somebody('Bob');
    bob.react(first, '👀');
    bob.react(second, '✅');
    await bob.askUntil('bookmarks', '2 papers');
    expect(textOf(await bob.ask('bookmarks status:reading'))).toMatch(/1 paper with status:reading.*👀/s);
    bob.unreact(second, '✅');
    await bob.askUntil('bookmarks', '1 paper.');
    await bob.ask('tag 1 #RL baselines');
    expect(textOf(await bob.ask('bookmarks tag:rl'))).toMatch(/#rl #baselines/);
    expect(textOf(await bob.ask('mark read 1'))).toContain('✅ Read');
    expect(textOf(await bob.ask('bookmarks status:unread'))).toContain('Nothing kept by you');
    expect(textOf(await bob.ask('bookmarks status:gone'))).toContain('is no status');
  });

  test('the team’s shelf shows how many have kept what, but no notes and nobody who keeps theirs private', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.ask('keep 2403.03950 mine alone');
    await bob.ask('keep 2403.03950');
    const team = textOf(await somebody('Charlie').ask('bookmarks team'));
    expect(team).toMatch(/1 paper\..*🔖\u00a02/s);
    expect(team).not.toContain('mine alone');
    await bob.ask('privacy private');
    expect(textOf(await alice.ask('bookmarks team'))).toMatch(/🔖\u00a01/);
    expect(textOf(await alice.ask('top'))).toMatch(/Stop Regressing.*🔖 1/s);
    await bob.ask('privacy shared');
    expect(textOf(await alice.ask('top ever'))).toMatch(/Stop Regressing.*🔖 2/s);
  });

  test('what was kept in a channel is on its shelf', async () => {
    await somebody('Alice').ask('keep 2403.03950');
    expect(textOf(await somebody('Bob').ask('bookmarks here'))).toContain(TOP);
    expect(textOf(await somebody('Bob', 'reading-group').ask('bookmarks here'))).toContain(
      'Nothing was kept in this channel yet',
    );
  });

  test('reactions given and taken back while Paperboy was away are found at the start', async () => {
    const { first, second } = await digest();
    const [bob, alice] = [somebody('Bob'), somebody('Alice')];
    bob.react(first, '🔖');
    await bob.askUntil('bookmarks', '1 paper.');
    await world.stopPaperboy();
    bob.unreact(first, '🔖');
    bob.react(second, '🔖');
    alice.react(first, '👀');
    await world.startPaperboy();
    await bob.askUntil('bookmarks', 'Studying Large Language');
    await bob.askUntil('bookmarks', '1 paper.');
    await alice.askUntil('bookmarks status:reading', TOP);
  });

  test('what is given or taken back while the reactions of a gap are looked up stays so', async () => {
    const { first, last } = await digest();
    const [alice, bob, charlie] = [somebody('Alice'), somebody('Bob'), somebody('Charlie')];
    bob.react(last, '🔖');
    await bob.askUntil('bookmarks', '1 paper.');
    await world.stopPaperboy();
    charlie.react(first, '🔖');
    world.clock.moveTo('2025-03-11T08:05:00Z');
    const looking = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const meanwhile = () => {
      looking.resolve();
      return answer.promise;
    };
    world.chats[platform].fail({ route: REACTIONS[platform], when: 'after', answer: { meanwhile } });
    await world.startPaperboy();
    await looking.promise;
    bob.unreact(last, '🔖');
    alice.react(last, '🔖');
    await bob.askUntil('bookmarks', 'kept nothing yet');
    await alice.askUntil('bookmarks', '1 paper.');
    answer.resolve();
    // The newest post is looked at first.
    await charlie.askUntil('bookmarks', '1 paper.');
    expect(textOf(await bob.ask('bookmarks'))).toContain('kept nothing yet');
    expect(textOf(await alice.ask('bookmarks'))).toContain('1 paper.');
  });

  test('foryou finds new papers like the kept ones and says why; an empty shelf gets what trends', async () => {
    const bob = somebody('Bob');
    expect(textOf(await bob.ask('foryou'))).toMatch(/Keep a few papers/);
    await bob.ask('keep 2308.03296');
    const answer = await bob.ask('foryou');
    expect(textOf(answer)).toContain('New for you');
    expect(textOf(answer)).not.toMatch(/1 +\S*Studying Large Language Model Generalization/);
    const [first = ''] = /\d{4}\.\d{5}/.exec(textOf(answer)) ?? [];
    await bob.pick(answer, 'Not for me', '1  ');
    expect(textOf(await bob.ask('foryou'))).not.toContain(first);
  });

  test('it is taken off in each way, and the marks come back with a restart', async () => {
    const { first } = await digest();
    const bob = somebody('Bob');
    bob.react(first, '🔖');
    await bob.askUntil('bookmarks', TOP);
    await world.stopPaperboy();
    await world.startPaperboy();
    const shelf = await bob.ask('bookmarks');
    expect(textOf(await bob.pick(shelf, 'Remove one', TOP))).toContain('Taken off your shelf');
    expect(textOf(await bob.ask('bookmarks'))).toContain('kept nothing yet');
    await bob.ask('keep 2403.03950');
    expect(textOf(await bob.ask('drop 2403.03950'))).toContain('Taken off');
    expect(textOf(await bob.ask('drop 2403.03950'))).toContain('was not on your shelf');
  });
});
