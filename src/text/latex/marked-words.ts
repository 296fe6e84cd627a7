// The words that are commands' names: which mark each of them needs to be read as one.

import {
  hasOperand,
  isBetweenOperands,
  isGluedToMathematics,
  numberBefore,
  numberNext,
  type Surroundings,
  singleNext,
} from './surroundings.ts';
import { alienWords, isGreek } from './words.ts';

type Rule = (around: Surroundings) => boolean;

/** English, or names in programs, even inside a formula's script. */
const englishSigns = new Set(
  `in to top bot star mid prime parallel angle degree cap cup ring div ni gets bullet diamond triangle lozenge Box Diamond
   amalg perp vert text rank mod conv span supp sign sgn ll gg le ge ne mp wr`.split(/\s+/),
);

const gluedToSign = new Set(
  'approx sim in times cdot leq geq neq le ge propto ll gg to equiv cap cup subset log mid'.split(' '),
);

const simNumber = /^\s?[$<>+-]?\d[\d.,]*(?:\/\d+)?(?:[kKMBTXxsh×%]|ms|[KMGT]B|times|[-–]|st)?(?![A-Za-z\d])/;

const isTimes: Rule = (around) => {
  const { before, after, whole } = around;
  if (/\d ?times, [^.;]{1,24}[\d.]+$/.test(before)) return false;
  if (/(?<![\d.])\d $/.test(before) && /^ \d(?![\d.])/.test(after)) return isTable(after) || whole.evidence();
  if (/^\d/.test(after) || /[\d)%°²³¹⁰-⁹]$/.test(before)) return true;
  if (/[\d)°%²³ᵃ-ᶻʰ-ʸˡˢˣⁿ]\s$|\d ?[kcmn]?m $/u.test(before) && /^\s\(?[\d√]|^ [A-Z]{1,2}\d/.test(after))
    return true;
  if (/\) $/.test(before) && /^ \(/.test(after)) return true;
  if (/["”]$/.test(before) && /^["“]/.test(after)) return true;
  if (/[A-Za-z]{2} $/.test(before) && /^ \d[\d,.]* [a-z]/.test(after)) return true;
  if (/(?<![\w.])\d+ $/.test(before) && singleNext.test(after)) return true;
  return (/[([]\s?$/.test(before) && /^ \d/.test(after)) || isBetweenOperands(around);
};

/** `5 times 5` alone may be a sum at school; a thing with rows and columns behind it says more. */
function isTable(after: string): boolean {
  return /^ \d(?: times \d)* (?:conv|grid|kernel|filter|pixel|matri|board|block|patch|tile|window|setting|design|array|table|between)/.test(
    after,
  );
}

const isSimilar: Rule = (around) =>
  !/[A-Za-z]\d*$/.test(around.before) && (simNumber.test(around.after) || isBetweenOperands(around));

/** `p approx 0.8` is also written by people who never saw LaTeX, `R^2 approx 0.8` and `approx80%` are not. */
const isApproximate: Rule = (around) => {
  const { before, after, whole } = around;
  if (
    /^\d/.test(after) ||
    (/\)$/.test(before) && numberNext.test(after)) ||
    (/[⁰-⁹²³¹₀-₎ₐ-ₜ|] $/u.test(before) && numberNext.test(after))
  )
    return true;
  return (numberNext.test(after) || hasOperand(around)) && whole.evidence();
};

const isPlusMinus: Rule = ({ before, after }) =>
  /^ (?:standard|std|SD)/.test(after) ||
  (numberNext.test(after) && (!/\d ?[ap]?$/.test(before) || numberBefore.test(before)));

/** `q ge 4`, `(le 7B)`; French has the word `le`, but hardly there. */
const isBound =
  (name: 'ge' | 'le'): Rule =>
  (around) => {
    const { before, after, whole } = around;
    if (numberNext.test(after) && (name === 'ge' || /\($/.test(before))) return true;
    const isNumber = /(?<![A-Za-z])\d+[A-Za-z]?\)? $/.test(before) && whole.evidence();
    const isOperandNext = numberNext.test(after) || singleNext.test(after) || /^ [^\x20-\x7e]/.test(after);
    return (hasOperand(around) || isNumber) && isOperandNext;
  };

