// What an export says of a paper, made harmless once for all formats: every text is one line, a note has clean lines.
import type { ShownPaper } from '../domain/paper.ts';
import { foldLine } from '../text/plain-line.ts';

/** A paper and what its keeper added; null and empty where nobody keeps it or says anything. */
export interface ExportedPaper {
  readonly paper: ShownPaper;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** When it was kept, epoch ms. */
  readonly keptAt: number | null;
}

/** A paper that nobody has kept. */
export const unkept = (paper: ShownPaper): ExportedPaper => ({ paper, note: null, tags: [], keptAt: null });

/** The form of a note that every importable format keeps: clean lines, one empty one between two at most; null for none. */
export function plainNote(note: string | null): string | null {
  const lines = (note ?? '').split(/\r\n?|[\n\u2028\u2029]/).map(foldLine);
  return foldEnds(lines.join('\n').replace(/\n{3,}/g, '\n\n')) || null;
}

const foldEnds = (text: string): string => text.replace(/^\n+|\n+$/g, '');

/** The form of tags that every importable format keeps: single lines without `,`, `;` or a leading `#`, each once. */
export function plainTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map(plainTag))].filter(Boolean);
}

// Folded first: a Greek question mark becomes a semicolon.
const plainTag = (tag: string): string =>
  foldLine(foldLine(tag).replace(/[,;]/g, ' ')).replace(/^[#\s]+/, '');

/** Everything as formats may write it. */
export const plainExported = ({ paper, note, tags, keptAt }: ExportedPaper): ExportedPaper => ({
  paper: { ...plainTexts(paper), authors: paper.authors.map(foldLine).filter(Boolean) },
  note: plainNote(note),
  tags: plainTags(tags),
  keptAt,
});

/** The same, with every text in it on one line. */
function plainTexts<T>(value: T): T;
function plainTexts(value: unknown): unknown {
  if (typeof value === 'string') return foldLine(value);
  if (Array.isArray(value)) return value.map(plainTexts);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainTexts(part)]));
}
