// Records of arXiv: the snapshot that is passed around as JSON lines (https://www.kaggle.com/datasets/Cornell-University/arxiv:
// `authors_parsed`, `versions`, `update_date`), and plainer ones with lists of authors and categories.
import { z } from 'zod';
import { NOTHING_KNOWN, type Paper } from '../../domain/paper.ts';
import { type PaperId, parsePaperId } from '../../domain/paper-id.ts';
import { arxivLine, saysWithdrawn } from '../../sources/arxiv/text.ts';
import { cleanLine, cleanLines } from '../../sources/clean.ts';
import { latexToUnicode } from '../../text/latex-to-unicode.ts';
import { type Format, refusal } from './format.ts';

const TITLE = 1_000;
const TEXT = 20_000;
const NAME = 200;
const AUTHORS = 10_000;
const CATEGORIES = 100;

const text = z.string().optional().catch(undefined);
const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined);

const wireRecord = z.object({
  id: z.string('an id is text: as a number it loses its last zeros'),
  title: text,
  abstract: text,
  authors: oneOrMany,
  authors_parsed: z.array(z.array(z.string())).optional().catch(undefined),
  categories: oneOrMany,
  comments: text,
  comment: text,
  doi: text,
  'journal-ref': text,
  versions: z
    .array(z.object({ version: text, created: text }))
    .optional()
    .catch(undefined),
  update_date: text,
});
type WireRecord = z.infer<typeof wireRecord>;

const MARKS = ['abstract', 'authors', 'authors_parsed', 'categories', 'versions'];

export const arxivSnapshot: Format = {
  claims: (record) =>
    record !== null &&
    typeof record === 'object' &&
    'id' in record &&
    ('title' in record || MARKS.some((mark) => mark in record)),
  read(record) {
    const parsed = wireRecord.safeParse(record);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refusal(null, `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const id = parsePaperId(parsed.data.id);
    if (id === null) return refusal(cleanLine(parsed.data.id, NAME) || null, 'id: no arXiv id');
    const title = arxivLine(parsed.data.title ?? '', TITLE);
    if (title === '') return refusal(id, 'title: missing or empty');
    return { kind: 'paper', paper: { ...factsOf(id, parsed.data), title }, readAt: null };
  },
};

function factsOf(id: PaperId, record: WireRecord): Omit<Paper, 'title'> {
  const abstract = arxivLine(record.abstract ?? '', TEXT);
  const comment = arxivLine(record.comments ?? record.comment ?? '', TEXT);
  const versions = record.versions ?? [];
  return {
    ...NOTHING_KNOWN,
    id,
    textFrom: 'arxiv',
    abstract,
    authors: authorsOf(record),
    publishedOn: utcDay(versions[0]?.created) ?? monthOf(id),
    categories: cleanLines(categoriesOf(record), NAME, CATEGORIES),
    withdrawn: saysWithdrawn(abstract, comment),
    version: versionOf(versions.at(-1)?.version),
    updatedOn: utcDay(versions.at(-1)?.created) ?? utcDay(record.update_date),
    comment: comment || null,
    doi: /^\s*(10\.\d{4,9}\/\S{1,200})/.exec(record.doi ?? '')?.[1] ?? null,
    journalRef: arxivLine(record['journal-ref'] ?? '', TITLE) || null,
  };
}

// `authors_parsed` is [last name, first names, suffix]; the line `authors` has affiliations in parentheses.
function authorsOf({ authors = [], authors_parsed: parts = [] }: WireRecord): readonly string[] {
  const names =
    parts.length > 0
      ? parts.map(([last = '', first = '', suffix = '']) => `${first} ${last} ${suffix}`)
      : typeof authors === 'string'
        ? authors.replace(/\([^()]*\)/g, '').split(/,\s*(?:and\s+)?|\s+and\s+/)
        : authors;
  return cleanLines(names.map(unescaped), NAME, AUTHORS);
}

// Accents are TeX here, `Bal\'azs`, where the API has letters.
const unescaped = (name: string): string =>
  name.includes('\\') ? latexToUnicode(name).replace(/[{}]/g, '') : arxivLine(name, NAME);

const categoriesOf = ({ categories = [] }: WireRecord): readonly string[] =>
  typeof categories === 'string' ? categories.split(/\s+/) : categories;

function versionOf(version: string | undefined): number | null {
  const number = /^v(\d{1,4})$/.exec(version ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

function utcDay(time: string | undefined): string | null {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}

/** The month that arXiv writes into ids; the day is not known then. */
function monthOf(id: PaperId): string | null {
  const [, year, month] = /^(?:[a-z-]+\/)?(\d\d)(\d\d)/.exec(id) ?? [];
  if (year === undefined) return null;
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}
