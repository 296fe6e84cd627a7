// A list of papers onto one's own shelf: typed, or as a file. Ids are read out of it; no address in it is ever fetched.
import type { HandedFile } from '../chat/platform.ts';
import { SourceError, UserError } from '../domain/errors.ts';
import { parseTags } from '../domain/shelf.ts';
import type { ImportEntry, ImportResult, ShelfImport } from '../domain/shelf-import.ts';
import { TEXTS_AT_ONCE } from '../enrich.ts';
import { fillShelf } from '../fill-shelf.ts';
import type { FoundPaper, ReadList, Unread } from '../imports/found.ts';
import { readList } from '../imports/index.ts';
import { typedList } from '../imports/typed.ts';
import { importResult, leaveImport, saveImport, undoImport, waitingPapers } from '../store/imports.ts';
import { clip } from '../text/clip.ts';
import { foldLine } from '../text/plain-line.ts';
import {
  howToImportMessage,
  importedMessage,
  importForm,
  importUndoneMessage,
  missingLines,
  nothingReadMessage,
  SHOWN_LINES,
  unreadFile,
} from '../views/import.ts';
import type { Command, Context } from './command.ts';
import { sendDirectly } from './direct.ts';
import { PATIENCE } from './sources.ts';

/** Papers of one list: at arXiv's pace an hour's worth, were none of them stored. */
const MOST = 10_000;
const LONGEST_NOTE = 2_000;
/** Of a file, bytes. */
const LARGEST = 2_000_000;
/** Within it an import can be taken back, ms. */
const UNDO_LIFE = 30 * 86_400_000;

export const importPapers: Command = {
  name: 'import',
  topic: 'yours',
  seldom: true,
  summary: 'put a list of papers on your shelf: ids, links, BibTeX, CSV or JSON',
  options: [
    {
      name: 'list',
      description: 'arXiv ids and links, with notes and #tags if you like',
      rest: true,
      long: true,
      lines: true,
    },
    { name: 'file', description: 'BibTeX, CSV, JSON or text, at most 2 MB', file: true },
  ],
  examples: ['import 2403.03950 for Thursday #rl https://arxiv.org/abs/2308.03296'],
  async run(values, context) {
    const { file } = context.files;
    if (file) {
      if (values.list !== undefined) throw new UserError('Give me a file or a list, one at a time.');
      return taken(readList(await contentOf(file, context), file.name), context);
    }
    if (values.list === undefined) return { message: howToImportMessage(), form: importForm(), failed: true };
    return taken(readList(typedList(values.list)), context);
  },
};

async function contentOf(file: HandedFile, { log }: Context): Promise<string> {
  try {
    return await file.read(LARGEST);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    log.warn({ reason: error.message }, 'a file was not read');
    throw error.reason === 'unreadable'
      ? new UserError(
          'I read files of at most 2 MB: BibTeX, CSV, JSON or text. Give me a larger list in parts.',
        )
      : new UserError('Your file did not come through. Try again in a minute.');
  }
}

async function taken({ papers, unread }: ReadList, context: Context) {
  const { db, asker, now, newKey } = context;
  if (papers.length === 0) return { message: nothingReadMessage(unread), failed: true };
  if (papers.length > MOST) {
    const [many, most] = [papers.length, MOST].map((n) => n.toLocaleString('en'));
    throw new UserError(`These are ${many} papers. I take ${most} at once; give me the list in parts.`);
  }
  const made = { key: newKey(), workspace: asker.workspace, person: asker.person, at: now };
  const times = { nextTryAt: now + PATIENCE, forgetBefore: now - UNDO_LIFE };
  await saveImport(db, made, papers.map(entryOf), times);
  const result = await filled(made, context);
  const all = [...unread, ...missingLines(result)].toSorted(byPlace);
  const sent = all.length > SHOWN_LINES ? await isSent(all, context) : null;
  return { message: importedMessage({ ...result, key: made.key, unread: all, sent }) };
}

const byPlace = (a: Unread, b: Unread): number => a.place.localeCompare(b.place, 'en', { numeric: true });

const entryOf = ({ id, place, note, tags }: FoundPaper): ImportEntry => ({
  id,
  line: place,
  note: clip(foldLine(note ?? ''), LONGEST_NOTE),
  tags: parseTags(tags.map((tag) => tag.replace(/\s+/g, '-')).join(' ')),
});

/** What came while the person waits; the rest is left to the minute tick. */
async function filled(made: ShelfImport, context: Context): Promise<ImportResult> {
  const { db, clock } = context;
  const over = new AbortController();
  const late = new AbortController();
  clock.limit(PATIENCE, over.signal).then(
    () => late.abort(),
    () => {},
  );
  const isWhole =
    (await fillShelf(context, made, { requests: 0 })) ||
    ((await waitingPapers(db, made.key, TEXTS_AT_ONCE + 1)).length <= TEXTS_AT_ONCE &&
      (await fillShelf(context, made, { requests: 1, signal: late.signal })));
  over.abort();
  if (!isWhole) {
    await leaveImport(db, made.key, clock.now());
    context.wake();
  }
  return importResult(db, made.key);
}

async function isSent(unread: readonly Unread[], context: Context): Promise<boolean> {
  try {
    await sendDirectly(unreadFile(unread), context);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

export const undo: Command = {
  name: 'undo-import',
  summary: 'take off your shelf what an import has put there',
  options: [{ name: 'key', description: 'The import', required: true }],
  examples: ['bookmarks'],
  hidden: true,
  async run({ key = '' }, { db, asker }) {
    return { message: importUndoneMessage(await undoImport(db, key, asker.person)), replace: true };
  },
};
