// A mistake in a filter: the typed line with a caret under the fault, and the line as it was probably meant.
import { UserError } from '../errors.ts';

/** What was typed, and the words of a command before it: `search`. */
export interface TypedFilter {
  readonly line: string;
  readonly command: string;
}

export interface Span {
  readonly at: number;
  readonly end: number;
}

/** UTF-16 units shown on either side of a fault: a line that a phone does not break. */
const AROUND = 24;
/** A longer example is not one to copy. */
const LONGEST_EXAMPLE = 200;
/** Shown two columns wide in a fixed-width font. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f]/u;

/**
 * The error for the part of the line at `fault`. `fixes` are whole lines to type instead; where there are none,
 * something general is shown.
 */
export function filterMistake(
  { line, command }: TypedFilter,
  fault: Span,
  message: string,
  fixes: readonly string[] = [],
): UserError {
  const proposals = fixes
    .map((fix) => fix.trim())
    .filter((fix) => fix !== '' && fix.length <= LONGEST_EXAMPLE);
  const examples = (proposals.length > 0 ? proposals : [EXAMPLE]).map((fix) => `${command} ${fix}`);
  return new UserError(message, examples, { shown: withCaret(line, fault) });
}

const EXAMPLE = 'diffusion -video votes>=20';

/** The line with the part at `fault` replaced. */
export const replaced = (line: string, { at, end }: Span, by: string): string =>
  `${line.slice(0, at)}${by}${line.slice(end)}`;

function withCaret(line: string, { at, end }: Span): string {
  const start = Math.max(0, at - AROUND);
  const stop = Math.min(line.length, Math.min(end, at + AROUND) + AROUND);
  const before = (start > 0 ? '…' : '') + line.slice(start, at).replace(/^[\udc00-\udfff]/, '');
  const fault = line.slice(at, Math.min(end, stop));
  const after =
    line.slice(at + fault.length, stop).replace(/[\ud800-\udbff]$/, '') + (stop < line.length ? '…' : '');
  return `${before}${fault}${after}\n${columns(before, ' ')}${columns(fault, '^') || '^'}`;
}

const columns = (text: string, sign: string): string =>
  [...text].map((letter) => (WIDE.test(letter) ? sign + sign : sign)).join('');
