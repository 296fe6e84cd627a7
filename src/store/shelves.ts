// Shelves: what a person, or everybody in a workspace or a place, has put there.
import { type RawBuilder, sql } from 'kysely';
import type { PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { joinEntries, joinNoted, type Noted, type ReadingStatus, type ShelfEntry } from '../domain/shelf.ts';
import type { KeptPaper } from '../domain/shelf-filter.ts';
import { type Database, readerOf } from './database.ts';
import { othersOf, selves } from './joined.ts';
import type { PersonKey } from './people.ts';

/**
 * A person's own; or that of a workspace, one of its places, or what one keeper shares there, without those who keep
 * theirs private.
 */
export type Shelf =
  | { readonly person: PersonRef }
  | { readonly workspace: WorkspaceRef; readonly place?: PlaceRef; readonly keeper?: PersonRef };

/** The papers of a shelf, the one kept last first. */
export async function shelfPapers(db: Database, shelf: Shelf): Promise<PaperId[]> {
  // For a person a paper was kept when they first did so, with whatever account.
  const keeper = 'person' in shelf ? sql`''` : sql`marks.person`;
  // One text instead of thousands of rows: it comes from a thread of its own.
  const { rows } = await sql<{ papers: string }>`
    select json_group_array(paper order by keptAt desc, paper) as papers from (
      select paper, max(at) as keptAt from (
        select marks.paper_id as paper, min(marks.at) as at from marks
        where marks.kind in ('keep', 'reading', 'read') and ${belongs(shelf)} group by ${keeper}, marks.paper_id
      ) group by paper
    )`.execute(readerOf(db));
  return JSON.parse(rows[0]?.papers ?? '[]');
}

/** The entries of a shelf, the one kept last first; of some papers only where they are given. */
export async function shelfEntries(
  db: Database,
  shelf: Shelf,
  papers?: readonly PaperId[],
): Promise<ShelfEntry[]> {
  const some =
    papers === undefined
      ? sql`true`
      : sql`marks.paper_id in (select value from json_each(${JSON.stringify(papers)}))`;
  const rows = await sql<EntryRow>`
    select marks.paper_id as paper, marks.person as person, min(marks.at) as keptAt, max(marks.place) as place,
      max(case when marks.kind in ('reading', 'read') then marks.at || ' ' || marks.kind end) as status,
      coalesce(notes.note, '') as note, coalesce(notes.tags, '[]') as tags
    from marks left join notes on notes.person = marks.person and notes.paper_id = marks.paper_id
    where marks.kind in ('keep', 'reading', 'read') and ${some} and ${belongs(shelf, papers)}
    group by marks.person, marks.paper_id
    order by keptAt desc, paper`.execute(db);
  const entries = rows.rows.map(({ status, tags, ...row }) => ({
    ...row,
    status: (status?.split(' ')[1] ?? null) as ReadingStatus | null,
    readAt: Number.parseFloat(status ?? '0'),
    tags: JSON.parse(tags) as string[],
  }));
  return 'person' in shelf ? joinEntries(entries, shelf.person) : entries;
}

/** Some papers of a shelf, with what `person` has of them on their own. */
export async function keptPapers(
  db: Database,
  shelf: Shelf,
  person: PersonRef,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, KeptPaper>> {
  const entries = await shelfEntries(db, shelf, ids);
  const own = 'person' in shelf ? entries : await shelfEntries(db, { person }, ids);
  const ownBy = new Map(own.map((entry) => [entry.paper, entry]));
  const papers = Map.groupBy(entries, ({ paper }) => paper);
  return new Map([...papers].map(([id, all]) => [id, { own: ownBy.get(id) ?? null, entries: all }]));
}

interface EntryRow {
  readonly paper: PaperId;
  readonly person: PersonRef;
  readonly keptAt: number;
  readonly place: PlaceRef | null;
  readonly status: string | null;
  readonly note: string;
  readonly tags: string;
}

function belongs(shelf: Shelf, papers?: readonly PaperId[]): RawBuilder<unknown> {
  if ('person' in shelf) return sql`marks.person in ${selves(shelf.person)}`;
  const here = shelf.place === undefined ? sql`true` : sql`marks.place = ${shelf.place}`;
  const theirs = shelf.keeper === undefined ? sql`true` : sql`marks.person = ${shelf.keeper}`;
  // With the + SQLite goes through a few papers where they are given, not through all that the workspace keeps.
  return sql`${papers ? sql`+` : sql``}marks.workspace = ${shelf.workspace} and ${here} and ${theirs}
    and marks.person not in (select person from people where private = 1)`;
}

export async function countKept(db: Database, person: PersonRef): Promise<number> {
  return (await shelfPapers(db, { person })).length;
}

/** The papers on which a person has written a note, with any of their accounts. */
export async function notedPapers(db: Database, person: PersonRef): Promise<Set<PaperId>> {
  const rows = await db
    .selectFrom('notes')
    .select('paper_id')
    .where('person', 'in', selves(person))
    .where('note', '!=', '')
    .execute();
  return new Set(rows.map((row) => row.paper_id));
}

/** What a person has written on a paper, with any of their accounts. */
export async function notedOn(db: Database, person: PersonRef, paper: PaperId): Promise<Noted> {
  const rows = await db
    .selectFrom('notes')
    .select(['note', 'tags'])
    .where('person', 'in', selves(person))
    .where('paper_id', '=', paper)
    .orderBy('person')
    .execute();
  return joinNoted(rows.map((row) => ({ note: row.note, tags: JSON.parse(row.tags) })));
}

/** Writes a note and tags for all accounts of a person; where both are empty they are gone. */
export async function saveNoted(
  db: Database,
  who: PersonKey,
  paper: PaperId,
  { note, tags }: Noted,
): Promise<void> {
  if (note === '' && tags.length === 0) {
    await db
      .deleteFrom('notes')
      .where('person', 'in', selves(who.person))
      .where('paper_id', '=', paper)
      .execute();
    return;
  }
  const written = { note, tags: JSON.stringify(tags) };
  for (const { person, workspace } of [who, ...(await othersOf(db, who.person))]) {
    await db
      .insertInto('notes')
      .values({ workspace, person, paper_id: paper, ...written })
      .onConflict((twice) => twice.columns(['person', 'paper_id']).doUpdateSet(written))
      .execute();
  }
}

/** Whether a person's name and papers stay off the shelves that others see. */
export async function isPrivate(db: Database, person: PersonRef): Promise<boolean> {
  const row = await db.selectFrom('people').select('private').where('person', '=', person).executeTakeFirst();
  return row?.private === 1;
}

export async function savePrivate(
  db: Database,
  { workspace, person }: { readonly workspace: WorkspaceRef; readonly person: PersonRef },
  hidden: boolean,
): Promise<void> {
  const wanted = { private: hidden ? 1 : 0 };
  await db
    .insertInto('people')
    .values({ person, workspace, zone: null, last_list: '', last_list_at: 0, ...wanted })
    .onConflict((twice) => twice.column('person').doUpdateSet(wanted))
    .execute();
}
