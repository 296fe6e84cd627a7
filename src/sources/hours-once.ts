// The hours of a day are asked for many times in each digest, and reckoning with zones is slow.
import type { Day } from '../domain/edition.ts';
import type { Source } from './source.ts';

const MOST = 200;

/** The same hours, reckoned once for each day while it is spoken of. */
export function hoursOnce(hours: Source['hours']): Source['hours'] {
  const known = new Map<Day, ReturnType<Source['hours']>>();
  return (day) => {
    const before = known.get(day);
    if (before) return before;
    if (known.size >= MOST) known.clear();
    const reckoned = hours(day);
    known.set(day, reckoned);
    return reckoned;
  };
}
