// What a list of papers from elsewhere says of each, and what of it could not be read.
import { type PaperId, parsePaperId } from '../domain/paper-id.ts';
import { plainNote, plainTags } from '../exports/exported-paper.ts';

export interface FoundPaper {
  readonly id: PaperId;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** `line 7`, `entry 3`. */
  readonly place: string;
}

/** `place` is as a person finds it; `reason` says what is wrong and, where it helps, what would be right. */
export interface Unread {
  readonly place: string;
  /** What stands there, at most 80 characters. */
  readonly shown: string;
  readonly reason: string;
}

export interface ReadList {
  readonly papers: readonly FoundPaper[];
  readonly unread: readonly Unread[];
}

/** One entry of a list, before anybody looked whether it names a paper. */
export interface Entry {
  readonly place: string;
  readonly shown: string;
  /** Texts that may name the paper, the surest first. */
  readonly names: readonly string[];
  readonly note: string | null;
  readonly tags: readonly string[];
}

const SHOWN = 80;

/** Looks through entries; each paper once, with the notes and tags of all its entries. */
export function papersIn(entries: Iterable<Entry | Unread>): ReadList {
  const papers = new Map<PaperId, { place: string; notes: Set<string>; tags: Set<string> }>();
  const unread: Unread[] = [];
  for (const entry of entries) {
    const id = 'reason' in entry ? null : firstId(entry.names);
    if ('reason' in entry) unread.push({ ...entry, shown: clipped(entry.shown) });
    else if (id === null)
      unread.push({ place: entry.place, shown: clipped(entry.shown), reason: reasonFor(entry.names) });
    else {
      const found = papers.get(id) ?? { place: entry.place, notes: new Set(), tags: new Set() };
      const note = plainNote(entry.note);
      if (note !== null) found.notes.add(note);
      for (const tag of plainTags(entry.tags)) found.tags.add(tag);
      papers.set(id, found);
    }
  }
  const together = [...papers].map(([id, { place, notes, tags }]) => ({
    id,
    note: [...notes].join('\n\n') || null,
    tags: [...tags],
    place,
  }));
  return { papers: together, unread };
}

const clipped = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
};

/** The paper that one of the texts names, as a whole or by a link or `arXiv:` within it. */
export function firstId(texts: readonly string[]): PaperId | null {
  for (const text of texts) {
    const id = wholeId(text) ?? idsWithin(text)[0];
    if (id !== undefined) return id;
  }
  return null;
}

function wholeId(text: string): PaperId | undefined {
  const id = parsePaperId(text);
  return id === null || isCut(id) ? undefined : id;
}

const ID = '(?:\\d{4}\\.\\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?(?![\\d])';
const WITHIN = new RegExp(
  `(?:arxiv\\.org/(?:abs|pdf|html|format)/|alphaxiv\\.org/(?:abs|overview|pdf)/|(?:huggingface|hf)\\.co/papers/|10\\.48550/arxiv\\.|\\barxiv\\s*:\\s*|\\barxiv\\.)(${ID})`,
  'gi',
);

/** The papers that links and `arXiv:` numbers in a text name, each once. */
export function idsWithin(text: string): PaperId[] {
  const ids = [...text.slice(0, LONGEST).matchAll(WITHIN)].map(([, id = '']) => wholeId(id));
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** UTF-16 units of a text that is looked through for links. */
const LONGEST = 100_000;

/** Since January 2015 numbers have five digits; a spreadsheet takes the last zero away. */
const isCut = (id: PaperId): boolean => /^(?:1[5-9]|[2-9]\d)\d\d\.\d{4}$/.test(id);

function reasonFor(names: readonly string[]): string {
  const number = names.map((name) => parsePaperId(name)).find((id) => id !== null && isCut(id));
  if (number) return `${number} lacks a digit: a spreadsheet took its last zero? Then it is ${number}0`;
  const doi = names
    .map((name) => /\b10\.\d{4,9}\/[^\s"<>{}]+/.exec(name)?.[0])
    .find((one) => one !== undefined);
  if (doi) return `a DOI (${clipped(doi)}), but no arXiv number: give its arXiv link`;
  return 'no arXiv number and no link to arXiv or Hugging Face';
}
