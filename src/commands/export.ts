// Papers as a file, for whoever asks, by direct message.
import type { Completion } from '../chat/platform.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { whenSuggestions } from '../domain/when.ts';
import type { ExportFormat } from '../exports/format.ts';
import { exportFormatNamed, exportFormats } from '../exports/index.ts';
import { exportedMessage, exportFile } from '../views/export.ts';
import { carriedFilter, filterAsTyped } from './carried.ts';
import { chosenPapers } from './chosen-papers.ts';
import type { Command, Context } from './command.ts';
import { sendDirectly } from './direct.ts';
import { dailySource } from './sources.ts';

/** Of what a filter means: more than anybody reads, and within what platforms take as one file. */
const MOST = 2_000;

export const exportPapers: Command = {
  name: 'export',
  topic: 'yours',
  seldom: true,
  summary: 'papers as a file: your shelf, the team’s, a day’s list, or what a filter finds',
  options: [
    {
      name: 'what',
      description: 'mine unless told; team, here, a day, or a filter as in search',
      rest: true,
      completes: true,
    },
    {
      name: 'format',
      description: `${exportFormats.map(({ name }) => name).join(', ')}; bibtex unless told`,
      keyword: 'as',
      completes: true,
    },
  ],
  examples: [
    'export',
    'export team as csv',
    'export diffusion votes>=20 as ris',
    'export yesterday as markdown',
  ],
  async run(values, context) {
    const { db, asker, today, zone, named, now } = context;
    const format = formatOf(values.format ?? 'bibtex');
    const what = await whatIsMeant(values.what ?? 'mine', context);
    const source = dailySource(context).name;
    const chosen = await chosenPapers(what, { db, asker, today, zone, named, source, most: MOST });
    const file = exportFile(chosen.title, format, await written(chosen, format, now));
    await sendDirectly(file, context);
    const carried = await carriedFilter(chosen.words, context);
    return { message: exportedMessage({ ...chosen, file: file.name, format, carried, typed: what }) };
  },
  complete: (option, typed, { today }) =>
    Promise.resolve(option === 'format' ? formatsStarting(typed) : whatStarting(typed, today)),
};

/** The format as a person names it; throws a UserError that lists all. */
function formatOf(typed: string): ExportFormat {
  const format = exportFormatNamed(typed);
  if (format) return format;
  throw new UserError(`I cannot write "${typed.slice(0, 40)}". ${canWrite()}`, ['export as bibtex']);
}

export const canWrite = (): string => `I can write: ${exportFormats.map((one) => one.name).join(', ')}.`;

// The key of a long filter stands behind the shelf, or alone.
async function whatIsMeant(typed: string, context: Context): Promise<string> {
  const [, whose = '', rest = typed] = /^(mine|team|here)\s+(.*)$/is.exec(typed) ?? [];
  return [whose, await filterAsTyped(rest, context)].filter(Boolean).join(' ');
}

async function written(
  { papers, title }: Awaited<ReturnType<typeof chosenPapers>>,
  format: ExportFormat,
  now: number,
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of format.write(papers, { title, now })) pieces.push(piece);
  return pieces.join('');
}

const formatsStarting = (typed: string): Completion[] =>
  exportFormats
    .filter(({ name, aliases }) =>
      [name, ...aliases].some((one) => one.startsWith(typed.trim().toLowerCase())),
    )
    .map(({ name, about }) => ({ label: `${name} · ${about}`, value: name }));

function whatStarting(typed: string, today: Day): Completion[] {
  const shelves = ['mine', 'team', 'here'].filter((one) => one.startsWith(typed.trim().toLowerCase()));
  return [...shelves, ...whenSuggestions(typed, today)].map((value) => ({ label: value, value }));
}
