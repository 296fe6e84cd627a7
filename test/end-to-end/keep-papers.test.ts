// "Keep papers" in the menu of any message, in both chats: whoever wrote it, and whoever picks it.
import { describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { type Name, person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

const TOP = 'Stop Regressing';
const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: Name) => person(world.chats[platform], name);
  /** What a person writes for everybody. */
  async function written(name: Name, text: string): Promise<LocalMessage> {
    const who = somebody(name);
    await world.chats[platform].type(who.id, who.channel, text);
    const message = who.see().at(-1);
    if (!message) throw new Error('nothing was written');
    return message;
  }
  const keepFrom = (name: Name, message: LocalMessage) =>
    world.clock.during(somebody(name).pickOn(message, 'Keep papers'));

  test('the paper that a message links to is kept, by a guest and from a guest too', async () => {
    const message = await written('Alice', 'Shall we read https://arxiv.org/pdf/2403.03950v2 on Thursday?');
    expect(textOf(await keepFrom('Charlie', message))).toMatch(/🔖 Kept: .*Stop Regressing/s);
    expect(textOf(await keepFrom('Alice', await written('Charlie', 'arXiv:2403.03950')))).toContain(
      '🔖 Kept',
    );
    expect(textOf(await somebody('Charlie').ask('bookmarks'))).toContain(TOP);
    expect(textOf(await somebody('Bob').ask('bookmarks'))).toContain('kept nothing yet');
  });

  test('several are kept at once and numbered as shown; it says which were kept before and which nobody knows', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2308.03296');
    const message = await written(
      'Alice',
      'huggingface.co/papers/2403.03950, alphaxiv.org/abs/2308.03296 and doi.org/10.48550/arXiv.2912.00001',
    );
    const answer = await keepFrom('Bob', message);
    expect(textOf(answer)).toMatch(/🔖 Kept 1 paper\. You have kept one more before\./);
    expect(textOf(answer)).toContain('Hugging Face and arXiv do not know 2912.00001.');
    expect(textOf(await bob.ask('show 1'))).toContain(TOP);
    expect(textOf(await bob.pick(answer, 'Remove one', TOP))).toContain('Taken off your shelf');
    expect(textOf(await bob.ask('bookmarks'))).not.toContain(TOP);
  });

  test('help says that it is there', async () => {
    expect(textOf(await somebody('Bob').ask('help'))).toMatch(
      /In the menu of any message: .*Keep papers.*, to keep the papers that it links to\./,
    );
  });

  test('a second time changes nothing and says so', async () => {
    const message = await written('Alice', 'https://arxiv.org/abs/2403.03950');
    await keepFrom('Bob', message);
    expect(textOf(await keepFrom('Bob', message))).toContain('You have kept this one before');
    expect(textOf(await somebody('Bob').ask('bookmarks'))).toContain('1 paper.');
  });

  test('a message without a paper says what would be one, and no address of a person is fetched', async () => {
    const message = await written(
      'Alice',
      'https://evil.example/abs/2403.03950 and http://127.0.0.1/2403.03950',
    );
    expect(textOf(await keepFrom('Bob', message))).toMatch(
      /There is no link to a paper in that message\. .*arXiv, Hugging Face papers, alphaXiv/s,
    );
    expect(textOf(await somebody('Bob').ask('bookmarks'))).toContain('kept nothing yet');
  });

  test('on posts of Paperboy: a paper, and a list of which the first ten are kept', async () => {
    const alice = somebody('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich as list');
    await world.moveTo('2025-03-11T08:00:05Z');
    const header = await alice.see().findLast((message) => !message.onlyFor);
    if (!header) throw new Error('no digest');
    expect(textOf(await keepFrom('Bob', header))).toContain('🔖 Kept 10 papers.');
    expect(textOf(await somebody('Bob').ask('bookmarks'))).toContain('10 papers');
  });

  test('ten at a time; what came after them is named', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `2912.000${index + 10}`);
    const message = await written('Alice', numbers.map((id) => `arxiv.org/abs/${id}`).join(' '));
    const answer = textOf(await keepFrom('Bob', message));
    expect(answer).toContain('Nothing was kept.');
    expect(answer).toContain('I keep ten at a time; these came after them: 2912.00020, 2912.00021.');
  });

  test('sources that are silent are not said to know nothing', async () => {
    for (const source of [world.huggingFace, world.arxiv])
      source.fail({ answer: { status: 500 }, times: Number.POSITIVE_INFINITY });
    const message = await written(
      'Alice',
      'arxiv.org/abs/2912.00001 arxiv.org/abs/2403.03950 arxiv.org/abs/2912.00002',
    );
    const answer = textOf(await keepFrom('Bob', message));
    expect(answer).toMatch(/🔖 Kept 1 paper\..*I could not look up 2912\.00001, 2912\.00002\./s);
  });

  test('what is kept there is still there after a restart, and can be picked again', async () => {
    const message = await written('Alice', 'https://arxiv.org/abs/2403.03950');
    await keepFrom('Bob', message);
    await world.stopPaperboy();
    await world.startPaperboy();
    expect(textOf(await keepFrom('Bob', message))).toContain('kept this one before');
  });
});
