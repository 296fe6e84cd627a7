// `npm run papers -- export diffusion votes>=20 as bibtex --to papers.bib`: stored papers, by a filter, the list of a day or
// a shelf, as a file or on standard output.
import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Asker } from '../chat/platform.ts';
import { type Chosen, chosenPapers } from '../commands/chosen-papers.ts';
import { canWrite } from '../commands/export.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { type ExportedPaper, unkept } from '../exports/exported-paper.ts';
import type { ExportFormat } from '../exports/format.ts';
import { exportFormatNamed } from '../exports/index.ts';
import type { Database } from '../store/database.ts';
import { allPapers } from '../store/papers.ts';

export interface ExportDeps {
  readonly db: Database;
  /** Whose shelf `mine` is. */
  readonly asker: Asker;
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
  async function* counted(papers: AsyncIterable<ExportedPaper>): AsyncGenerator<ExportedPaper> {
    for await (const paper of papers) {
      count += 1;
      yield paper;
    }
  }
  const { title, papers } = await chosen(words, deps);
  const text = Readable.from(format.write(counted(papers), { title, now: deps.now }));
  if (file === null) {
    await pipeline(text, deps.stdout, { end: false });
    return null;
  }
  await pipeline(text, createWriteStream(file));
  return `${count.toLocaleString('en')} ${count === 1 ? 'paper' : 'papers'} in ${file}`;
}

type Written = Pick<Chosen, 'title' | 'papers'>;

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
  const said = name === null ? 'Say as what' : `I cannot write "${name.slice(0, 40)}"`;
  return new UserError(`${said}. ${canWrite()}`, [
    'export diffusion as bibtex --to diffusion.bib',
    'export yesterday as markdown',
  ]);
}

async function chosen(words: string, { db, source, today, asker }: ExportDeps): Promise<Written> {
  if (words === '') return { title: 'All papers', papers: everything(db) };
  const zone = asker.zone ?? 'UTC';
  // Nobody is offered to pick from in a terminal.
  const named = () => null;
  return chosenPapers(words, { db, source, today, zone, named, asker, most: Number.MAX_SAFE_INTEGER });
}

async function* everything(db: Database): AsyncGenerator<ExportedPaper> {
  for await (const { paper } of allPapers(db)) yield unkept(paper);
}
