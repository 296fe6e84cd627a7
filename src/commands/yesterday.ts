// The list of the day before, or the last one before it and why.
import type { Line } from '../chat/message.ts';
import { addDays, isWeekend } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { factsFor } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import { newestEdition } from '../store/editions.ts';
import type { EditionFacts } from '../views/edition.ts';
import { notThatDay } from '../views/edition.ts';
import type { Command, Context } from './command.ts';
import { editionAnswer } from './edition-list.ts';
import { readMissing } from './read-missing.ts';
import { dailySource } from './sources.ts';

export const yesterday: Command = {
  name: 'yesterday',
  topic: 'lists',
  summary: 'the list of the day before; after a weekend Friday’s',
  options: [],
  examples: ['yesterday'],
  async run(_values, context) {
    const source = dailySource(context);
    const day = addDays(context.today, -1);
    const unread = await readMissing([lastWeekday(day)], source, context);
    const edition = await newestBefore(day, source, context);
    if (!edition) throw new UserError(`I have no list of ${day} or before.`, ['today']);
    const before: Line = notThatDay(edition, day, unread.length > 0, context.now, context.zone);
    return editionAnswer(edition, source, context, { before });
  },
};

const lastWeekday = (day: Day): Day => (isWeekend(day) ? lastWeekday(addDays(day, -1)) : day);

async function newestBefore(day: Day, source: Source, { db, now }: Context): Promise<EditionFacts | null> {
  const newest = await newestEdition(db, source.name, day);
  return newest && factsFor(db, source, newest.day, now);
}
