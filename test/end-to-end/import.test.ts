// Lists of papers onto one's own shelf, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import type { LocalPaper } from '../../playground/arxiv/paper.ts';
import { trialPapers } from '../../playground/arxiv/trial-papers.ts';
import type { GivenFile, LocalMessage } from '../../playground/local-chat.ts';
import { filesOf, newestFile } from '../world/files.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { type Name, person } from '../world/people.ts';
import { shown, type World, textOf as wireText } from '../world/world.ts';

const textOf = (message: LocalMessage | undefined): string => wireText(message).replace(/\\|\*\*/g, '');

/** Papers that arXiv has and nobody here has heard of. */
const unheard = (count: number): LocalPaper[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `2401.${String(index + 1).padStart(5, '0')}`,
    version: 1,
    title: `On wombats, part ${index + 1}`,
    abstract: 'We study wombats.',
    authors: ['Ada Example'],
    categories: ['cs.LG'],
    published: '2024-01-01T00:00:00Z',
    updated: '2024-01-01T00:00:00Z',
  }));
const ids = (count: number): string =>
  unheard(count)
    .map(({ id }) => id)
    .join(' ');

/** A list as a reference manager writes it, with what we cannot read. */
const BIBTEX = `@article{a, title={Stop Regressing}, eprint={2403.03950}, archivePrefix={arXiv}, keywords={rl, to read}}
@article{b,
  doi = {10.1038/nature12373}
}
@misc{c, url={https://arxiv.org/abs/2308.03296v1}, annote={for Thursday}}
`;

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(
    platform,
    (fresh) => {
      world = fresh;
    },
    { papers: [...trialPapers(), ...unheard(120)] },
  );
  const chat = () => world.chats[platform];
  const somebody = (name: Name) => person(chat(), name);
  /** Time passes meanwhile: arXiv is asked every three seconds. */
  const ask = (name: Name, line: string) => world.clock.during(somebody(name).ask(line));
  const shelf = async (name: Name, filter = '') =>
    textOf(await somebody(name).ask(`bookmarks ${filter}`.trim()));
  const direct = (name: Name) => chat().messages(chat().direct(somebody(name).id).id, somebody(name).id);

  test('what is stored is kept at once, with notes and tags; what cannot be read is named line by line', async () => {
    await somebody('Alice').ask('keep 2308.03296 my own words');
    const answer = textOf(
      await ask(
        'Alice',
        'import 2403.03950 for Thursday #rl https://arxiv.org/abs/2308.03296v2 theirs #new 1602.0599',
      ),
    );
    expect(answer).toContain('🔖 Kept 1 paper. 1 was on your shelf before.');
    expect(answer).toContain('One entry gave no paper:');
    expect(answer).toContain(
      '1602.0599 lacks a digit: a spreadsheet took its last zero? Then it is 1602.05990',
    );
    expect(await shelf('Alice', 'tag:rl')).toMatch(/1 paper with tag:rl.*for Thursday/s);
    expect(await shelf('Alice', 'tag:new')).toMatch(/my own words(?!.*theirs)/s);
    expect(await shelf('Bob')).toContain('You have kept nothing yet');
  });

  test('papers nobody here has heard of are asked for at arXiv; those it does not know are named', async () => {
    const answer = textOf(await ask('Bob', 'import 2401.00001 2401.00002 2401.99999'));
    expect(answer).toContain('🔖 Kept 2 papers.');
    expect(answer).toMatch(/line 3\W.*2401\.99999.*arXiv does not know it/s);
    expect(await shelf('Bob', 'wombats')).toContain('2 papers with wombats');
  });

  test('a long list is finished later, over a restart, and its person is told once', async () => {
    world.arxiv.fail({ answer: { status: 503 }, times: Number.POSITIVE_INFINITY });
    const answer = textOf(await ask('Bob', `import 2403.03950 ${ids(120)}`));
    expect(answer).toContain('🔖 Kept 1 paper.');
    expect(answer).toContain(
      '120 papers I do not have yet: I ask arXiv, and write to you when they are on your shelf',
    );
    await world.stopPaperboy();
    world.arxiv.recover();
    await world.startPaperboy();
    await world.moveTo('2025-03-11T08:30:00Z');
    const told = await shown(chat(), () => direct('Bob').at(-1));
    expect(textOf(told)).toContain('Your import is complete. 🔖 Kept 121 papers.');
    expect(await shelf('Bob')).toContain('121 papers');
    await world.moveTo('2025-03-11T08:40:00Z');
    expect(direct('Bob')).toHaveLength(1);
  });

  test('where the message that it is complete was sent and the answer lost, it is not sent again', async () => {
    world.arxiv.fail({ answer: { status: 503 }, times: Number.POSITIVE_INFINITY });
    await ask('Bob', 'import 2401.00001');
    world.arxiv.recover();
    const route = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/{channel.id}/messages';
    chat().fail({ route, when: 'after', answer: 'reset' });
    await world.moveTo('2025-03-11T08:30:00Z');
    await shown(chat(), () => direct('Bob').length === 1);
    await world.moveTo('2025-03-11T08:40:00Z');
    await world.moveTo('2025-03-11T08:50:00Z');
    expect(direct('Bob')).toHaveLength(1);
  });

  test('while arXiv does not answer the list waits; after a day what is missing is named', async () => {
    world.arxiv.fail({ answer: { status: 503 }, times: Number.POSITIVE_INFINITY });
    expect(textOf(await ask('Bob', 'import 2403.03950 2401.00001'))).toContain('1 paper I do not have yet');
    await world.moveTo('2025-03-12T09:00:00Z');
    const told = textOf(await shown(chat(), () => direct('Bob').at(-1)));
    expect(told).toContain('Your import is complete. 🔖 Kept 1 paper.');
    expect(told).toMatch(/2401\.00001.*arXiv has not answered for a day/s);
  });

  test('Undo takes off what the import has put there and nothing else, also after a restart', async () => {
    const alice = somebody('Alice');
    await alice.ask('keep 2308.03296 my own words');
    const answer = await ask('Alice', 'import 2308.03296 #new 2403.03950 for Thursday 2401.00001');
    await alice.ask('note 2401.00001 changed since');
    await alice.ask('mark reading 2401.00001');
    await world.stopPaperboy();
    await world.startPaperboy();
    expect(textOf(await alice.press(answer, 'Undo'))).toContain('Taken off your shelf again: 2 papers.');
    expect(await shelf('Alice')).toMatch(/2 papers.*changed since.*my own words/s);
    expect(await shelf('Alice', 'tag:new')).toContain('Nothing kept by you');
    await alice.ask('keep 2403.03950');
    expect(await shelf('Alice')).not.toContain('for Thursday');
  });

  test('the same list twice keeps every paper once', async () => {
    const bob = somebody('Bob');
    const line = platform === 'slack' ? '/papers import' : '/papers-more import list:';
    await Promise.all(
      [1, 2].map(() => chat().type(bob.id, bob.channel, `${line} 2403.03950 2308.03296 #rl`)),
    );
    const answers = () => bob.see().filter((one) => one.onlyFor && /Kept 2|Nothing new/.test(textOf(one)));
    await shown(chat(), () => answers().length === 2);
    expect(await shelf('Bob')).toContain('2 papers');
    expect(textOf(await ask('Bob', 'import 2403.03950 2308.03296 #rl'))).toContain(
      'Nothing new: all 2 papers were on your shelf before.',
    );
  });

  test('many lines that cannot be read come as a file', async () => {
    const dois = Array.from({ length: 12 }, (_, index) => `@misc{k${index}, doi={10.1038/n${index}}}`).join(
      ' ',
    );
    const line = `import ${dois} @misc{ok, eprint={2403.03950}}`;
    const answer = textOf(await ask('Bob', line));
    expect(answer).toContain('12 entries gave no paper:');
    expect(answer).toContain('All 12 are in the file that I have sent you.');
    const { name, text } = await newestFile(chat(), somebody('Bob').id);
    expect(name).toBe('not-imported.txt');
    expect(text.trimEnd().split('\n')).toHaveLength(12);
    expect(text).toContain('line 12\tk11\ta DOI (10.1038/n11), but no arXiv number: give its arXiv link');
  });

  test.runIf(platform === 'slack')('a list of several lines is pasted into the form', async () => {
    await somebody('Bob').open('import');
    const list = '2403.03950 for Thursday #rl\n\nnonsense\n- https://arxiv.org/abs/2308.03296';
    const answer = textOf(await world.clock.during(somebody('Bob').send({ list })));
    expect(answer).toContain('🔖 Kept 2 papers.');
    expect(answer).toMatch(/line 3\W.*nonsense.*no arXiv number/s);
    expect(await shelf('Bob', 'tag:rl')).toContain('for Thursday');
  });

  test('a list without papers says what can be given, and nothing is kept', async () => {
    expect(textOf(await ask('Bob', 'import a few good papers'))).toMatch(
      /I found no paper in this.*import (?:list:)?2403/s,
    );
    // Where a command takes no file, it opens a form for one.
    if (platform === 'slack') await somebody('Bob').open('import');
    const nothing = platform === 'slack' ? await somebody('Bob').send({}) : await ask('Bob', 'import');
    expect(textOf(nothing)).toMatch(/I take arXiv ids and links, BibTeX, CSV and JSON/);
    expect(filesOf(chat(), somebody('Bob').id)).toEqual([]);
    expect(await shelf('Bob')).toContain('kept nothing yet');
  });

  /** Hands a file over as one does there: with the command, or in the form that it opens. */
  async function give(name: Name, file: GivenFile) {
    const who = somebody(name);
    if (platform === 'discord') return world.clock.during(who.attach('/papers-more import', { file }));
    await who.open('import');
    return world.clock.during(who.send({}, { file }));
  }

  test('a file is read to its end, and what it lacks is named by its line', async () => {
    const answer = textOf(await give('Alice', { name: 'library.bib', content: BIBTEX }));
    expect(answer).toContain('🔖 Kept 2 papers.');
    expect(answer).toMatch(/line 2\W.*10\.1038\/nature12373.*no arXiv number: give its arXiv link/s);
    expect(await shelf('Alice', 'tag:to-read')).toContain('1 paper with tag:to-read');
    expect(await shelf('Alice')).toContain('for Thursday');
  });

  test.each([
    'bibtex',
    'csv',
    'json',
    'csl',
  ])('what one exports as %s another imports: the same papers, notes and tags', async (format) => {
    await somebody('Alice').ask('keep 2403.03950 the baseline to beat, "50% & more"');
    await somebody('Alice').ask('tag 2403.03950 rl to_read');
    await somebody('Alice').ask('keep 2308.03296');
    await somebody('Alice').ask(`export as ${format}`);
    const { name, text } = await newestFile(chat(), somebody('Alice').id);
    expect(textOf(await give('Bob', { name, content: text }))).toContain('🔖 Kept 2 papers.');
    await somebody('Bob').ask(`export as ${format}`);
    const again = await newestFile(chat(), somebody('Bob').id);
    // When each was kept, and so their order, is each one's own.
    const lines = (file: string) =>
      file
        .replace(/202\d-\d\d-\d\dT[\d:]+Z/g, '')
        .split(/[,]?\r?\n/)
        .toSorted();
    expect(lines(again.text)).toEqual(lines(text));
  });

  test('a file that is too large, that does not come, or beside a list, is answered in words', async () => {
    const large = { name: 'all.txt', content: 'x'.repeat(2_000_001) };
    expect(textOf(await give('Bob', large))).toContain('I read files of at most 2 MB');
    const picture = { name: 'a.png', content: '\u0000\u0001PNG' };
    expect(textOf(await give('Bob', picture))).toContain('I found no paper in this.');
    expect(await shelf('Bob')).toContain('kept nothing yet');
  });

  test('no address is fetched, whatever the list says; a link to something else is named', async () => {
    const before = world.arxiv.requests.length;
    const answer = await ask(
      'Bob',
      'import 2403.03950 http://127.0.0.1:1/abs/2308.03296 https://example.org/papers.bib',
    );
    expect(textOf(answer)).toMatch(/2 entries gave no paper.*127\.0\.0\.1.*papers\.bib/s);
    expect(await shelf('Bob')).toContain('1 paper.');
    expect(world.arxiv.requests).toHaveLength(before);
  });
});
