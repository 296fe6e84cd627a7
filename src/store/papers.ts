// Papers, merged from whatever sources say of them. A text's chat form is made here, once, when it is saved.
import type { Selectable } from 'kysely';
import { type Paper, type ShownPaper, TEXT_SOURCES } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { latexToUnicode } from '../text/latex-to-unicode.ts';
import type { Database } from './database.ts';
import type { PaperTable } from './tables.ts';

/** Saves papers; what is known stays where the new value is absent. Notes how votes and comments have moved. */
export async function savePapers(db: Database, papers: readonly Paper[], now: number): Promise<void> {
  for (const paper of papers) {
    const known = await db.selectFrom('papers').selectAll().where('id', '=', paper.id).executeTakeFirst();
    const row = toRow(known ? merged(fromRow(known), paper) : paper, now);
    if (known) await db.updateTable('papers').set(row).where('id', '=', paper.id).execute();
    else await db.insertInto('papers').values(row).execute();
    if (row.votes !== (known?.votes ?? null) || row.comments !== (known?.comments ?? null)) {
      await noteSample(db, row, now);
    }
  }
}

async function noteSample(
  db: Database,
  { id, votes, comments }: { id: PaperId; votes: number | null; comments: number | null },
  now: number,
): Promise<void> {
  await db
    .insertInto('samples')
    .values({ paper_id: id, at: now, votes, comments })
    .onConflict((twice) => twice.columns(['paper_id', 'at']).doUpdateSet({ votes, comments }))
    .execute();
}

/** Saves what is new of papers that are stored; papers that are not stay unknown. */
export async function saveUpdates(db: Database, papers: readonly Paper[], now: number): Promise<void> {
  if (papers.length === 0) return;
  const ids = papers.map(({ id }) => id);
  const rows = await db.selectFrom('papers').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map((row) => row.id));
  await savePapers(
    db,
    papers.filter(({ id }) => known.has(id)),
    now,
  );
}

