// Slack's dates: https://docs.slack.dev/messaging/formatting-message-text/#date-formatting
import { clockTime, format, nearDay, relative } from '../times.ts';

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const long = { weekday: 'long', ...day } as const;

/** Fills a format such as `{date_short_pretty} at {time}`; a token Slack does not know stays as it is. */
export function slackDate(at: number, pattern: string, zone: string, now: number): string {
  const named = (options: Intl.DateTimeFormatOptions) => nearDay(at, zone, now) ?? format(at, zone, options);
  const tokens: Readonly<Record<string, () => string>> = {
    date_num: () => format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: () => format(at, zone, day),
    date_short: () => format(at, zone, short),
    date_long: () => format(at, zone, long),
    date_pretty: () => named(day),
    date_short_pretty: () => named(short),
    date_long_pretty: () => named(long),
    day_divider_pretty: () => named(long),
    time: () => clockTime(at, zone),
    time_secs: () => format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    ago: () => relative(at, now),
  };
  return pattern.replace(/\{(\w+)\}/g, (token, name: string) => tokens[name]?.() ?? token);
}

/** The whole instant, shown when one points at a date. */
export const fullDate = (at: number, zone: string): string =>
  `${format(at, zone, long)}, ${clockTime(at, zone)}`;
