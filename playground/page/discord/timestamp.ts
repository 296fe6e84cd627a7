// Discord's timestamps: https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
import { clockTime, format, relative } from '../times.ts';

export function discordTime(at: number, style: string, zone: string, now: number): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  switch (style) {
    case 't':
      return clockTime(at, zone);
    case 'T':
      return format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    case 'd':
      return format(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'D':
      return format(at, zone, day);
    case 'F':
      return `${format(at, zone, { weekday: 'long', ...day })} ${clockTime(at, zone)}`;
    case 'R':
      return relative(at, now);
    default:
      return `${format(at, zone, day)} ${clockTime(at, zone)}`;
  }
}
