// The team's own list of a day.
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { parseWhen, whenSuggestions } from '../domain/when.ts';
import { papersByTheirId } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { submissionDay, submissionsOn } from '../store/submissions.ts';
import { submissionsMessage } from '../views/submissions.ts';
import type { Command, Context } from './command.ts';
import { needsTeam, todayHere } from './team.ts';

export const submissions: Command = {
  name: 'submissions',
  topic: 'team',
  summary: 'the team’s own list of a day: what people submitted, most votes first',
  options: [
    { name: 'when', description: 'Today if left out; yesterday, 2025-03-11', rest: true, completes: true },
  ],
  examples: ['submissions', 'submissions yesterday'],
  async run(values, context) {
    const { asker, db, now } = context;
    needsTeam(context, 'submissions');
    const today = await todayHere(context);
    const day = values.when ? readDay(values.when, today) : today;
    const found = await submissionsOn(db, asker.workspace, day);
    const papers = await papersByTheirId(
      db,
      found.map(({ paper }) => paper),
    );
    const lines = found.flatMap((one) => {
      const paper = papers.get(one.paper);
      return paper ? [{ ...one, paper }] : [];
    });
    await saveLastList(
      db,
      asker,
      lines.map(({ paper }) => paper.id),
      now,
    );
    const previous = await submissionDay(db, asker.workspace, day, 'before');
    const next = await submissionDay(db, asker.workspace, day, 'after');
    return { message: submissionsMessage({ day, today, lines, previous, next }), replace: true };
  },
  complete: async (_option, typed, context: Context) =>
    whenSuggestions(typed, context.today).map((value) => ({ label: value, value })),
};

function readDay(typed: string, today: Day): Day {
  try {
    return parseWhen(typed, today);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const examples = error.examples.map((line) => line.replace(/^date /, 'submissions '));
    throw new UserError(error.message, examples);
  }
}
