// The ledger of deliveries for a terminal: a line for each, and under it one for each part that gave trouble.
import { dayIn, timeIn } from '../domain/calendar.ts';
import type { LedgerEntry, LedgerPart } from '../domain/ledger.ts';
import { zoneCity, zoneToShow } from '../domain/zone.ts';
import { count } from './words.ts';

const HEAD = ['Due', 'Place', 'Nr', 'What', 'State', 'Messages', 'Attempts', 'Reason'];
const KINDS = { digest: 'digest', final: 'completion', now: 'asked for' };
const GAP = '  ';

/** Columns in line, or a sentence where there is nothing; it tells what was asked for. */
export function ledgerText(
  entries: readonly LedgerEntry[],
  { days, place }: { readonly days: number; readonly place: string | null },
): string {
  if (entries.length === 0) {
    const where = place === null ? '' : ` to a place with "${place}" in its name`;
    return `No deliveries${where} in the last ${count(days, 'day')}. For more of them: npm run deliveries -- --days 30`;
  }
  const rows = entries.map(cells);
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd();
  const told = entries.flatMap((entry, index) => [line(rows[index] ?? []), ...troubles(entry)]);
  return [line(HEAD), ...told].join('\n');
}

function cells(entry: LedgerEntry): string[] {
  const { place, number, zone, dueAt, attempts, reason } = entry;
  const due = `${dayIn(dueAt, zoneToShow(zone))} ${timeIn(dueAt, zoneToShow(zone))} ${zoneCity(zone)}`;
  const what = [KINDS[entry.kind], ...(entry.lists.length > 0 ? ['of', entry.lists.join(', ')] : [])].join(
    ' ',
  );
  return [due, place, String(number), what, stateOf(entry), messages(entry), String(attempts), reason ?? ''];
}

function stateOf({ state, settledAt, notBefore, zone }: LedgerEntry): string {
  if (state === 'planned') return `waits until ${timeIn(notBefore, zoneToShow(zone))}`;
  return settledAt === null ? state : `${state} ${timeIn(settledAt, zoneToShow(zone))}`;
}

const isMessage = ({ kind }: LedgerPart): boolean => kind !== 'named';

function messages({ parts }: LedgerEntry): string {
  const own = parts.filter(isMessage);
  return own.length === 0 ? '' : `${own.filter(({ state }) => state === 'sent').length} of ${own.length}`;
}

function troubles({ parts, zone }: LedgerEntry): string[] {
  return parts
    .filter((part) => isMessage(part) && (part.attempts > 1 || !['sent', 'waiting'].includes(part.state)))
    .map(({ position, paper, state, attempts, sentAt }) => {
      const what = paper ?? 'header';
      const when = sentAt === null ? '' : ` ${timeIn(sentAt, zoneToShow(zone))}`;
      return `${GAP}${position} ${what}: ${state}${when}, ${count(attempts, 'attempt')}`;
    });
}
