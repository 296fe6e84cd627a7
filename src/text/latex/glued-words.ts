// Commands that lost their backslash and stick to a word, a letter or a number: `ARleftrightarrowEN`, `nlog n`, `5timesfaster`.

import { relationIn } from './glued-relations.ts';
import type { Piece } from './segment.ts';
import type { Surroundings } from './surroundings.ts';

/** Names so long, or so placed, that no word holds them. */
const longNames =
  /((?:long)?(?:left|right|Left|Right|leftright|Leftright|hookright|up|down)arrow|(?<=[A-Za-z])(?<![Ss]ome)times(?=[A-Z])|(?<=[a-z]{4})times(?!tamp|tep)(?=[a-z]{4})|(?<=[A-Z])cdot(?=[A-Z])|^(?:infty|nabla)(?=[A-Z])|(?<=[A-Z])approx$|(?<=^(?:langle|lfloor|lceil){0,9})(?:langle|lfloor|lceil)(?=[a-z]{2}))/;

const longestRun = 80;

/** Letters and signs in turn, the empty ones left out. */
function inTurn(...texts: readonly string[]): readonly Piece[] {
  return texts.flatMap((text, at): Piece[] =>
    text === '' ? [] : [{ text, kind: at % 2 === 0 ? 'letter' : 'sign' }],
  );
}

const sign = (text: string): Piece => ({ text, kind: 'sign' });

function aroundNames(run: string, { whole }: Surroundings): readonly Piece[] | undefined {
  if (run.length > longestRun) return undefined;
  const parts = run.split(longNames);
  if (parts.length > 1) return inTurn(...parts);
  const isClosing = /[a-z]{3}(?<!st|quad|w)rangle$/.test(run) && whole.evidence();
  return isClosing ? inTurn(run.slice(0, -6), 'rangle') : undefined;
}

const microUnit = /^mu(?:m|s|g|M|L|W|A|C|V|H|F|J)$/;

function behindNumber(run: string, { before, after }: Surroundings): readonly Piece[] | undefined {
  if (/\d$/.test(before) && /^[kKMBx]sim$/.test(run) && /^ ?\d/.test(after))
    return inTurn(run.slice(0, 1), 'sim');
  if (/\d[ ~]?$/.test(before) && microUnit.test(run)) return inTurn('', 'mu', run.slice(2));
  const isTo = run === 'to' && /(?:\d\d|\.\d|%)$/.test(before) && /^\d\d|^\d\.\d/.test(after);
  if (isTo) return inTurn('', 'to');
  const isTimes = /[\d⁰-⁹²³¹)]$/.test(before) && /^times(?=[A-Z]|[a-z]{3})/.test(run);
  return isTimes ? inTurn('', 'times', run.slice(5)) : undefined;
}

/** `pin (0, 1)`, `Cin(0,1)`: a bin, a sin and a minute stay. */
function isMember(run: string, after: string): boolean {
  if (!/^[a-zA-Z]in$/.test(run) || /^(?:bin|sin|min|tin|win)$/.test(run)) return false;
  if (/^[A-Z]/.test(run) && after.startsWith(' ')) return false;
  return /^ ?[([{](?:-?\.?\d|-infty)|^[A-Z]\^/.test(after);
}

/** `kge 3`; `age 4` stays. */
function isBound(run: string, after: string): boolean {
  return /^[b-df-npq-zB-DF-NP-Z](?:ge|le)$/.test(run) && /^ ?\d|^ [a-z](?![A-Za-z])/.test(after);
}

/** `nlog n`, `dlog(`; a blog, a clog and a vlog stay. */
function isLogarithm(run: string, after: string): boolean {
  if (!/^[a-zA-Z](?:log|ln)$/.test(run) || /^[bcfsv]/i.test(run)) return false;
  return /^ ?[({]|^ [A-Za-z](?![A-Za-z])|^\^/.test(after);
}

const namedLetter = /^(mu|rho|sigma|tau|lambda|epsilon|theta|gamma|alpha|beta)([A-Z]{1,4})$/;

/** `O(mnlog n)`. */
function isLogarithmOfTwo(run: string, { before, after }: Surroundings): boolean {
  return /^[a-z]{2}log$/.test(run) && before.endsWith('(') && /^ [a-z](?![A-Za-z])/.test(after);
}

function behindLetter(run: string, around: Surroundings): readonly Piece[] | undefined {
  const { before, after } = around;
  if (/[A-Za-z]$/.test(before)) return undefined;
  if (isLogarithmOfTwo(run, around)) return inTurn(run.slice(0, 2), 'log');
  const [, front = '', logs] = /^([a-z]{0,2})((?:log){2,4})$/.exec(run) ?? [];
  if (logs !== undefined) return [...inTurn(front), ...(logs.match(/log/g) ?? []).map(sign)];
  if (/^[a-zA-HJ-Z]neq$/.test(run) && /^ ?\d|^ [A-Za-z](?![A-Za-z])/.test(after))
    return inTurn(run.slice(0, 1), 'neq');
  if (isMember(run, after) || isBound(run, after) || isLogarithm(run, after)) {
    return inTurn(run.slice(0, 1), run.slice(1));
  }
  const related = relationIn(run, around);
  if (related !== undefined) return related;
  const [, letter = '', name = ''] = namedLetter.exec(run) ?? [];
  return letter === '' || around.whole.initials().has(run) ? undefined : inTurn('', letter, name);
}

/** The pieces of a run of letters that holds a command at one end or in its middle. */
export function ungluedWord(run: string, around: Surroundings): readonly Piece[] | undefined {
  return aroundNames(run, around) ?? behindNumber(run, around) ?? behindLetter(run, around);
}
