// A paper and its row in the table. A text's chat form is made here, once, when it is saved.
import type { Selectable } from 'kysely';
import type { Paper, ShownPaper } from '../domain/paper.ts';
import { latexToUnicode } from '../text/latex-to-unicode.ts';
import type { PaperTable } from './tables.ts';

/** What is written when a paper is saved. */
export type PaperRow = Omit<Selectable<PaperTable>, 'row' | 'enriched_at'>;

/** A paper as its row; `shown` gives how a text reads in a chat. */
export function toRow(paper: Paper, now: number, shown: (text: string) => string = latexToUnicode): PaperRow {
  const shownUnlessSame = (text: string): string | null => {
    const reads = shown(text);
    return reads === text ? null : reads;
  };
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

/** A paper from its row. */
export function fromRow(row: PaperRow): ShownPaper {
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
