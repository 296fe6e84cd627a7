// What the clocks of a zone show, found out from Intl alone and not by the program's own means.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** While it lasts, the zone is `offset` ms ahead of UTC. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

export interface Due {
  readonly day: string;
  readonly at: number;
}

/** The clocks of a zone between two instants (epoch ms). */
export function clocksOf(zone: string, from: number, until: number): readonly Span[] {
  const names = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number): number => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(names.format(at)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  };
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at < until; at += DAY) {
    if (offsetAt(at) === offsetAt(at + DAY)) continue;
    const change = firstMinute(at, at + DAY, (one) => offsetAt(one) !== offsetAt(at));
    spans.push({ from: start, until: change, offset: offsetAt(at) });
    start = change;
  }
  return [...spans, { from: start, until: until + DAY, offset: offsetAt(until) }];
}

function firstMinute(before: number, after: number, isSo: (at: number) => boolean): number {
  let [low, high] = [before / MINUTE, after / MINUTE];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle * MINUTE)) high = middle;
    else low = middle;
  }
  return high * MINUTE;
}

/**
 * When something daily is due, for each date that the clocks have shown: a doubled time the first time it comes, a
 * skipped one later by as much as was skipped.
 */
export function dueBy(clocks: readonly Span[], time: string, days: readonly string[]): Due[] {
  return days.flatMap((day) => {
    const midnight = Date.parse(day);
    const isShown = clocks.some(
      ({ from, until, offset }) => midnight - offset < until && midnight + DAY - offset > from,
    );
    return isShown ? [{ day, at: instantBy(clocks, Date.parse(`${day}T${time}Z`)) }] : [];
  });
}

function instantBy(clocks: readonly Span[], shown: number): number {
  for (const { from, until, offset } of clocks) {
    const at = shown - offset;
    if (from <= at && at < until) return at;
    // By the clocks before the gap it would be so late.
    const next = clocks.find((one) => one.from === until);
    if (next && at >= until && shown - next.offset < until) return at;
  }
  throw new Error('outside of the clocks');
}

/** Dates from one to another, both included. */
export function datesFrom(first: string, last: string): string[] {
  const count = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY).toISOString().slice(0, 10),
  );
}
