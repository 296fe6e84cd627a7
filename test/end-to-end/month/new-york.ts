// New York's days, by which arXiv announces, found out from Intl alone.
import { clocksOf, dueBy } from '../../digest/zone-truth.ts';

const NEW_YORK = 'America/New_York';
const clocks = clocksOf(NEW_YORK, Date.parse('2026-02-01'), Date.parse('2026-05-01'));
const dates = new Intl.DateTimeFormat('en-CA', { timeZone: NEW_YORK });

/** `2026-03-08`. */
export const dayInNewYork = (at: number): string => dates.format(at);

/** Epoch ms. */
export const midnightInNewYork = (day: string): number => dueBy(clocks, '00:00', [day])[0]?.at ?? 0;
