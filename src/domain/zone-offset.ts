// How far the clocks of a zone are ahead of UTC. It stays the same for months, and to look it up is slow, so the spans
// between two clock changes are remembered.
import { Temporal } from 'temporal-polyfill';

interface Span {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

const DAY_MS = 86_400_000;
const MOST_ZONES = 1000;
const spansOf = new Map<string, Span[]>();

/** Milliseconds; null where a clock changes within a day of the instant (epoch ms), before or after. */
export function steadyOffset(zone: string, at: number): number | null {
  const { from, until, offset } = spanAt(zone, at);
  return from <= at - DAY_MS && at + DAY_MS < until ? offset : null;
}

function spanAt(zone: string, at: number): Span {
  const known = spansOf.get(zone) ?? [];
  const span = known.find(({ from, until }) => from <= at && at < until);
  if (span) return span;
  const found = lookUp(zone, at);
  if (spansOf.size >= MOST_ZONES) spansOf.clear();
  spansOf.set(zone, [...known, found]);
  return found;
}

function lookUp(zone: string, at: number): Span {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    from: there.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    until: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: there.offsetNanoseconds / 1e6,
  };
}
