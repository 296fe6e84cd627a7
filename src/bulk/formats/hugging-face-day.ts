// Days of Hugging Face: a recording `{date, fetched_at, response}`, or the bare array that its API answers with.
import { z } from 'zod';
import type { Day } from '../../domain/edition.ts';
import { SourceError } from '../../domain/errors.ts';
import { toDayList } from '../../sources/hugging-face/to-list.ts';
import type { DayList } from '../../sources/source.ts';
import { type Format, type ListItem, type Refusal, refusal } from './format.ts';

const recording = z.object({
  date: z.iso.date('no day such as 2025-03-11'),
  fetched_at: z.iso.datetime({ offset: true, error: 'no instant' }).optional(),
  response: z.array(z.unknown(), 'no list'),
});

export const huggingFaceDay: Format = {
  claims: (record) =>
    Array.isArray(record)
      ? record.some((entry) => has(entry, 'paper'))
      : has(record, 'date') && has(record, 'response'),
  read(record, hints) {
    if (Array.isArray(record)) return bareList(record, hints.day ?? submittedDay(record));
    const parsed = recording.safeParse(record);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refusal(null, `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { date, fetched_at, response } = parsed.data;
    return listOf(date, response, fetched_at === undefined ? null : Date.parse(fetched_at));
  },
};

const has = (value: unknown, field: string): boolean =>
  value !== null && typeof value === 'object' && field in value;

function bareList(entries: readonly unknown[], day: Day | null): ListItem | Refusal {
  if (day === null) return refusal(null, 'a list that does not say its day: give it with --date');
  const submitted = submittedDay(entries);
  if (submitted !== null && submitted !== day)
    return refusal(null, `its entries say that it is the list of ${submitted}, not of ${day}`);
  return listOf(day, entries, null);
}

function listOf(day: Day, entries: readonly unknown[], readAt: number | null): ListItem | Refusal {
  try {
    return { kind: 'list', day, readAt, ...read(toDayList(day, entries)) };
  } catch (error) {
    if (error instanceof SourceError) return refusal(null, error.message);
    throw error;
  }
}

const read = ({ papers, rejected }: DayList): Pick<ListItem, 'papers' | 'refused'> => ({
  papers,
  refused: rejected.map(({ index, id, reason }) => ({ place: index + 1, id, reason })),
});

const dated = z.object({ paper: z.object({ submittedOnDailyAt: z.iso.datetime() }) });

/** The one day that all entries name; its date is the list's own (facts of 7,077 entries), where an entry has it. */
function submittedDay(entries: readonly unknown[]): Day | null {
  const days = entries.map((entry) => dated.safeParse(entry).data?.paper.submittedOnDailyAt.slice(0, 10));
  const [first] = days;
  return first !== undefined && days.every((day) => day === first) ? first : null;
}