/** Papers whose text is not arXiv's own and that arXiv was not asked for since `before`; those listed last first. */
export async function papersToEnrich(db: Database, before: number, limit: number): Promise<PaperId[]> {
  const rows = await db
    .selectFrom('papers')
    .innerJoin('paper_facts', 'paper_facts.row', 'papers.row')
    .select('papers.id')
    .where('text_from', '<>', 'arxiv')
    .where((is) => is.or([is('enriched_at', 'is', null), is('enriched_at', '<', before)]))
    .orderBy('enriched_at')
    .orderBy('listed_on', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function markEnriched(db: Database, ids: readonly PaperId[], now: number): Promise<void> {
  await db.updateTable('papers').set({ enriched_at: now }).where('id', 'in', ids).execute();
}

/** The papers with these ids, in this order; unknown ids are left out. */
export async function papersById(db: Database, ids: readonly PaperId[]): Promise<ShownPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, fromRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function paperById(db: Database, id: PaperId): Promise<ShownPaper | null> {
  return (await papersById(db, [id]))[0] ?? null;
}

export async function countPapers(db: Database): Promise<number> {
  const row = await db
    .selectFrom('papers')
    .select((has) => has.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

// A newer reading replaces what moves (votes, stars); what a source leaves out never wipes what another gave, and the
// more faithful text stays.
function merged(known: Paper, given: Paper): Paper {
  return {
    ...given,
    ...mergedText(known, given),
    publishedOn: finerDate(given.publishedOn, known.publishedOn),
    summary: given.summary ?? known.summary,
    keywords: given.keywords.length > 0 ? given.keywords : known.keywords,
    categories: given.categories.length > 0 ? given.categories : known.categories,
    organization: given.organization ?? known.organization,
    code: given.code ? { ...given.code, stars: given.code.stars ?? known.code?.stars ?? null } : known.code,
    projectUrl: given.projectUrl ?? known.projectUrl,
    thumbnailUrl: given.thumbnailUrl ?? known.thumbnailUrl,
    submittedBy: given.submittedBy ?? known.submittedBy,
    votes: given.votes ?? known.votes,
    comments: given.comments ?? known.comments,
    withdrawn: given.withdrawn || known.withdrawn,
    version: given.version === null ? known.version : Math.max(given.version, known.version ?? 0),
    updatedOn: given.updatedOn ?? known.updatedOn,
    comment: given.comment ?? known.comment,
    doi: given.doi ?? known.doi,
    journalRef: given.journalRef ?? known.journalRef,
  };
}

function mergedText(known: Paper, given: Paper): Pick<Paper, 'title' | 'abstract' | 'authors' | 'textFrom'> {
  const isWorse = TEXT_SOURCES.indexOf(given.textFrom) < TEXT_SOURCES.indexOf(known.textFrom);
  const [better, other] = isWorse ? [known, given] : [given, known];
  return {
    textFrom: better.textFrom,
    title: better.title || other.title,
    abstract: better.abstract || other.abstract,
    authors: better.authors.length > 0 ? better.authors : other.authors,
  };
}

// `2023-02-05` says more than `2023-02`.
const finerDate = (given: string | null, known: string | null): string | null =>
  (given?.length ?? 0) >= (known?.length ?? 0) ? given : known;

function toRow(paper: Paper, now: number): Omit<Selectable<PaperTable>, 'row' | 'enriched_at'> {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    title_shown: shownUnlessSame(paper.title),
    abstract_shown: shownUnlessSame(paper.abstract),
    authors: JSON.stringify(paper.authors),
    published_on: paper.publishedOn,
    summary: paper.summary,
    summary_shown: paper.summary === null ? null : shownUnlessSame(paper.summary),
    keywords: JSON.stringify(paper.keywords),
    categories: JSON.stringify(paper.categories),
    organization_name: paper.organization?.name ?? null,
    organization_full_name: paper.organization?.fullName ?? null,
    code_url: paper.code?.url ?? null,
    code_stars: paper.code?.stars ?? null,
    code_added_by: paper.code?.addedBy ?? null,
    project_url: paper.projectUrl,
    thumbnail_url: paper.thumbnailUrl,
    submitted_by: paper.submittedBy,
    votes: paper.votes,
    comments: paper.comments,
    withdrawn: paper.withdrawn ? 1 : 0,
    updated_at: now,
    text_from: paper.textFrom,
    version: paper.version,
    updated_on: paper.updatedOn,
    comment: paper.comment,
    doi: paper.doi,
    journal_ref: paper.journalRef,
  };
}

function shownUnlessSame(text: string): string | null {
  const shown = latexToUnicode(text);
  return shown === text ? null : shown;
}

/** A paper from its row. */
export function fromRow(row: Selectable<PaperTable>): ShownPaper {
  return {
    id: row.id,
    title: row.title,
    abstract: row.abstract,
    shownTitle: row.title_shown ?? row.title,
    shownAbstract: row.abstract_shown ?? row.abstract,
    shownSummary: row.summary_shown ?? row.summary,
    authors: JSON.parse(row.authors),
    publishedOn: row.published_on,
    summary: row.summary,
    keywords: JSON.parse(row.keywords),
    categories: JSON.parse(row.categories),
    organization: row.organization_name
      ? { name: row.organization_name, fullName: row.organization_full_name ?? row.organization_name }
      : null,
    code: row.code_url ? { url: row.code_url, stars: row.code_stars, addedBy: row.code_added_by } : null,
    projectUrl: row.project_url,
    thumbnailUrl: row.thumbnail_url,
    submittedBy: row.submitted_by,
    votes: row.votes,
    comments: row.comments,
    withdrawn: row.withdrawn === 1,
    textFrom: row.text_from,
    version: row.version,
    updatedOn: row.updated_on,
    comment: row.comment,
    doi: row.doi,
    journalRef: row.journal_ref,
  };
}
