// What votes were when, and so which papers gain them. A sample is written only when a reading brings another number.
import { sql } from 'kysely';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';

/** Votes gained, and since when that has been watched, epoch ms. */
export interface Gain {
  readonly id: PaperId;
  readonly gain: number;
  readonly since: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Papers that have gained votes after `since`, most first. What a paper had at `since` is its last sample before only
 * where its list was open then and some number had been read within the hour before; otherwise the number may have changed
 * long ago without anybody looking, so its gain counts from its first sample after.
 */
export async function gainsSince(db: Database, since: number, now: number): Promise<Gain[]> {
  const openThen = new Date(since - DAY).toISOString().slice(0, 10);
  const found = await sql<Gain>`
    with recent as materialized (
      select paper_id, min(at) as first_at, max(at) as last_at from samples
      where at > ${since} and at <= ${now} and votes is not null group by paper_id
    ), based as (
      select recent.*, (
        select votes from samples
        where samples.paper_id = recent.paper_id and at <= ${since} and votes is not null
          and exists (
            select 1 from listings
            where listings.paper_id = recent.paper_id and first_seen_at <= ${since} and day >= ${openThen}
          )
          and exists (select 1 from samples as others where others.at between ${since - HOUR} and ${since})
        order by at desc limit 1
      ) as votes_before from recent
    )
    select based.paper_id as id, last.votes - coalesce(votes_before, first.votes) as gain,
      iif(votes_before is null, first_at, ${since}) as since
    from based
    join samples as first on first.paper_id = based.paper_id and first.at = first_at
    join samples as last on last.paper_id = based.paper_id and last.at = last_at
    where last.votes > coalesce(votes_before, first.votes)
    order by gain desc, last.votes desc, id`.execute(readerOf(db));
  return [...found.rows];
}

/** When votes were first looked at, epoch ms; null where they never were. */
export async function watchedSince(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('samples')
    .select('at')
    .where('votes', 'is not', null)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
