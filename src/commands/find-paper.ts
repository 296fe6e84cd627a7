// The paper a person means: a number of the list seen last, an id, or a link.
import type { Completion } from '../chat/platform.ts';
import { SourceError, UserError } from '../domain/errors.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { type PaperId, parsePaperId } from '../domain/paper-id.ts';
import { paperById, savePapers } from '../store/papers.ts';
import { lastList } from '../store/people.ts';
import { latestList } from '../store/posts.ts';
import { titlesStarting } from '../store/search.ts';
import type { Context } from './command.ts';
import { withPatience } from './sources.ts';

/** The option by which commands are told a paper. */
export const PAPER_OPTION = {
  name: 'paper',
  description: 'A number of your last list, an arXiv id or a link',
  required: true,
  completes: true,
} as const;

const examplesOf = (command: string): string[] =>
  ['3', '2403.03950', 'https://arxiv.org/abs/2403.03950'].map((paper) => `${command} ${paper}`);

/**
 * Finds it in the store, else at the sources; a UserError says what was not understood or not found, with `command` in
 * its examples.
 */
export async function findPaper(typed: string, context: Context, command = 'show'): Promise<ShownPaper> {
  const id = /^#?\d{1,4}$/.test(typed.trim())
    ? await numbered(Number(typed.trim().replace('#', '')), context, command)
    : parsePaperId(typed);
  if (id === null)
    throw new UserError(`"${typed}" is no number of a list, arXiv id or link.`, examplesOf(command));
  const found = await lookUp(id, context);
  if ('paper' in found) return found.paper;
  throw found.away.length > 0 ? notNow(id, found.away) : unknown(id, context);
}

/** The paper from the store, else from the sources; without it, the names of those sources that do not answer. */
export async function lookUp(id: PaperId, context: Context): Promise<LookedUp> {
  const stored = await paperById(context.db, id);
  return stored ? { paper: stored } : fetched(id, context);
}

type LookedUp = { readonly paper: ShownPaper } | { readonly away: readonly string[] };

/** Titles that hold what has been typed so far. */
export async function completePaper(typed: string, { db }: Context): Promise<Completion[]> {
  const found = await titlesStarting(db, typed, 10);
  return found.map(({ id, title }) => ({ label: title, value: id }));
}

// The later of the two: what this person was shown, and what was posted where they ask.
async function numbered(position: number, { db, asker }: Context, command: string): Promise<PaperId> {
  const [own, posted] = await Promise.all([lastList(db, asker.person), latestList(db, asker.place)]);
  const list = own && (!posted || own.at >= posted.at) ? own : posted;
  if (!list)
    throw new UserError('There is no list yet that you could mean.', [
      'today',
      ...examplesOf(command).slice(1),
    ]);
  const id = list.papers[position - 1];
  if (id) return id;
  throw new UserError(`Your last list has ${list.papers.length} papers, so there is no number ${position}.`, [
    `${command} ${list.papers.length}`,
  ]);
}

// A source that is away does not keep the others from being asked, and is not said to know nothing.
async function fetched(id: PaperId, context: Context): Promise<LookedUp> {
  const away: string[] = [];
  for (const source of context.sources) {
    try {
      const paper = await withPatience(source, context, (signal) => source.paper(id, signal));
      await savePapers(context.db, [paper], context.now);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.reason !== 'not-found') away.push(source.title);
      continue;
    }
    const stored = await paperById(context.db, id);
    if (stored) return { paper: stored };
  }
  return { away };
}

const notNow = (id: PaperId, away: readonly string[]): UserError =>
  new UserError(
    `I do not have ${id}, and ${away.join(' and ')} ${away.length === 1 ? 'does' : 'do'} not answer now. Try again in a few minutes.`,
  );

function unknown(id: PaperId, { sources }: Context): UserError {
  const asked = sources.map((source) => source.title).join(' and ');
  return new UserError(`${asked} ${sources.length === 1 ? 'does' : 'do'} not know ${id}.`, [
    'search diffusion',
  ]);
}
