// Papers as files in the direct messages of whoever asks, through the wire, in both chats.
import { describe, expect, test } from 'vitest';
import { exportFormats } from '../../src/exports/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { savePapers } from '../../src/store/papers.ts';
import { paper } from '../exports/sample.ts';
import { filesOf, newestFile } from '../world/files.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { type Name, person } from '../world/people.ts';
import { type World, textOf as wireText } from '../world/world.ts';

const textOf = (message: Parameters<typeof wireText>[0]): string => wireText(message).replace(/\\|\*\*/g, '');

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const chat = () => world.chats[platform];
  const somebody = (name: Name, channel?: string) => person(chat(), name, channel);
  const files = (name: Name) => filesOf(chat(), somebody(name).id);

  /** Asks, and reads the file that comes. */
  async function exported(name: Name, line: string) {
    const before = files(name).length;
    const answer = textOf(await somebody(name).ask(line));
    return { answer, ...(await newestFile(chat(), somebody(name).id, before)) };
  }

  async function keepSome() {
    await somebody('Alice').ask('keep 2403.03950 the baseline to beat');
    await somebody('Alice').ask('tag 2403.03950 rl');
    await somebody('Alice').ask('keep 2308.03296');
    await somebody('Bob').ask('keep 2403.03950 a numbat of mine');
  }

  test('one’s own shelf comes by direct message with one’s notes and tags, to nobody else', async () => {
    await keepSome();
    const { answer, name, text } = await exported('Alice', 'export');
    expect(answer).toContain('kept-by-you.bib with 2 papers, sent to you by direct message.');
    expect(answer).toContain('Your notes and tags are in it.');
    expect(name).toBe('kept-by-you.bib');
    expect(text.match(/^@misc/gm)).toHaveLength(2);
    expect(text).toMatch(/keywords +=.*\{rl\}.*annote +=.*\{the baseline to beat\}/s);
    expect(text).not.toContain('numbat');
    expect(files('Bob')).toEqual([]);
    expect((await exported('Alice', 'export tag:rl as md')).text).toMatch(
      /^# Kept by you: tag:rl\n\n- .*\n[^\n]*#rl\n/,
    );
  });

  test('the team’s shelf has nobody’s notes, and no paper of those who keep theirs private', async () => {
    await keepSome();
    const { name, text } = await exported('Charlie', 'export team as csv');
    expect(name).toBe('kept-by-the-team.csv');
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).not.toMatch(/baseline to beat|numbat|\brl\b/);
    await somebody('Alice').ask('privacy private');
    expect((await exported('Charlie', 'export team as csv')).text.split('\r\n')).toHaveLength(3);
    expect((await exported('Bob', 'export here as csv')).text.split('\r\n')).toHaveLength(3);
    expect(textOf(await somebody('Charlie').ask('export team numbat'))).toContain(
      'Nothing kept by the team has numbat.',
    );
  });

  test('a day, the list of today and a filter', async () => {
    const today = await exported('Alice', 'export today as json');
    expect(today.name).toBe('daily-papers-of-2025-03-11.json');
    const ids = JSON.parse(today.text).map(({ id }: { id: string }) => id);
    expect((await exported('Alice', 'export 2025-03-11 as ris')).text.match(/^TY/gm)).toHaveLength(
      ids.length,
    );
    const found = await exported('Alice', 'export title:regressing as csl');
    expect(found.name).toBe('title-regressing.csl.json');
    expect(JSON.parse(found.text)).toMatchObject([{ number: 'arXiv:2403.03950' }]);
    expect(found.answer).not.toContain('Your notes');
  });

  test('the shelf leads to the file and the file to other formats, also after a restart', async () => {
    await keepSome();
    const shelf = await somebody('Alice').ask('bookmarks baseline');
    await world.stopPaperboy();
    await world.startPaperboy();
    const sent = await somebody('Alice').press(shelf, 'Export');
    expect((await newestFile(chat(), somebody('Alice').id)).name).toBe('kept-by-you-baseline.bib');
    for (const { name, extension } of exportFormats.filter((one) => one.name !== 'bibtex')) {
      const before = files('Alice').length;
      await somebody('Alice').pick(sent, 'As another format', name);
      const file = await newestFile(chat(), somebody('Alice').id, before);
      expect(file.name).toBe(`kept-by-you-baseline.${extension}`);
      expect(file.text).toContain('2403.03950');
      expect(file.text.includes('the baseline to beat'), name).toBe(name !== 'atom');
    }
  });

  test('a filter that means thousands gives those listed last, and says how to get fewer', async () => {
    const db = await openDatabase(world.config.databaseUrl);
    const many = Array.from({ length: 2_001 }, (_, index) =>
      paper({ id: `2401.${String(index).padStart(5, '0')}`, title: `On wombats, part ${index}` }),
    );
    await savePapers(db, many, 0);
    await db.destroy();
    const { answer, text } = await exported('Bob', 'export wombats as ris');
    expect(text.match(/^TY/gm)).toHaveLength(2_000);
    expect(answer).toContain('2,001 papers match; the file has the 2,000 that were listed last.');
  });

  test('mistakes say what to type instead', async () => {
    const alice = somebody('Alice');
    expect(textOf(await alice.ask('export'))).toMatch(/Kept by you: nothing yet.*export/s);
    expect(textOf(await alice.ask('export diffusion as docx'))).toContain(
      'I cannot write "docx". I can write: bibtex',
    );
    expect(textOf(await alice.ask('export xyzzy'))).toContain('I have no papers for: xyzzy');
    expect(textOf(await alice.ask('export 2024-01-02'))).toContain('I have no list of 2024-01-02.');
    expect(files('Alice')).toEqual([]);
  });

  test('whoever takes no direct messages, or too large a file, reads what to do', async () => {
    const bob = somebody('Bob');
    const tooLarge = {
      slack: {
        route: 'files.getUploadURLExternal',
        status: 200,
        body: { ok: false, error: 'file_upload_size_restricted' },
      },
      discord: {
        route: 'POST /channels/{channel.id}/messages',
        status: 413,
        body: { code: 40005, message: 'Request entity too large' },
      },
    }[platform];
    const { route, ...answer } = tooLarge;
    chat().fail({ route, when: 'before', answer });
    expect(textOf(await bob.ask('export today'))).toContain('This file is larger than I may send here.');
    if (platform === 'discord') world.discord.closeDms(bob.id);
    else
      chat().fail({
        route: 'conversations.open',
        when: 'before',
        answer: { status: 200, body: { ok: false, error: 'user_disabled' } },
      });
    expect(textOf(await bob.ask('export today'))).toContain('Allow direct messages from me, then try again.');
    expect(files('Bob')).toEqual([]);
  });
});
