// Stored papers as files, as typed in a terminal.
import { existsSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { exportAs } from '../../src/bulk/export-as.ts';
import { saveEdition } from '../../src/store/editions.ts';
import { savePapers } from '../../src/store/papers.ts';
import { NOW, old, value } from '../exports/sample.ts';
import { workshop } from './workshop.ts';

/** What is written and said for each line that is typed. */
async function typed(shop: ReturnType<typeof workshop>, ...words: string[]) {
  return shop.open(async (db) => {
    await savePapers(db, [value, old], NOW);
    const stdout = new PassThrough();
    const deps = { db, source: 'huggingface', now: NOW, today: '2025-03-11', stdout };
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

test.each([
  [['as', 'docx'], 'I cannot write "docx". I can write: bibtex, ris, csl, markdown, csv, json, atom.'],
  [['diffusion'], 'Say as what. I can write: bibtex, ris, csl, markdown, csv, json, atom.'],
  [['xyzzy', 'as', 'ris', '--to', 'x.ris'], 'I have no papers for: xyzzy'],
  [['2024-01-02', 'as', 'ris'], 'I have no list of 2024-01-02.'],
  [['votes>=many', 'as', 'ris'], '"votes" is compared with a whole number.'],
])('%j is answered: %s', async (words, message) => {
  const shop = workshop();
  await expect(typed(shop, ...words).catch((error) => error.message)).resolves.toBe(message);
  expect(existsSync('x.ris')).toBe(false);
});
