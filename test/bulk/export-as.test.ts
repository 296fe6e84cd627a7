// Stored papers as files, as typed in a terminal.
import { existsSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { exportAs } from '../../src/bulk/export-as.ts';
import type { Asker } from '../../src/chat/platform.ts';
import { saveEdition } from '../../src/store/editions.ts';
import { addMark } from '../../src/store/marks.ts';
import { savePapers } from '../../src/store/papers.ts';
import { saveNoted } from '../../src/store/shelves.ts';
import { NOW, old, value } from '../exports/sample.ts';
import { workshop } from './workshop.ts';

const me: Asker = {
  workspace: 'terminal:local',
  place: 'terminal:local/here',
  person: 'terminal:local/me',
  name: 'Alice',
  zone: null,
  mayManage: false,
  isAdmin: false,
};

/** What is written and said for each line that is typed. */
async function typed(shop: ReturnType<typeof workshop>, ...words: string[]) {
  return shop.open(async (db) => {
    await savePapers(db, [value, old], NOW);
    const stdout = new PassThrough();
    const deps = { db, asker: me, source: 'huggingface', now: NOW, today: '2025-03-11', stdout };
    const said = await exportAs(words, deps);
    return { said, text: stdout.read()?.toString() ?? '' };
  });
}

test('papers that a filter means go to standard output, or into the file that is named', async () => {
  const shop = workshop();
  const { said, text } = await typed(shop, 'title:regressing', 'as', 'bibtex');
  expect(said).toBeNull();
  expect(text).toMatch(/^@misc\{farebrother2024stop-2403\.03950,\n[^@]*\n\}\n$/);

  const file = shop.at('papers.ris');
  expect((await typed(shop, 'strings', '--to', file)).said).toBe(`1 paper in ${file}`);
  expect(readFileSync(file, 'utf8')).toMatch(
    /^TY {2}- UNPB\r\nID {2}- maldacena1997large-hep-th-9711200\r\n/,
  );
});

test('without a filter everything goes, and with a day its list', async () => {
  const shop = workshop();
  const file = shop.at('all.csl.json');
  expect((await typed(shop, `--to=${file}`)).said).toBe(`2 papers in ${file}`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(2);
  await shop.open((db) =>
    saveEdition(db, { source: 'huggingface', day: '2025-03-10', papers: [old], state: 'closed' }, NOW),
  );
  expect((await typed(shop, 'yesterday', '--as', 'csv')).text).toMatch(
    /\r\narXiv:hep-th\/9711200,[^\n]*\r\n$/,
  );
});

test('mine is the shelf of the terminal, with its notes and tags', async () => {
  const shop = workshop();
  await shop.open(async (db) => {
    await savePapers(db, [value, old], NOW);
    await addMark(db, me, value.id, 'keep', NOW);
    await saveNoted(db, me, value.id, { note: 'the baseline to beat', tags: ['rl'] });
  });
  const { text } = await typed(shop, 'mine', 'as', 'bibtex');
  expect(text).toMatch(
    /^@misc\{farebrother[^@]*keywords *= \{rl\},\n *annote *= \{the baseline to beat\},\n\}\n$/,
  );
  expect((await typed(shop, 'mine', 'tag:rl', 'as', 'md')).text).toMatch(/^# Kept by you: tag:rl\n/);
});

test.each([
  [['as', 'docx'], 'I cannot write "docx". I can write: bibtex, ris, csl, markdown, csv, json, atom.'],
  [['diffusion'], 'Say as what. I can write: bibtex, ris, csl, markdown, csv, json, atom.'],
  [['xyzzy', 'as', 'ris', '--to', 'x.ris'], 'I have no papers for: xyzzy'],
  [['2024-01-02', 'as', 'ris'], 'I have no list of 2024-01-02.'],
  [['team', 'as', 'ris'], 'Kept by the team: nothing yet. What a filter finds can be a file, too:'],
  [['mine', 'tag:gone', 'as', 'ris'], 'Kept by you: nothing yet. What a filter finds can be a file, too:'],
  [['votes>=many', 'as', 'ris'], '"votes" is compared with a whole number.'],
])('%j is answered: %s', async (words, message) => {
  const shop = workshop();
  await expect(typed(shop, ...words).catch((error) => error.message)).resolves.toBe(message);
  expect(existsSync('x.ris')).toBe(false);
});
