// Papers that people have put on their team's own list of a day, with the votes that they got.
import { type RawBuilder, sql } from 'kysely';
import type { MessageRef, PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Database } from './database.ts';
import { papersHad } from './deliveries.ts';

export interface Submission {
  readonly workspace: WorkspaceRef;
  /** The local date whose list it is on. */
  readonly day: Day;
  readonly paper: PaperId;
  readonly person: PersonRef;
  /** What people called them then. */
  readonly name: string;
  readonly why: string;
  readonly place: PlaceRef;
  readonly at: number;
  /** The post by which everybody was told; null where there is none. */
  readonly message: MessageRef | null;
}

export interface VotedSubmission extends Submission {
  /** Of this workspace's people; a vote is a number, whoever keeps their shelf private. */
  readonly votes: number;
}

/** False where the list of that day has the paper already. */
export async function addSubmission(
  db: Database,
  { paper, ...submission }: Omit<Submission, 'message'>,
): Promise<boolean> {
  const result = await db
    .insertInto('submissions')
    .values({ ...submission, paper_id: paper, message: null })
    .onConflict((twice) => twice.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type SubmissionKey = Pick<Submission, 'workspace' | 'day' | 'paper'>;

export async function savePostOf(
  db: Database,
  { workspace, day, paper }: SubmissionKey,
  message: MessageRef,
): Promise<void> {
  await db
    .updateTable('submissions')
    .set({ message })
    .where('workspace', '=', workspace)
    .where('day', '=', day)
    .where('paper_id', '=', paper)
    .execute();
}

export async function removeSubmission(
  db: Database,
  { workspace, day, paper }: SubmissionKey,
): Promise<void> {
  await db
    .deleteFrom('submissions')
    .where('workspace', '=', workspace)
    .where('day', '=', day)
    .where('paper_id', '=', paper)
    .execute();
}

/** The list of a day, most votes first, then the one submitted first. */
export const submissionsOn = (db: Database, workspace: WorkspaceRef, day: Day): Promise<VotedSubmission[]> =>
  ranked(db, sql`s.workspace = ${workspace} and s.day = ${day}`);

/** The latest submission of each of these papers in a workspace. */
export async function submissionsOf(
  db: Database,
  workspace: WorkspaceRef,
  papers: readonly PaperId[],
): Promise<Map<PaperId, VotedSubmission>> {
  if (papers.length === 0) return new Map();
  const found = await ranked(db, sql`s.workspace = ${workspace} and s.paper_id in (${sql.join(papers)})`);
  return new Map(found.toSorted((one, other) => one.at - other.at).map((one) => [one.paper, one]));
}

/** What a place has not had of the submissions since an instant (epoch ms), each paper once; none that is withdrawn. */
export async function submissionsNewTo(
  db: Database,
  { workspace, place }: { readonly workspace: WorkspaceRef; readonly place: PlaceRef },
  since: number,
): Promise<PaperId[]> {
  const found = await ranked(
    db,
    sql`s.workspace = ${workspace} and s.at >= ${since}
      and not exists (select 1 from papers where id = s.paper_id and withdrawn = 1)`,
  );
  const papers = [...new Set(found.map(({ paper }) => paper))];
  const had = await papersHad(db, place, papers);
  return papers.filter((paper) => !had.has(paper));
}

/** The day nearest before or after another that has submissions; null where there is none. */
export async function submissionDay(
  db: Database,
  workspace: WorkspaceRef,
  day: Day,
  side: 'before' | 'after',
): Promise<Day | null> {
  const row = await db
    .selectFrom('submissions')
    .select('day')
    .where('workspace', '=', workspace)
    .where('day', side === 'before' ? '<' : '>', day)
    .orderBy('day', side === 'before' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

async function ranked(db: Database, where: RawBuilder<unknown>): Promise<VotedSubmission[]> {
  const found = await sql<VotedSubmission>`
    select s.workspace, s.day, s.paper_id as paper, s.person, s.name, s.why, s.place, s.at, s.message,
      (select count(*) from marks m
        where m.paper_id = s.paper_id and m.kind = 'vote' and m.workspace = s.workspace) as votes
    from submissions s where ${where} order by votes desc, s.at, s.paper_id`.execute(db);
  return found.rows;
}
