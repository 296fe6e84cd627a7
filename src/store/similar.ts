// Papers like one or several others, by our own index: no model, no network. The rarest words find candidates, all words
// rank them.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { paperWords } from '../domain/filter/paper-words.ts';
import {
  likeness,
  type Profile,
  profileOf,
  profileOfAll,
  tellingWords,
  termsOf,
} from '../domain/likeness.ts';
import type { Paper, ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { type Database, readerOf } from './database.ts';
import { indexPapers } from './paper-index.ts';
import { papersById } from './papers.ts';
import { wordCounts } from './word-counts.ts';

export interface Alike {
  readonly id: PaperId;
  /** From 0 to 1; see domain/likeness.ts. */
  readonly likeness: number;
}

/** Over the 75,000 papers of bench/similar.ts more words find hardly more and take longer. */
const TELLING_WORDS = 30;
const CANDIDATES = 100;
/** Papers that are compared before others have their turn: some milliseconds. */
const STEP = 10;

/** The papers most like these (and none of them), the likest first. */
export async function papersLike(
  db: Database,
  liked: readonly (Paper | ShownPaper)[],
  limit: number,
): Promise<Alike[]> {
  await indexPapers(db);
  const profiles = await profilesOf(db, liked);
  const wanted = profileOfAll(profiles);
  const ids = new Set(liked.map(({ id }) => id));
  const candidates = (await candidatesFor(db, wanted)).filter((id) => !ids.has(id));
  const ranked: Alike[] = [];
  for (let start = 0; start < candidates.length; start += STEP) {
    const papers = await papersById(readerOf(db), candidates.slice(start, start + STEP));
    const compared = await profilesOf(db, papers);
    for (const [index, { id }] of papers.entries())
      ranked.push({ id, likeness: likeness(wanted, compared[index] ?? new Map()) });
    await setImmediate();
  }
  return ranked
    .filter((one) => one.likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, limit);
}

/** What each paper is about, in the order given. */
export async function profilesOf(db: Database, papers: readonly (Paper | ShownPaper)[]): Promise<Profile[]> {
  const terms = papers.map((paper) => termsOf(paperWords(paper)));
  const counts = await wordCounts(
    db,
    terms.flatMap((one) => [...one.keys()]),
  );
  return terms.map((one) => profileOf(one, counts));
}

async function candidatesFor(db: Database, wanted: Profile): Promise<PaperId[]> {
  const counts = await wordCounts(db, wanted.keys());
  const words = tellingWords(wanted, counts, TELLING_WORDS);
  if (words.length === 0) return [];
  const query = `{title abstract keywords} : (${words.map((word) => `"${word}"`).join(' OR ')})`;
  const found = await sql<{ id: PaperId }>`
    with best as materialized (
      select rowid as found, rank as place from paper_words
      where paper_words match ${query} and rank match 'bm25(3, 1, 1, 0, 0, 0)'
      order by rank limit ${CANDIDATES}
    )
    select papers.id from best cross join papers on papers.row = best.found order by place`.execute(
    readerOf(db),
  );
  return found.rows.map(({ id }) => id);
}
