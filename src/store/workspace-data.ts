// Everything that stands in the database about one workspace: which have something there, and its end.
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceRef } from '../chat/refs.ts';
import { release } from './carried.ts';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

/**
 * Tables whose rows belong to a workspace through another table: these queries find them. A table with a column
 * `workspace` is found by itself; any other must be here, or in SHARED, or a test fails.
 */
export const BELONGING = {
  reactions: (workspace: WorkspaceRef) =>
    sql`message in (select message from posts where workspace = ${workspace})
      or substr(person, 1, length(${workspace}) + 1) = ${workspace} || '/'`,
  deliveries: (workspace: WorkspaceRef) =>
    sql`subscription_id in (select id from subscriptions where workspace = ${workspace})`,
} as const;

/** Tables that say nothing about anybody, or whose rows go with those they hang on. */
export const SHARED: readonly string[] = [
  'papers',
  'editions',
  'listings',
  'sources',
  'samples',
  'rankings',
  'paces',
  'papers_to_index',
  'paper_facts',
  'post_papers',
  'delivery_parts',
  'poll_papers',
  'poll_votes',
  'import_papers',
];

/** The workspaces of which something is stored. */
export async function storedWorkspaces(db: Database): Promise<WorkspaceRef[]> {
  const found = new Set<WorkspaceRef>();
  for (const table of await tablesByWorkspace(db)) {
    const { rows } = await sql<{
      workspace: string;
    }>`select distinct workspace from ${sql.table(table)}`.execute(db);
    for (const { workspace } of rows) found.add(workspace);
  }
  return [...found];
}

/** Deletes all of it; papers are everybody's and stay. Only `erase` takes it out of the file, too. */
export async function deleteWorkspace(db: Database, workspace: WorkspaceRef): Promise<void> {
  await inTransaction(db, async (inside) => {
    const run = (query: RawBuilder<unknown>) => query.execute(inside);
    // Rows go in any order; what they name is checked at the end.
    await run(sql`pragma defer_foreign_keys = on`);
    await release(inside, sql`(select key from deliveries where ${BELONGING.deliveries(workspace)})`);
    for (const [table, ofWorkspace] of Object.entries(BELONGING))
      await run(sql`delete from ${sql.table(table)} where ${ofWorkspace(workspace)}`);
    for (const table of await tablesByWorkspace(inside))
      await run(sql`delete from ${sql.table(table)} where workspace = ${workspace}`);
  });
}

async function tablesByWorkspace(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tables.name as name from sqlite_schema as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and columns.name = 'workspace' order by tables.name`.execute(db);
  return rows.map(({ name }) => name);
}
