// Deleting a person or a workspace, whatever tables there are: each table that names them gets a row with a word of its
// own in every text, and afterwards none of these words is in a file of the database, which stays open meanwhile.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seed } from '../../src/seed.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { dataOf, erase, forget, PERSON_COLUMNS } from '../../src/store/person-data.ts';
import { BELONGING, deleteWorkspace } from '../../src/store/workspace-data.ts';

const WORKSPACE = 'slack:TQUOKKA';
const PERSON = `${WORKSPACE}/UALICE`;
const PAPER = '2403.03950';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openDatabase(`sqlite:${join(folder, 'papers.db')}`);
  await seed(db);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const filesWith = (text: string) =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

interface Column {
  readonly name: string;
  readonly type: string;
}
const columnsOf = async (table: string) =>
  (await sql<Column>`select name, type from pragma_table_info(${table})`.execute(db)).rows;

/** Writes one row; what it names elsewhere need not be there. Returns the words that stand in it. */
async function writeRow(table: string, given: Readonly<Record<string, string | number>>): Promise<string[]> {
  const written: string[] = [];
  const values = (await columnsOf(table)).map(({ name, type }) => {
    const known = given[name] ?? (name.endsWith('paper_id') ? PAPER : undefined);
    if (known !== undefined) return known;
    if (type.toLowerCase() !== 'text') return 1;
    written.push(`numbat-${table}-${name}`);
    return `numbat-${table}-${name}`;
  });
  await sql`insert into ${sql.table(table)} values (${sql.join(values)})`.execute(db);
  return written;
}

test('forget-me leaves no word of a person in any table that names one', async () => {
  await sql`pragma foreign_keys = off`.execute(db);
  const words: string[] = [];
  for (const [table, column] of Object.entries(PERSON_COLUMNS))
    words.push(...(await writeRow(table, { [column]: PERSON, workspace: WORKSPACE, personal: 1 })));
  const data = JSON.stringify(await dataOf(db, PERSON, null));
  for (const word of words) expect(data, `my-data lacks ${word}`).toContain(word);
  await sql`pragma foreign_keys = on`.execute(db);
  await forget(db, PERSON, null);
  await erase(db);
  expect(filesWith(PERSON)).toEqual([]);
  // A poll is the channel's and goes on, without the name of who has begun it.
  for (const word of words.filter((one) => !one.startsWith('numbat-polls-')))
    expect(filesWith(word), word).toEqual([]);
});

test('a workspace that is deleted leaves no word in any table that is of workspaces', async () => {
  const tables = await db.introspection.getTables();
  const owned = tables.filter(({ columns }) => columns.some(({ name }) => name === 'workspace'));
  expect(owned.length).toBeGreaterThan(8);
  await sql`pragma foreign_keys = off`.execute(db);
  const words: string[] = [];
  for (const { name } of owned) {
    const given = { workspace: WORKSPACE, person: PERSON, message: `${WORKSPACE}/C1/1` };
    words.push(...(await writeRow(name, { ...given, id: 7 })));
  }
  for (const table of Object.keys(BELONGING))
    words.push(
      ...(await writeRow(table, { person: PERSON, message: `${WORKSPACE}/C1/1`, subscription_id: 7 })),
    );
  await sql`pragma foreign_keys = on`.execute(db);
  await deleteWorkspace(db, WORKSPACE);
  await erase(db);
  for (const word of [WORKSPACE, ...words]) expect(filesWith(word), word).toEqual([]);
});
