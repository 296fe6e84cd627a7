// The lists of a week or a month as one, each paper once, most votes first.
import type { Answer } from '../chat/platform.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { neighbour, parseSpan, spanSuggestions, weekdaysOf } from '../domain/span.ts';
import type { Span, SpanUnit } from '../domain/spans.ts';
import { listDayAt } from '../editions.ts';
import type { Source } from '../sources/source.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { sourceState } from '../store/sources.ts';
import { editionsBetween, papersListedBetween } from '../store/spans.ts';
import { PAGE } from '../views/list.ts';
import { type SpanDays, spanInWords, spanMessage } from '../views/span.ts';
import { moment, momentAndDay } from '../views/words.ts';
import type { Command, Context } from './command.ts';
import { pageStart, parseFrom } from './from.ts';
import { readMissing } from './read-missing.ts';
import { dailySource } from './sources.ts';

const spanCommand = (
  unit: SpanUnit,
  { summary, description, examples }: Pick<Command, 'summary' | 'examples'> & { description: string },
): Command => ({
  name: unit,
  topic: 'lists',
  aliases: [`${unit}ly`],
  summary,
  options: [
    { name: 'when', description, rest: true, completes: true },
    { name: 'from', description: 'The number of the first paper to show', keyword: 'from', hidden: true },
  ],
  examples,
  run: async (values, context) =>
    spanAnswer(parseSpan(values.when ?? '', unit, context.today), parseFrom(values.from), context),
  async complete(_option, typed, { today }) {
    return spanSuggestions(typed, unit, today).map((value) => ({ label: value, value }));
  },
});

export const week: Command = spanCommand('week', {
  summary: 'all lists of a week as one, each paper once, most votes first',
  description: 'This week if left out; last week, 2 weeks ago, 2025-W11, 11 March',
  examples: ['week', 'week last week', 'week 2025-W11'],
});

export const month: Command = spanCommand('month', {
  summary: 'all lists of a month as one, each paper once, most votes first',
  description: 'This month if left out; last month, march, 2025-03',
  examples: ['month', 'month last month', 'month 2025-03'],
});

async function spanAnswer(span: Span, from: number, context: Context): Promise<Answer> {
  const { db, asker, now, zone, today } = context;
  const source = dailySource(context);
  const unread = await readMissing(weekdaysOf(span), source, context);
  const days = await daysOf(span, source, unread, context);
  const ids = await papersListedBetween(db, source.name, span.from, span.to);
  const { failingSince } = await sourceState(db, source.name);
  if (ids.length === 0) throw nothingIn(span, days, failingSince, source, context);
  await saveLastList(db, asker, ids, now);
  const start = pageStart(from, ids.length);
  const papers = await papersById(db, ids.slice(start - 1, start - 1 + PAGE));
  const after = neighbour(span, 1);
  const message = spanMessage({
    span,
    before: neighbour(span, -1),
    after: after.from <= listDayAt(source, now) ? after : null,
    days,
    sourceTitle: source.title,
    failingSince,
    papers,
    total: ids.length,
    from: start,
    today,
    zone,
  });
  return { message, replace: true };
}

async function daysOf(
  span: Span,
  source: Source,
  unread: readonly Day[],
  { db, now }: Context,
): Promise<SpanDays> {
  const editions = await editionsBetween(db, source.name, span.from, span.to);
  const states = new Map(editions.map(({ day, state }) => [day, state]));
  const days = weekdaysOf(span);
  const openDay = days.find((day) => states.get(day) === 'open' && now < source.hours(day).closesAt);
  return {
    closed: days.filter((day) => states.get(day) === 'closed'),
    open: openDay === undefined ? null : { day: openDay, closesAt: source.hours(openDay).closesAt },
    stale: days.filter((day) => states.get(day) === 'open' && day !== openDay),
    toCome: days.filter((day) => !states.has(day) && !unread.includes(day)),
    unread,
  };
}

function nothingIn(
  span: Span,
  { toCome, unread, open }: SpanDays,
  failingSince: number | null,
  source: Source,
  { zone, today }: Context,
): UserError {
  const before = [`${span.unit} ${neighbour(span, -1).text}`];
  const what = spanInWords(span, today);
  const first = toCome[0];
  if (unread.length > 0) {
    const silent =
      failingSince === null ? 'does not answer' : `has not answered since ${moment(failingSince, zone)}`;
    return new UserError(`I have no list of ${what}, and ${source.title} ${silent}.`, before);
  }
  if (first !== undefined && !open)
    return new UserError(
      `The first list of ${what} opens on ${momentAndDay(source.hours(first).opensAt, today, zone)}.`,
      before,
    );
  return new UserError(`There are no papers in the lists of ${what}${open ? ' so far' : ''}.`, before);
}
