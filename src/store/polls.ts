// Polls on what to read next: what is proposed, who votes for what, what was picked.
import { type Selectable, sql } from 'kysely';
import type { MessageRef, PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';
import { idIn } from './place-id.ts';
import type { PollTable } from './tables.ts';
import { inTransaction } from './transaction.ts';

export type Poll = Selectable<PollTable>;

export interface Candidate {
  readonly paper: PaperId;
  readonly keepers: number;
  readonly votes: number;
}

/**
 * What a workspace has kept, voted for and submitted since an instant (epoch ms), by how many; without what was picked
 * in the place before and what most of them have read.
 */
export async function candidatesFor(
  db: Database,
  { workspace, place }: { readonly workspace: WorkspaceRef; readonly place: PlaceRef },
  since: number,
  limit: number,
): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select paper, count(distinct case when kind in ('keep', 'reading', 'read') then person end) as keepers,
      count(distinct case when kind = 'vote' then person end) as votes
    from (
      select paper_id as paper, person, kind, at from marks
        where workspace = ${workspace} and kind <> 'down'
          and person not in (select person from people where private = 1)
      union all select paper_id, person, 'submission', at from submissions where workspace = ${workspace})
    join papers on papers.id = paper
    where at >= ${since} and withdrawn = 0
      and paper not in (select winner from polls where place = ${place} and winner is not null)
    group by paper
    having 2 * count(distinct case when kind = 'read' then person end) <= count(distinct person)
    order by count(distinct person) desc, keepers desc, max(papers.published_on), paper limit ${limit}`.execute(
    readerOf(db),
  );
  return found.rows;
}

export interface NewPoll {
  readonly workspace: WorkspaceRef;
  readonly place: PlaceRef;
  /** Where its messages go: the place, or a part of it. */
  readonly sentTo: PlaceRef;
  readonly madeBy: PersonRef;
  readonly zone: string;
  readonly closesAt: number;
  readonly key: string;
  readonly papers: readonly { readonly paper: PaperId; readonly kept: number }[];
}

/** Its id; null where the place has an open one. */
export function startPoll(db: Database, poll: NewPoll, now: number): Promise<number | null> {
  return inTransaction(db, async (inside) => {
    if (await openPoll(inside, poll.place)) return null;
    const id = await addPoll(inside, poll, now);
    const papers = poll.papers.map(({ paper, kept }, index) => ({
      poll: id,
      position: index + 1,
      paper_id: paper,
      kept,
    }));
    await inside.insertInto('poll_papers').values(papers).execute();
    return id;
  });
}

async function addPoll(inside: Database, poll: NewPoll, now: number): Promise<number> {
  const { workspace, place, zone, key } = poll;
  const values = {
    workspace,
    place,
    zone,
    key,
    sent_to: poll.sentTo,
    made_by: poll.madeBy,
    started_at: now,
    closes_at: poll.closesAt,
    state: 'open',
    version: 1,
    shown_version: 0,
    lease_until: 0,
    done: 0,
  } as const;
  for (let turn = 0; ; turn++) {
    const row = await inside
      .insertInto('polls')
      .values({ id: idIn(place, `poll ${turn}`), ...values })
      .onConflict((taken) => taken.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row) return row.id;
  }
}

export async function pollById(db: Database, id: number): Promise<Poll | null> {
  return (await db.selectFrom('polls').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function openPoll(db: Database, place: PlaceRef): Promise<Poll | null> {
  const row = await db
    .selectFrom('polls')
    .selectAll()
    .where('place', '=', place)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row ?? null;
}

export interface PollLine {
  readonly position: number;
  readonly paper: PaperId;
  readonly kept: number;
  readonly votes: number;
}

/** What can be voted for, in the order of its numbers, with the votes so far. */
export async function pollLines(db: Database, poll: number): Promise<PollLine[]> {
  const found = await sql<PollLine>`
    select position, paper_id as paper, kept,
      (select count(*) from poll_votes v where v.poll = p.poll and v.position = p.position) as votes
    from poll_papers p where poll = ${poll} order by position`.execute(db);
  return found.rows;
}

/** A person's only vote; null takes it back. False where the poll is over or has no such number. */
export function castVote(
  db: Database,
  {
    poll,
    person,
    position,
  }: { readonly poll: number; readonly person: PersonRef; readonly position: number | null },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (inside) => {
    const open = await inside
      .updateTable('polls')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('id', '=', poll)
      .where('state', '=', 'open')
      .where('closes_at', '>', now)
      .executeTakeFirst();
    if (open.numUpdatedRows === 0n) return false;
    await inside.deleteFrom('poll_votes').where('poll', '=', poll).where('person', '=', person).execute();
    if (position !== null)
      await inside.insertInto('poll_votes').values({ poll, person, position, at: now }).execute();
    return true;
  });
}

/** Ends an open poll, once, whoever else tries; a closed one has a winner where anybody has voted. */
export function endPoll(
  db: Database,
  id: number,
  state: 'closed' | 'cancelled',
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (inside) => {
    const winner = state === 'closed' ? await leading(inside, id) : null;
    const ended = await inside
      .updateTable('polls')
      .set((row) => ({ state, winner, closed_at: now, version: row('version', '+', 1), lease_until: 0 }))
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return ended.numUpdatedRows > 0n;
  });
}

// Among equals the most kept, then the older paper.
async function leading(db: Database, id: number): Promise<PaperId | null> {
  const found = await sql<{ paper: PaperId }>`
    select p.paper_id as paper from poll_papers p join papers on papers.id = p.paper_id
      join poll_votes v on v.poll = p.poll and v.position = p.position
    where p.poll = ${id} group by p.paper_id
    order by count(*) desc, max(p.kept) desc, max(papers.published_on), p.paper_id limit 1`.execute(db);
  return found.rows[0]?.paper ?? null;
}

/** Open polls whose time is over. */
export async function overduePolls(db: Database, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('polls')
    .select('id')
    .where('done', '=', 0)
    .where('state', '=', 'open')
    .where('closes_at', '<=', now)
    .orderBy('closes_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a poll that has something to show, for oneself until `leaseUntil`; any, or the one of this id. */
export async function takePoll(
  db: Database,
  { now, leaseUntil, id }: { readonly now: number; readonly leaseUntil: number; readonly id?: number },
): Promise<Poll | null> {
  const one = id === undefined ? sql`true` : sql`id = ${id}`;
  const taken = await sql<Poll>`
    update polls set lease_until = ${leaseUntil} where id = (
      select id from polls where done = 0 and lease_until <= ${now} and ${one} and (message is null
        or shown_version < version or state <> 'open') order by id limit 1)
      and lease_until <= ${now} returning *`.execute(db);
  return taken.rows[0] ?? null;
}

/** What became of a poll's messages, by whoever has taken it. */
export async function notePoll(
  db: Database,
  id: number,
  change: Partial<
    Pick<
      Poll,
      'message' | 'tried_at' | 'news_message' | 'news_tried_at' | 'shown_version' | 'lease_until' | 'done'
    >
  >,
): Promise<void> {
  await db.updateTable('polls').set(change).where('id', '=', id).execute();
}

export interface Picked {
  readonly paper: PaperId;
  readonly at: number;
  /** The news of it, where it stands. */
  readonly message: MessageRef | null;
}

/** What a place has picked, the newest first. */
export async function pickedIn(db: Database, place: PlaceRef, limit: number): Promise<Picked[]> {
  const rows = await db
    .selectFrom('polls')
    .select(['winner', 'closed_at', 'news_message'])
    .where('place', '=', place)
    .where('winner', 'is not', null)
    .orderBy('closed_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ winner, closed_at, news_message }) =>
    winner === null ? [] : [{ paper: winner, at: closed_at ?? 0, message: news_message }],
  );
}
