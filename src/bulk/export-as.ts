// `npm run papers -- export diffusion votes>=20 as bibtex --to papers.bib`: stored papers, by a filter or the list of a day,
// as a file or on standard output.
import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { parseFilter } from '../domain/filter.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { parseWhen } from '../domain/when.ts';
import { type ExportedPaper, unkept } from '../exports/exported-paper.ts';
import type { ExportFormat } from '../exports/format.ts';
import { exportFormatNamed, exportFormats } from '../exports/index.ts';
import type { Database } from '../store/database.ts';
import { listedPapers } from '../store/editions.ts';
import { searchPapers } from '../store/filter-query.ts';
import { allPapers, papersById } from '../store/papers.ts';

export interface ExportDeps {
  readonly db: Database;
  /** The source whose lists have days: `huggingface`. */
  readonly source: string;
  readonly now: number;
  readonly today: Day;
  readonly stdout: Writable;
}

/** Writes the file. Gives what to say of it, or null where the papers themselves went to standard output. */
export async function exportAs(argv: readonly string[], deps: ExportDeps): Promise<string | null> {
  const { words, format, file } = typed(argv);
  let count = 0;
  async function* counted(papers: AsyncIterable<ShownPaper>): AsyncGenerator<ExportedPaper> {
    for await (const paper of papers) {
      count += 1;
      yield unkept(paper);
    }
  }
  const papers = counted(await chosen(words, deps));
  const text = Readable.from(format.write(papers, { title: words || 'All papers', now: deps.now }));
  if (file === null) {
    await pipeline(text, deps.stdout, { end: false });
    return null;
  }
  await pipeline(text, createWriteStream(file));
  return `${count.toLocaleString('en')} ${count === 1 ? 'paper' : 'papers'} in ${file}`;
}

interface Typed {
  readonly words: string;
  readonly format: ExportFormat;
  readonly file: string | null;
}

function typed(argv: readonly string[]): Typed {
  const words = argv.flatMap((word) =>
    /^--(?:as|to)=/.exec(word) ? [word.slice(0, 4), word.slice(5)] : [word],
  );
  const file = taken(words, '--to');
  const as = taken(words, '--as') ?? (words.at(-2) === 'as' ? words.splice(-2)[1] : null);
  const name = as ?? (file === null ? null : (/\.([^./\\]+(?:\.json)?)$/.exec(file)?.[1] ?? null));
  const format = name ? exportFormatNamed(name) : null;
  if (!format) throw formatUnknown(name ?? null);
  return { words: words.join(' '), format, file };
}

/** What follows an option, both taken out of the words; null where it is not typed. */
function taken(words: string[], option: string): string | null {
  const at = words.indexOf(option);
  return at < 0 ? null : (words.splice(at, 2)[1] ?? null);
}

function formatUnknown(name: string | null): UserError {
  const known = exportFormats.map((one) => one.name).join(', ');
  const said = name === null ? 'Say as what' : `I cannot write "${name.slice(0, 40)}"`;
  return new UserError(`${said}. I can write: ${known}.`, [
    'export diffusion as bibtex --to diffusion.bib',
    'export yesterday as markdown',
  ]);
}

async function chosen(words: string, { db, source, today }: ExportDeps): Promise<AsyncIterable<ShownPaper>> {
  if (words === '') return everything(db);
  const day = dayIn(words, today);
  if (day === null) {
    const { ids } = await searchPapers(db, parseFilter(words, today, 'export'), {
      limit: Number.MAX_SAFE_INTEGER,
    });
    if (ids.length === 0) throw new UserError(`I have no papers for: ${words}`, [`search ${words}`]);
    return byId(db, ids);
  }
  const ids = await listedPapers(db, source, day);
  if (ids.length === 0) throw new UserError(`I have no list of ${day}.`, [`date ${day}`]);
  return byId(db, ids);
}

function dayIn(words: string, today: Day): Day | null {
  try {
    return parseWhen(words, today);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function* everything(db: Database): AsyncGenerator<ShownPaper> {
  for await (const { paper } of allPapers(db)) yield paper;
}

/** Papers of one query. */
const STEP = 200;

async function* byId(db: Database, ids: readonly PaperId[]): AsyncGenerator<ShownPaper> {
  for (let start = 0; start < ids.length; start += STEP)
    yield* await papersById(db, ids.slice(start, start + STEP));
}
