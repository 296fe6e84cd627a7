// Time zones as people type them. A zone is kept in the spelling it was given in: Node knows Europe/Kyiv, but
// calls it Europe/Kiev.
import { clip } from '../text/clip.ts';
import { nearestFew } from '../text/nearest.ts';
import { UserError } from './errors.ts';
import { CITIES, LETTERS, RENAMED, WITHOUT_REGION } from './zone-names.ts';

const LONGEST_NAME = 60;
// Discord shows at most 25: https://discord.com/developers/docs/interactions/application-commands#autocomplete
const MOST_COMPLETIONS = 25;
const FIRST_OFFERED: readonly string[] = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Zurich',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'UTC',
];
// The current names first: where a city has two, its first is taken.
const NAMES: readonly string[] = [
  ...new Set([...RENAMED, ...Intl.supportedValuesOf('timeZone'), ...WITHOUT_REGION]),
];
const BY_EXACT_NAME = new Map(NAMES.map((name) => [name.toLowerCase(), name]));
const FOLDED = NAMES.map((name) => [name, foldZone(name)] as const);
const BY_FOLDED_NAME = new Map(
  FOLDED.toReversed().flatMap(([name, folded]) => endings(folded).map((ending) => [ending, name] as const)),
);

/**
 * The IANA zone somebody typed: its name in any case, a city alone, `new york`, `UTC`. Throws a UserError for a
 * difference from UTC (it would be wrong in half the year) and for what is no zone.
 */
export function parseZone(text: string): string {
  const typed = text.replaceAll('"', '').trim();
  if (typed.length > LONGEST_NAME) throw unknownZone(clip(typed, LONGEST_NAME));
  if (isOffset(typed))
    throw new UserError(`"${typed}" is right for half a year at most; I need the name of a place.`, [
      subscribeIn('Europe/Zurich'),
    ]);
  const zone = zoneNamed(typed.replace(/\s*\/\s*/g, '/'));
  if (zone) return zone;
  throw unknownZone(typed);
}

/** What can only be meant for the name of a zone, also with a mistake in it: `Europe/Zurch`. */
export const SURELY_ZONE =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific|US)\/[A-Za-z][A-Za-z0-9_+/-]*$/i;

/** Whether that is a zone, as parseZone takes it. */
export const isZone = (typed: string): boolean =>
  typed.length <= LONGEST_NAME && !isOffset(typed) && zoneNamed(typed) !== null;

/** Whether it is one with a mistake in it, or means several: what parseZone says of it then leads to what was meant. */
export const isNearlyZone = (typed: string): boolean =>
  SURELY_ZONE.test(typed) || isOffset(typed) || LETTERS.has(foldZone(typed)) || nearZones(typed).length > 0;

/** Zones to offer while one types, at most 25: a city that starts so first, then a name, then any that contains it. */
export function zonesMatching(typed: string): string[] {
  const wanted = foldZone(typed.slice(0, LONGEST_NAME));
  if (wanted === '') return [...FIRST_OFFERED];
  const found: string[][] = [[], [], [], []];
  const city = CITIES.get(wanted);
  if (city) found[0]?.push(city);
  for (const [name, folded] of FOLDED) {
    if (endings(folded).some((ending) => ending !== folded && ending.startsWith(wanted)))
      found[1]?.push(name);
    else if (folded.startsWith(wanted)) found[2]?.push(name);
    else if (folded.includes(wanted)) found[3]?.push(name);
  }
  return [...new Set(found.flat())].slice(0, MOST_COMPLETIONS);
}

/** What to call a zone in a sentence: `Zurich`, `Buenos Aires`. An `Etc/GMT+5` stays whole: it is five hours behind. */
export function zoneCity(zone: string): string {
  if (/^etc\/utc$/i.test(zone)) return 'UTC';
  return /^etc\//i.test(zone) ? zone : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** Whether this system still knows a zone that was stored: names come and go with its data. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** In what zone to show times of a stored one. */
export const zoneToShow = (zone: string): string => (isKnownZone(zone) ? zone : 'UTC');

function zoneNamed(typed: string): string | null {
  const exact = BY_EXACT_NAME.get(typed.toLowerCase());
  if (exact) return exact;
  const folded = foldZone(typed);
  if (LETTERS.has(folded)) return null;
  return BY_FOLDED_NAME.get(folded) ?? CITIES.get(folded) ?? olderName(typed.replace(/\s+/g, '_'));
}

// Names that are links to others (`US/Pacific`, `America/Montreal`) are in no list; only Intl can tell.
function olderName(typed: string): string | null {
  if (!typed.includes('/') || !isKnownZone(typed)) return null;
  return typed === typed.toLowerCase() ? capitalised(typed) : typed;
}

function capitalised(name: string): string {
  return name
    .replace(/(?:^|[/_-])[a-z]/g, (start) => start.toUpperCase())
    .replace(/^Us(?=\/)|(?<=^Etc\/)(?:Gmt|Utc|Uct)/, (letters) => letters.toUpperCase());
}

const isOffset = (typed: string): boolean =>
  /^[+-]/.test(typed) ||
  (/^(?:utc|gmt|z)\s*[+-]\s*\d/i.test(typed) && !BY_EXACT_NAME.has(typed.toLowerCase()));

function unknownZone(typed: string): UserError {
  const letters = LETTERS.get(foldZone(typed));
  if (letters)
    return new UserError(`"${typed}" can mean several time zones. Did you mean:`, letters.map(subscribeIn));
  const near = nearZones(typed);
  return near.length > 0
    ? new UserError(`I know no time zone "${typed}". Did you mean:`, near.map(subscribeIn))
    : new UserError(`I know no time zone "${typed}". Type a larger city in it, or its name.`, [
        subscribeIn('Zurich'),
        subscribeIn('America/New_York'),
      ]);
}

function nearZones(typed: string): string[] {
  const folded = foldZone(typed);
  const names = [...BY_FOLDED_NAME.keys(), ...CITIES.keys()];
  const near = nearestFew(folded, names, 6).concat(nearestFew(endings(folded).at(-1) ?? '', names, 6));
  return [...new Set(near.map((name) => BY_FOLDED_NAME.get(name) ?? CITIES.get(name) ?? name))].slice(0, 3);
}

/** A name as it is compared: small letters without accents, one blank for whatever separates words. */
function foldZone(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+/]+/g, ' ')
    .trim();
}

/** `america/argentina/jujuy`, `argentina/jujuy`, `jujuy`. */
function endings(folded: string): string[] {
  const parts = folded.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

const subscribeIn = (zone: string): string => `subscribe at 09:00 ${zone}`;
