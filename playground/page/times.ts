// Instants as people read them, in the zone of the person who looks.

export function clockTime(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit' });
}

/** `Tue 11 March` or, with its year where it is not this one, `Tue 11 March 2024`. */
export function dayName(at: number, zone: string, now: number): string {
  const sameYear = format(at, zone, { year: 'numeric' }) === format(now, zone, { year: 'numeric' });
  return format(at, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** `today`, `yesterday` or `tomorrow`, or null for any other day. */
export function nearDay(at: number, zone: string, now: number): string | null {
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  return days === 0 ? 'today' : days === -1 ? 'yesterday' : days === 1 ? 'tomorrow' : null;
}

export const sameDay = (a: number, b: number, zone: string): boolean =>
  dayNumber(a, zone) === dayNumber(b, zone);

/** `in 3 hours`, `2 days ago`. */
export function relative(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

export function format(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const words = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
  // Engines differ in whether a comma follows the weekday.
  return words.format(at).replaceAll(',', '');
}

/** `Zurich` for `Europe/Zurich`. */
export const zoneName = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

function dayNumber(at: number, zone: string): number {
  const parts = format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/');
  const [day = 1, month = 1, year = 1970] = parts.map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