/** `x in R^d`, `k in {1, 2}`; an interval needs evidence, for statisticians write `d in [0, 1]`. */
const isMember: Rule = (around) => {
  const { before, after, whole } = around;
  if (/\)$/.test(before) && after.startsWith('{')) return true;
  if (/[)\]}]\s$/.test(before) || !/\s$/.test(before) || !hasOperand(around)) return false;
  return (
    /^ (?:\{|[A-Z][\^_]|math|[ℝℕℤ𝒜-𝟿])/u.test(after) ||
    (/^ [[(]-?[\d.]/.test(after) && (/[^\x20-\x7e] $/.test(before) || whole.evidence()))
  );
};

const isMuchLess: Rule = (around) =>
  !/['’]$/.test(around.before) && hasOperand(around) && /^ \S/.test(around.after);

const isDivider: Rule = (around) =>
  singleNext.test(around.after) &&
  (/[(|[][A-Za-z] $/.test(around.before) || (hasOperand(around) && around.whole.evidence()));

const isProven: Rule = (around) => isBetweenOperands(around) && around.whole.evidence();

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['times', isTimes],
  ['sim', isSimilar],
  ['approx', isApproximate],
  ['ge', isBound('ge')],
  ['le', isBound('le')],
  ['in', isMember],
  ['ll', isMuchLess],
  ['gg', isMuchLess],
  ['mid', isDivider],
  ...['ne', 'cap', 'cup', 'subset', 'wedge', 'vee', 'perp'].map((name): [string, Rule] => [name, isProven]),
  ['dots', ({ before, after }) => /[,+]\s?$/.test(before) && /^\s?[,+]/.test(after)],
  ['ell', () => true],
  ['to', ({ after }) => after.startsWith(' infty')],
  ['Psi', ({ after }) => /^-[A-Z]/.test(after)],
  ['Xi', ({ after }) => /^-[A-Z]/.test(after)],
  ['Delta', ({ after }) => /^\d+\.\d/.test(after)],
]);

/** A Greek letter's name behind a number, in a name the text introduces, or as a term of a formula in a stripped text. */
function isLetter(run: string, { before, after, whole }: Surroundings): boolean {
  if (/^-[A-Z]/.test(after) && whole.named().has(run)) return true;
  if (/(?<![A-Za-z.]\d*)\d$/.test(before)) return true;
  if (whole.scripted().has(run) && whole.evidence()) return true;
  if (whole.numbered().has(run) || (run === 'sigma' && /\d\.\d+$/.test(before))) return true;
  if (/^[,+][a-z]+\)/.test(after) && before.endsWith('(')) return isGreek(/[a-z]+/.exec(after)?.[0] ?? '');
  if (/[([][Α-ωϑϕϵ][,+]$/u.test(before) && /^[)\]]/.test(after)) return true;
  const isTerm = /[([=,<>+*/|]\s?$/.test(before) && /^\s?[)\]=,<>+*/|]/.test(after);
  return (
    (isTerm || /^ ?[=<>≤≥∈]/.test(after) || (/^(?:Omega|Theta)$/.test(run) && after.startsWith('('))) &&
    whole.evidence()
  );
}

/** True if what stands around a command's bare name says that it was the command. */
export function isMarked(run: string, around: Surroundings): boolean {
  const { before, after, trusted, hasScript } = around;
  if (hasScript) return !englishSigns.has(run) || (trusted && /^[_^]\{/.test(after));
  if (/[A-Za-z]$/.test(before)) return false;
  if (isGluedToMathematics(around) && gluedToSign.has(run)) return true;
  if (run === 'pm') return trusted || isPlusMinus(around);
  if (alienWords.has(run)) return true;
  if (trusted)
    return !englishSigns.has(run) || (/ $/.test(before) && hasOperand(around) && /^ \S/.test(after));
  return rules.get(run)?.(around) ?? (isGreek(run) && isLetter(run, around));
}
