// What a brace was that stands outside scripts and arguments.

import { signOf } from './words.ts';

/** The author's own sign, a group, one with a style or `cal` in front, the lower half of a fraction, a link's words. */
export type BraceKind = 'sign' | 'group' | 'style' | 'script' | 'fraction' | 'link';

const lostWords = /^this (?:https?|ftp) URL$/i;
const spacing = /^[,=.<>:+\-~!;'′ ]+$/;
const styles = /^(?:bf|it|rm|tt|sf|sc|em|small|large|red|blue|green|black) \S/;
const operators = /^(?:sim|times|approx|pm|circ|leq|geq|to|rightarrow)$/;
const address = /^\s?(?:https?:|www\.)\S*(?:\{[^{}]*\})?\s?$/;
const fewLetters = /^(?:[\p{Lu}\p{Ll}\p{Lo}\p{M}]{1,12}|\{[A-Za-z]{1,12}\})$/u;

/** `out` ends before the brace, `behind` is the sign after its partner. */
export function braceKind(out: string, content: string, behind: string): BraceKind {
  const tail = out.slice(-8);
  if (/\S$/.test(tail) && lostWords.test(content)) return 'link';
  if (styles.test(content)) return 'style';
  if (/^cal [A-Z]$/.test(content)) return 'script';
  const isGlued = /[\p{L}\p{N})-]$/u.test(tail);
  if (isGroup(content, behind, isGlued)) return 'group';
  if (isGlued && isLowerHalf(tail, content, behind)) return 'fraction';
  if (/[A-Za-z][A-Z]$/.test(tail) && /^\d[\d.]*$/.test(content)) return 'group';
  const isGluedBehind = /[\p{Lu}\p{Ll}\p{Lo}]/u.test(behind);
  return (isGlued || isGluedBehind) && fewLetters.test(content) ? 'group' : 'sign';
}

function isGroup(content: string, behind: string, isGlued: boolean): boolean {
  if ((isGlued && spacing.test(content)) || /^[[\]]$/.test(content)) return true;
  if (/^[<>=+-]$/.test(content) && /\d/.test(behind)) return true;
  if (operators.test(content) || /^[\^_]./.test(content) || address.test(content)) return true;
  const carriesScript = behind === '^' || behind === '_';
  if (carriesScript && content === '') return true;
  return (
    carriesScript &&
    (signOf(content.trim()) !== undefined || /^(?:[A-Z]{1,3}|math[a-z]+ ?[A-Z])$/.test(content))
  );
}

const functions = /(?:log|ln|exp|max|min)(?![A-Za-z])/g;

/** `1{2}` was `\frac{1}{2}`: one number or letter in front, something short behind. */
function isLowerHalf(tail: string, content: string, behind: string): boolean {
  if (/\d$/.test(tail) && /^\d+$/.test(content) && !/[\p{L}_-]\d+$/u.test(tail)) return true;
  if (/\p{L}/u.test(behind) || content.length > 60 || /, |[<>=≤≥∈∼≠]/.test(content)) return false;
  const isAtom = /(?:^|[^A-Za-z.\d])(?:\d+|[A-Za-z])$|\)$/.test(tail);
  return isAtom && /^[^A-Za-z]*(?:[A-Za-z][^A-Za-z]*)?$|[\^_+]/.test(content.replace(functions, ''));
}
