// What formats say of a paper in the same words: its numbers, dates and links.
import type { Paper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';

/** The journal's DOI where the authors gave one, else the one that every arXiv paper has. */
export function doiOf({ doi, id }: Pick<Paper, 'doi' | 'id'>): string {
  const [own = ''] = (doi ?? '').trim().split(/[\s,;]+/);
  return /^10\.\d{4,9}\/[^\s{}\\"<>]+$/.test(own) ? own : arxivDoi(id);
}

/** https://info.arxiv.org/help/doi.html */
const arxivDoi = (id: PaperId): string => `10.48550/arXiv.${id}`;

/** Without anything that a browser could read otherwise. */
export const doiUrl = (doi: string): string => `https://doi.org/${encodeURI(doi).replaceAll('#', '%23')}`;

/** Year, month and day of the first version, as far as they are known; the id says year and month. */
export function dateParts(paper: Pick<Paper, 'publishedOn' | 'id'>): readonly number[] {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(paper.publishedOn ?? '') ?? [];
  if (year === undefined) return monthOfId(paper.id);
  return [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/** arXiv began in 1991. */
export function monthOfId(id: PaperId): readonly number[] {
  const [, year = '0', month = '1'] = /^(?:[^/]+\/)?(\d\d)(\d\d)/.exec(id) ?? [];
  return [Number(year) + (Number(year) >= 91 ? 1900 : 2000), Number(month)];
}

export const two = (number: number): string => String(number).padStart(2, '0');

/** `2024-03-06`, or as much of it as is known. */
export const dateText = (parts: readonly number[]): string =>
  parts.map((part, at) => (at === 0 ? String(part) : two(part))).join('-');

/** `2403.03950v2` */
export const versioned = ({ id, version }: Pick<Paper, 'id' | 'version'>): string =>
  version === null ? id : `${id}v${version}`;

/** An instant as RFC 3339 has it, without fractions of a second. */
export const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
