// Skips the English between two places that may hold mathematics: nine tenths of every text, so it must cost little.

import { alienMacros, gluedSigns, isCommandName } from './words.ts';

const gluedNames = new RegExp([...gluedSigns, ...alienMacros, 'arrow', 'sim'].join('|'));

/** Runs of letters that hold a short command: `pin`, `kge`, `nlog`, `muP`, `mum`. */
const shortGlued =
  /^(?:[a-zA-Z](?:in|ge|le|log|ln)|mu[a-zA-Z]|(?:log){2,4}|(?:mu|rho|sigma|tau|lambda|epsilon|theta|gamma|alpha|beta)[A-Z]{1,4})$|(?:rangle|floor|ceil)$/;

/** True if somewhere in the text a command's name may stick to other letters. */
export function holdsGlued(text: string): boolean {
  return gluedNames.test(text);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** The sign under `at` opens or closes a script, a group or an argument. */
function isMark(code: number): boolean {
  return code === 94 || code === 95 || code === 123 || code === 125;
}

/** The first place at or behind `at` that needs a look, before `end`. */
export function lively(text: string, at: number, end: number, mayBeGlued: boolean): number {
  let next = at;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (isMark(code)) return next;
    if (!isLetter(code)) {
      next++;
      continue;
    }
    const from = next;
    while (next < end && isLetter(text.charCodeAt(next))) next++;
    if (isMark(text.charCodeAt(next)) && next < end) return from;
    if (next - from > 1 && !isInert(text, from, next, mayBeGlued)) return from;
  }
  return end;
}

function isInert(text: string, from: number, end: number, mayBeGlued: boolean): boolean {
  const run = text.slice(from, end);
  if (run === 'in' || run === 'to') return isPreposition(text, from, end);
  if (isCommandName(run)) return false;
  if (mayBeGlued && gluedNames.test(run)) return false;
  return run.length > 20 || !shortGlued.test(run);
}

/** `in` and `to` between words, as in every sentence. */
function isPreposition(text: string, from: number, end: number): boolean {
  const before = text.charCodeAt(from - 1);
  if (before !== 32 && before !== 10) return from === 0;
  const after = text.slice(end, end + 3);
  return text[from] === 't' || !/^\s(?:[[({]|[A-Z][\^_]|ma|[^\x20-\x7e])/.test(after);
}
