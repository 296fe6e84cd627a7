// Skips the English between two places that may hold mathematics: nine tenths of every text, so it must cost little.

import { relates } from './glued-relations.ts';
import { alienMacros, commandNames, gluedSigns } from './words.ts';

const englishEndings: ReadonlyMap<string, string> = new Map([
  ['approx', '(?!im)'],
  ['equiv', '(?!al|oc)'],
  ['times', '(?!tamp|tep|cale|lot|eries)'],
]);

/** Names that no English word holds; `approximate`, `equivalent` and `timestamp` are such words. */
const gluedNames = new RegExp(
  [...gluedSigns, ...alienMacros, 'arrow']
    .filter((name) => name !== 'bm')
    .map((name) => `${name}${englishEndings.get(name) ?? ''}`)
    .join('|'),
  'g',
);

/** Runs of letters that hold a short command: `pin`, `kge`, `nlog`, `muP`, `mum`. */
const shortGlued =
  /^(?:[a-zA-Z](?:in|ge|le|neq|log|ln)|[a-z]{2}log|mu[a-zA-Z]|[a-z]{0,2}(?:log){2,4}|[kKMBx]sim|(?:mu|rho|sigma|tau|lambda|epsilon|theta|gamma|alpha|beta)[A-Z]{1,4})$|(?:rangle|floor|ceil)$/;

/** Where in the text a command's name may stick to other letters, in order. Looked for once, not in each word anew. */
export function gluedPlaces(text: string): readonly number[] {
  const places: number[] = [];
  gluedNames.lastIndex = 0;
  for (let found = gluedNames.exec(text); found !== null; found = gluedNames.exec(text))
    places.push(found.index);
  return places;
}

/** True if one of the places lies in the run. */
function holdsPlace(places: readonly number[], from: number, end: number): boolean {
  if (places.length === 0) return false;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? end) < end;
}

/** What a sign of ASCII is: a letter, or one that opens or closes a script, a group or an argument. */
const letter = 1;
const mark = 2;
const kinds = new Uint8Array(128);
for (let code = 65; code <= 122; code++) kinds[code] = code <= 90 || code >= 97 ? letter : 0;
for (const sign of '^_{}') kinds[sign.charCodeAt(0)] = mark;

/** The first place at or behind `at` that needs a look, before `end`. */
export function lively(text: string, at: number, end: number, glued: readonly number[]): number {
  let next = at;
  while (next < end) {
    const kind = kinds[text.charCodeAt(next)];
    if (kind === mark) return next;
    const from = next++;
    if (kind !== letter) continue;
    while (next < end && kinds[text.charCodeAt(next)] === letter) next++;
    if (next < end && kinds[text.charCodeAt(next)] === mark) return from;
    if (next - from > 1 && !isInert(text, from, next, glued)) return from;
  }
  return end;
}

function isInert(text: string, from: number, end: number, glued: readonly number[]): boolean {
  if (holdsPlace(glued, from, end)) return false;
  if (!canBeName(text, from, end) && !canBeShort(text, from, end)) return true;
  const run = text.slice(from, end);
  if (run === 'in' || run === 'to') return isPreposition(text, from, end);
  if (commandNames.has(run)) return false;
  if (run.length > longestName) return true;
  return !(shortGlued.test(run) || (canRelate(text, from, end) && relates(run)));
}

const longestName = 20;

/** Which first letter, second letter and length the commands have: most words of English differ from all of them. */
const shapes = new Uint8Array(64 * 64 * 32);
for (const name of commandNames) {
  if (name.length > 1) shapes[shapeOf(name.charCodeAt(0), name.charCodeAt(1), name.length)] = 1;
}

function shapeOf(first: number, second: number, length: number): number {
  return (((first - 64) & 63) * 64 + ((second - 64) & 63)) * 32 + (length & 31);
}

function canBeName(text: string, from: number, end: number): boolean {
  return shapes[shapeOf(text.charCodeAt(from), text.charCodeAt(from + 1), end - from)] === 1;
}

/** The last two letters of the longer ones: `le`, `floor`, `ceil`, `alphain`, `varepsilonto`, `fcirc`, `xsimeq`, `Asubset`. */
const endings = new Uint8Array(64 * 64);
for (const [last, other] of ['le', 'or', 'il', 'in', 'to', 'rc', 'eq', 'et']) {
  endings[pairOf(last?.charCodeAt(0) ?? 0, other?.charCodeAt(0) ?? 0)] = 1;
}

function pairOf(first: number, second: number): number {
  return ((first - 64) & 63) * 64 + ((second - 64) & 63);
}

/** The first two letters of relations, and of Greek letters' names: of those with five letters in long runs only. */
const relationStarts = pairsOf('in no to si su se co ca cu we ve ci ne mi ll gg ge le');
const shortGreekStarts = pairsOf('mu nu xi Xi pi Pi et ta rh ph Ph ch ps Ps');
const greekStarts = pairsOf(
  'al be ga Ga de De ep va ze th Th io ka la La mu nu xi Xi om Om pi Pi et ta rh ph Ph ch ps Ps si Si up Up di',
);

function pairsOf(starts: string): Uint8Array {
  const table = new Uint8Array(64 * 64);
  for (const start of starts.split(' ')) table[pairOf(start.charCodeAt(0), start.charCodeAt(1))] = 1;
  return table;
}

function canRelate(text: string, from: number, end: number): boolean {
  const second = text.charCodeAt(from + 1);
  if (relationStarts[pairOf(second, text.charCodeAt(from + 2))] === 1) return true;
  const greek = end - from < 7 ? shortGreekStarts : greekStarts;
  return greek[pairOf(text.charCodeAt(from), second)] === 1;
}

/** Ends as one of the short glued commands does: of three or four letters, in a capital, or as the longer ones end. */
function canBeShort(text: string, from: number, end: number): boolean {
  const length = end - from;
  if (length === 3 || length === 4 || text.charCodeAt(end - 1) < 97) return true;
  if (length % 3 === 0 && text.startsWith('log', from)) return true;
  if (length > 4 && text.endsWith('log', end)) return true;
  return endings[pairOf(text.charCodeAt(end - 2), text.charCodeAt(end - 1))] === 1;
}

/** `in` and `to` between words, as in every sentence. */
function isPreposition(text: string, from: number, end: number): boolean {
  const before = text.charCodeAt(from - 1);
  if (before > 127) return false;
  if (text[from] === 't')
    return !(before === 37 || (before >= 48 && before <= 57) || text.startsWith(' infty', end));
  if (before === 41) return text[end] !== '{';
  return !/^\s(?:[[({]|[A-Z][\^_]|ma|[^\x20-\x7e])/.test(text.slice(end, end + 3));
}
