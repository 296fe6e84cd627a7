// The lists of a week or a month as one: how many papers of how many lists, and which lists are not final.
import type { Button, Inline, Line, Message } from '../chat/message.ts';
import { addDays, isWeekend } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Span } from '../domain/spans.ts';
import { listMessage } from './list.ts';
import { pageButtons } from './pages.ts';
import { count, dateInWords, dayName, moment } from './words.ts';

/** The weekdays of a span by what is known of their lists. */
export interface SpanDays {
  /** Final, as far as can be known. */
  readonly closed: readonly Day[];
  readonly open: { readonly day: Day; readonly closesAt: number } | null;
  /** Past their time, but not read since. */
  readonly stale: readonly Day[];
  readonly toCome: readonly Day[];
  /** Not stored, and the source could not be asked. */
  readonly unread: readonly Day[];
}

export interface SpanPage {
  readonly span: Span;
  readonly before: Span;
  /** Null where it has not begun. */
  readonly after: Span | null;
  readonly days: SpanDays;
  readonly sourceTitle: string;
  /** Since when the source has not answered, epoch ms; null where it does. */
  readonly failingSince: number | null;
  readonly papers: readonly ShownPaper[];
  readonly total: number;
  /** The number of the first one, from 1. */
  readonly from: number;
  readonly today: Day;
  readonly zone: string;
}

export function spanMessage(page: SpanPage): Message {
  const { span, papers, from, total } = page;
  return listMessage({
    title: spanTitle(span, page.today),
    aside: page.sourceTitle,
    intro: [...howWhole(page), ...(total > 1 ? [' Most votes first:'] : [])],
    papers,
    from,
    buttons: buttons(page),
  });
}

/** `Week 11 · Mon 10 March to Fri 14 March`, `March 2025`. */
function spanTitle({ unit, from, text }: Span, today: Day): string {
  if (unit === 'month') return dateInWords(text);
  return `Week ${Number(text.slice(6))} · ${dayName(from, today)} to ${dayName(addDays(from, 4), today)}`;
}

// `20 papers in 2 of 5 lists. Tue 11 March is open until Wed 02:30 Zurich. Wed 12 March to Fri 14 March are to come.`
function howWhole(page: SpanPage): Line {
  const { days, total, zone, today, failingSince } = page;
  const { closed, open, stale, toCome, unread } = days;
  const here = closed.length + stale.length + (open ? 1 : 0);
  const all = here + toCome.length + unread.length;
  const lists = here === all ? count(here, 'list') : `${here} of ${count(all, 'list')}`;
  const final = closed.length === all ? (all === 1 ? ', final' : ', all final') : '';
  const silent =
    failingSince === null
      ? 'has not answered yet for'
      : `has not answered since ${moment(failingSince, zone)}; missing:`;
  return [
    `${count(total, 'paper')} in ${lists}${final}.`,
    ...(open ? [` ${dayName(open.day, today)} is open until `, instant(open.closesAt, zone), '.'] : []),
    ...(toCome.length > 0 ? [` ${daysInWords(toCome, today)} ${areOrIs(toCome)} to come.`] : []),
    ...(stale.length > 0
      ? [
          ` ${daysInWords(stale, today)} ${areOrIs(stale)} as I last saw ${stale.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(unread.length > 0 ? [` ${page.sourceTitle} ${silent} ${daysInWords(unread, today)}.`] : []),
  ];
}

const areOrIs = (days: readonly Day[]): string => (days.length === 1 ? 'is' : 'are');

/** Runs of weekdays in words, the first few: `Mon 3 March to Wed 5 March, Fri 7 March`. */
function daysInWords(days: readonly Day[], today: Day): string {
  const runs: { first: Day; last: Day; length: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && nextWeekday(run.last) === day) Object.assign(run, { last: day, length: run.length + 1 });
    else runs.push({ first: day, last: day, length: 1 });
  }
  const named = runs.slice(0, MOST_RUNS).map(({ first, last }) => {
    return first === last ? dayName(first, today) : `${dayName(first, today)} to ${dayName(last, today)}`;
  });
  const others = runs.slice(MOST_RUNS).reduce((sum, { length }) => sum + length, 0);
  return [...named, ...(others > 0 ? [count(others, 'other day')] : [])].join(', ');
}

const MOST_RUNS = 3;

function nextWeekday(day: Day): Day {
  const next = addDays(day, 1);
  return isWeekend(next) ? nextWeekday(next) : next;
}

function buttons({ span, before, after, days, from, total }: SpanPage): Button[] {
  const { unit, text } = span;
  const to = (label: string, what: Span): Button => ({
    label,
    press: { command: unit, values: [what.text] },
  });
  return [
    ...pageButtons(unit, [text], from, total),
    ...(days.unread.length > 0 ? [to('Ask again', span)] : []),
    to(`Previous ${unit}`, before),
    ...(after ? [to(`Next ${unit}`, after)] : []),
  ];
}

/** `this week`, `week 11 of 2025`, `February 2025`: for a sentence. */
export function spanInWords({ unit, from, to, text }: Span, today: Day): string {
  if (from <= today && today <= to) return `this ${unit}`;
  return unit === 'month' ? dateInWords(text) : `week ${Number(text.slice(6))} of ${text.slice(0, 4)}`;
}

const instant = (at: number, zone: string): Inline => ({ kind: 'time', at, text: moment(at, zone) });
