// The zone of a subscription. It takes every word that nothing else takes, so whatever was meant for something else ends up here.
import { isSurelyCategory } from '../domain/arxiv-categories.ts';
import { UserError } from '../domain/errors.ts';
import { CADENCES, FRESHNESSES } from '../domain/subscription.ts';
import { isNearlyZone, parseZone } from '../domain/zone.ts';
import { nearest } from '../text/nearest.ts';

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/i;
/** What one might also wish for as a cadence. */
const NO_CADENCE = /^(?:hourly|bi-?weekly|fortnightly|monthly|quarterly|yearly|weekends?)$/i;
/** As the other wishes are typed, each after its word. */
const BEFORE_ZONE = /^(?:time ?)?(?:zone|in)[ :]+/i;
/** Said before a choice, which needs none of it. */
const NEEDLESS = /^(?:(?:on|in|every|each|the|a|an) ?)+$/i;
const HOW_OFTEN: ReadonlyMap<string, string> = new Map([
  ['day', 'daily'],
  ['weekday', 'weekdays'],
  ['week', 'weekly'],
]);

/** The zone that was typed; throws a UserError that says what else it may have been meant for. */
export function readZone(typed: string): string {
  try {
    return parseZone(typed.replace(BEFORE_ZONE, ''));
  } catch (error) {
    throw (error instanceof UserError && whatElse(typed)) || error;
  }
}

function whatElse(typed: string): UserError | null {
  const said = typed.replace(/^(?:on|every|each) /i, '').toLowerCase();
  if (WEEKDAY.test(said))
    return new UserError('A weekly digest comes on Mondays; no other day can be chosen.', [
      'subscribe weekly',
    ]);
  if (NO_CADENCE.test(said))
    return new UserError(`A digest comes on weekdays, daily or weekly; "${typed}" cannot be chosen.`, [
      'subscribe weekly',
      'subscribe daily',
    ]);
  if (NEEDLESS.test(typed))
    return new UserError(`Leave out "${typed}".`, ['subscribe weekdays at 09:00 Zurich as thread']);
  const meant = HOW_OFTEN.get(said) ?? nearest(said, [...CADENCES, ...FRESHNESSES]);
  if (meant !== null) return new UserError(`I don't know "${typed}". Did you mean:`, [`subscribe ${meant}`]);
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  if (words.every(isSurelyCategory))
    return new UserError('Categories come after "from":', [`subscribe from ${words.join(',')}`]);
  if (BEFORE_ZONE.test(typed) || isNearlyZone(typed) || typed.length > LONGEST_TOPIC) return null;
  return new UserError(
    `I know no time zone "${typed}". What papers are about comes after "only", and a time zone is a larger city or a name:`,
    [`subscribe only ${typed}`, 'subscribe at 09:00 America/New_York'],
  );
}

/** A longer one is no example to copy. */
const LONGEST_TOPIC = 60;
