// The list of any day, in words or numbers; also where the buttons of lists lead.
import { addDays, isWeekend } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { parseWhen, whenSuggestions } from '../domain/when.ts';
import { factsFor, listDayAt } from '../editions.ts';
import { ingestDay } from '../ingest.ts';
import type { Source } from '../sources/source.ts';
import { newestEdition } from '../store/editions.ts';
import type { EditionFacts } from '../views/edition.ts';
import { dayName, moment } from '../views/words.ts';
import type { Command, Context } from './command.ts';
import { editionAnswer } from './edition-list.ts';
import { parseFrom } from './from.ts';
import { dailySource, withPatience } from './sources.ts';

export const date: Command = {
  name: 'date',
  topic: 'lists',
  aliases: ['day', 'on'],
  summary: 'the list of a day: yesterday, last friday, 11 March, 2025-03-11',
  options: [
    { name: 'when', description: 'A day, in words or numbers', required: true, rest: true, completes: true },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples: ['date yesterday', 'date last friday', 'date 2025-03-11'],
  async run(values, context) {
    const source = dailySource(context);
    const day = parseWhen(values.when ?? '', context.today);
    const edition =
      (await factsFor(context.db, source, day, context.now)) ?? (await fetched(day, source, context));
    if (edition.count === 0) return nothingOn(day, source, context);
    return editionAnswer(edition, source, context, { from: parseFrom(values.from) });
  },
  async complete(_option, typed, { today }) {
    return whenSuggestions(typed, today).map((value) => ({ label: value, value }));
  },
};

async function fetched(day: Day, source: Source, context: Context): Promise<EditionFacts> {
  if (day > listDayAt(source, context.now)) throw notOpenYet(day, source, context);
  const answered = await withPatience(source, context, (signal) => ingestDay(context, source, day, signal));
  const edition = await factsFor(context.db, source, day, context.now);
  if (edition) return edition;
  if (answered) throw notOpenYet(day, source, context);
  const newest = await newestEdition(context.db, source.name, day);
  throw new UserError(
    `I do not have the list of ${dayName(day, context.today)}, and ${source.title} does not answer now.`,
    newest ? [`date ${newest.day}`] : ['today'],
  );
}

function notOpenYet(day: Day, source: Source, { zone, today }: Context): UserError {
  const opens = moment(source.hours(day).opensAt, zone);
  return new UserError(`The list of ${dayName(day, today)} opens on ${opens}.`, ['today']);
}

async function nothingOn(day: Day, source: Source, context: Context): Promise<never> {
  const before = await newestEdition(context.db, source.name, addDays(day, -1));
  const why = isWeekend(day) ? 'There are no lists on weekends' : 'I have no papers';
  const instead = before ? 'The list before it:' : 'The newest list:';
  throw new UserError(`${why}: ${dayName(day, context.today)}. ${instead}`, [
    before ? `date ${before.day}` : 'today',
  ]);
}
