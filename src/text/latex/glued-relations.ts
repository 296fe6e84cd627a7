// A relation between a letter and what follows, all in one run: `xinR^d`, `zsimN(0, I)`, `alphain [0, 1]`, `Asubset B`.

import type { Piece } from './segment.ts';
import type { Surroundings } from './surroundings.ts';
import { greekLetters } from './symbols.ts';

const greek = [...greekLetters.keys()]
  .filter((name) => name.length > 1)
  .sort((one, other) => other.length - one.length)
  .join('|');

const relations =
  'in|notin|to|simeq|sim|subset|supset|setminus|cong|cap|cup|wedge|vee|circ|neq|ne|mid|ll|gg|ge|le';

const relation = new RegExp(`^(${greek}|[A-Za-z])(${relations})([A-Z]|infty|${greek})?$`);

/** Whether a run of letters is made as one of them; what stands around it is asked later. */
export const relates = (run: string): boolean => relation.test(run);

/** English, functions and surnames that look like a letter and a relation. */
const words: ReadonlySet<string> = new Set(
  `sin min one age ale use amid all ill ell egg Egg bin win fin pin tin din gin kin Lin Min Qin Jin Yin Xin Kin Bin Win Pin
   Ito Age One All Ill Amid psine pine pile`.split(/\s+/),
);

const set = /^ ?(?:[A-Z][\^_]|\[|\{)|^ [A-Z](?![A-Za-z'’.&-])/;
const point = /^ ?infty|^ ?[-+]?\d|^ [A-Z](?![A-Za-z'’.&-])|^ [b-z](?![A-Za-z'’-])/;
const anything = /^ ?[-+]?[A-Za-z0-9([{|]/;

/** What has to stand behind the run where its own last letter is not the second half. */
function operandOf(name: string): RegExp {
  if (name === 'in' || name === 'notin') return set;
  return name === 'sim' ? /^ ?[A-Z]\w*[([]|^ [A-Za-z](?![A-Za-z'’-])/ : point;
}

/** `tin [0, 1]`: the word is not English in front of a set either, when that has a script or the text is mathematics. */
function isWord(run: string, { after, trusted, whole }: Surroundings): boolean {
  if (!words.has(run)) return false;
  if (/^(?:sin|min|one|all|ell|amid)$/i.test(run) || !/in$/.test(run)) return true;
  return !((trusted || whole.evidence()) && /^ (?:[A-Z][\^_]|[A-Z]\}?$)/.test(after));
}

/** `NinA`, `LtoR`, `2Dto3D` are names of things; `YinR^d` is none. */
const isName = (run: string, { before, after, trusted }: Surroundings): boolean =>
  /^['’-]/.test(after) ||
  (/^[A-Z](?:in|to|ge|le|ne)[A-Z]$/.test(run) && !trusted && (/[\d-]$/.test(before) || !/^[_^]/.test(after)));

/** The pieces of the run, or undefined if it is a word of its own. */
export function relationIn(run: string, around: Surroundings): readonly Piece[] | undefined {
  const [, first = '', name = '', second = ''] = relation.exec(run) ?? [];
  if (name === '' || isWord(run, around)) return undefined;
  const { after, trusted, whole } = around;
  if (second === '' && !(trusted ? anything : operandOf(name)).test(after)) return undefined;
  if (/\d$/.test(around.before) && /^\d/.test(after)) return undefined;
  if (second !== '' && isName(run, around)) return undefined;
  const isFrequent =
    /^(?:ne|le|ge|ll|gg)$/.test(name) || [first, second].some(({ length }) => length === 2 || length === 3);
  if (isFrequent && !trusted && !whole.evidence()) return undefined;
  return [pieceOf(first), { text: name, kind: 'sign' }, ...(second === '' ? [] : [pieceOf(second)])];
}

const pieceOf = (text: string): Piece => ({ text, kind: text.length === 1 ? 'letter' : 'sign' });
