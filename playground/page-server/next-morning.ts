// When the next digest of somebody's morning comes.
import { Temporal } from 'temporal-polyfill';

/** The next 09:00 in this zone that lies after `now`, epoch ms. */
export function nextMorning(now: number, zone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const today = here.withPlainTime('09:00');
  const next = today.epochMilliseconds > now ? today : here.add({ days: 1 }).withPlainTime('09:00');
  return next.epochMilliseconds;
}
