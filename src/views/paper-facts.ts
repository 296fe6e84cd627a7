// Where a paper comes from and where it is found: what stands under its abstract.
import type { Inline, Line } from '../chat/message.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { arxivUrl, huggingFaceUrl, pdfUrl } from '../domain/paper-id.ts';
import { clip } from '../text/clip.ts';
import { dateInWords, dayName } from './words.ts';

const LONGEST_COMMENT = 160;
const LONGEST_JOURNAL = 100;
/** A paper may be on the lists of many arXiv categories and days. */
const MOST_DAYS = 4;
const MOST_CATEGORIES = 8;

/** One line each: the dates, what arXiv says of it, its addresses. */
export function paperDetails(paper: ShownPaper, listed: readonly Day[], today: Day): Line[] {
  return [dates(paper, listed, today), onArxiv(paper), addresses(paper)].filter((line) => line.length > 0);
}

// The day of a list is another than arXiv's, and people take one for the other.
function dates(paper: ShownPaper, listed: readonly Day[], today: Day): Line {
  const { id, publishedOn, updatedOn, version } = paper;
  const parts: string[] = [];
  const isFirst = version === 1 || (version === null && updatedOn === publishedOn);
  if (publishedOn)
    parts.push(`${isFirst || !updatedOn ? 'of' : 'first version of'} ${dateInWords(publishedOn)}`);
  if (updatedOn && !isFirst)
    parts.push(`${version === null ? 'newest version' : `version ${version}`} of ${dateInWords(updatedOn)}`);
  const days = listed.slice(0, MOST_DAYS).map((day) => dayName(day, today));
  const others = listed.length - days.length;
  const lists = [...days, ...(others > 0 ? [`${others} others`] : [])].join(', ');
  const from = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  return [`arXiv ${id}${from}`, ...(lists === '' ? [] : [` · in the list of ${lists}`])];
}

function onArxiv({ categories, comment, journalRef, doi }: ShownPaper): Line {
  const facts: Inline[][] = [];
  if (categories.length > 0) facts.push([categories.slice(0, MOST_CATEGORIES).join(', ')]);
  if (comment) facts.push([clip(comment, LONGEST_COMMENT)]);
  if (journalRef) facts.push([clip(journalRef, LONGEST_JOURNAL)]);
  if (doi) facts.push([{ kind: 'link', text: 'DOI', url: `https://doi.org/${encodeURI(doi)}` }]);
  return separated(facts);
}

function addresses({ id, code, projectUrl }: ShownPaper): Line {
  const links = [
    ['arXiv', arxivUrl(id)],
    ['PDF', pdfUrl(id)],
    ['Hugging Face', huggingFaceUrl(id)],
    ...(code ? [['code', code.url] as const] : []),
    ...(projectUrl ? [['project', projectUrl] as const] : []),
  ] as const;
  return separated(links.map(([text, url]) => [{ kind: 'link', text, url }]));
}

const separated = (facts: readonly (readonly Inline[])[]): Line =>
  facts.flatMap((fact, index) => (index === 0 ? fact : [' · ', ...fact]));
