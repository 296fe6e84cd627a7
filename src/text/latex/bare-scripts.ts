// Where a bare `^` or `_` is a script, and where it belongs to a name like `file_name` or a face like `^_^`.

import { type Cursor, closerOf } from './cursor.ts';
import { formulaEnd } from './elements.ts';
import type { Script } from './scripts.ts';
import { segment } from './segment.ts';
import { alienWords, gluedSigns, isGreek } from './words.ts';

/** Words that stand above a base and nowhere else. */
export const raisedWords: ReadonlySet<string> = new Set(
  'circ top star prime dagger ast infty perp intercal'.split(' '),
);

/** Length of the content behind the sign under the cursor, 1 for a brace; 0 when it is no script. */
export function scriptLength(cursor: Cursor): number {
  const kind = cursor.text[cursor.at];
  if (kind !== '^' && kind !== '_') return 0;
  const rest = cursor.text.slice(cursor.at + 1, Math.min(cursor.end, cursor.at + 24));
  if (rest.startsWith('{')) return closerOf(cursor, cursor.at + 1) >= 0 ? 1 : 0;
  const digits = /^-?\d+/.exec(rest)?.[0] ?? '';
  if (digits !== '') {
    const behind = rest.slice(digits.length);
    return kind === '^' || endsThere(behind) || isLogarithm(cursor, behind) ? digits.length : 0;
  }
  if (kind === '^' && /^(?:\*+|[+-](?![\w^])|'+)/.test(rest)) return 1;
  const run = /^[A-Za-z]+/.exec(rest)?.[0] ?? '';
  if (kind === '^' && /^T[A-Z]$/.test(run)) return 1;
  if (run.length > 1) return nameLength(run, kind);
  if (run !== '') return /^[A-Za-z][0-9_]/.test(rest) ? 0 : 1;
  return signLength(rest);
}

/** `log_2d` ends behind the digit. */
function isLogarithm({ text, at }: Cursor, behind: string): boolean {
  return /^[a-z](?![\w])/.test(behind) && text.slice(Math.max(0, at - 3), at) === 'log';
}

function signLength(rest: string): number {
  const isSign = /^[\p{L}∞∗⋆†⊤∘′]/u.test(rest) && !/^\p{L}[\p{L}\p{N}_]/u.test(rest);
  return isSign ? (/^./u.exec(rest)?.[0].length ?? 0) : 0;
}

/** `P_1neq` ends behind the digit, `file_1a` and `part_1_2` are names. */
function endsThere(rest: string): boolean {
  const run = /^[A-Za-z]+/.exec(rest)?.[0] ?? '';
  if (run === '') return !rest.startsWith('_');
  return (
    /^[A-Z]/.test(run) ||
    (segment(run, 'strict')?.length ?? 0) > 1 ||
    alienWords.has(run) ||
    gluedSigns.has(run) ||
    run === 'sim'
  );
}

function nameLength(run: string, kind: Script): number {
  if (isGreek(run) || run === 'infty' || (kind === '^' && raisedWords.has(run))) return run.length;
  const cuts = segment(run, 'strict') ?? [];
  const isGlued = cuts.slice(0, 2).some(({ text }) => gluedSigns.has(text) || raisedWords.has(text));
  return cuts.length > 1 && isGlued ? (cuts[0]?.text.length ?? 0) : 0;
}

const raisable = /[\p{L}\p{N}\p{M})\]}⟩⌉⌋|'′%∇∑∏∫∂∞ℓ*‖°⁰-ₜ]$/u;
const lowerable =
  /\.\.[A-Za-z]$|(?:^|[^A-Za-z0-9_.\\/])[A-Za-z]'?$|_[a-z]\/[A-Z]$|[^\x20-\x7e\s]\/?[A-Za-z]?$|[)\]}|]$|\d[A-Za-z]$/u;

/** `log_2`, and the groups of matrices. */
const lowerableWord = /(?:^|[^A-Za-z])(?:log|[Ss][LlUuOoPp]|S[pU]|[Gg][Ll]|P[SG]L|II|III)$/;

/** `^3He` and `^1S` carry their number in front. */
const isotope = /^\d{1,3}[A-Z]/;

/** Whether what ends here can carry a script that has no braces. */
export function canCarry(out: string, kind: Script, ahead: string): boolean {
  if (kind === '^')
    return raisable.test(out.slice(-4)) || (isotope.test(ahead) && /(?:^|[\s(–-])$/.test(out));
  return (
    lowerable.test(out.slice(-4)) || lowerableWord.test(out.slice(-5)) || formulaEnd.test(out.slice(-20))
  );
}
