// The judgement whether a bare word, or a bare brace, was mathematics: always by a mark that English lacks.

import { type Piece, segment } from './segment.ts';
import { alienWords, gluedSigns, isGreek, signOf } from './words.ts';

/** What stands around a word: already rendered before it, as it came behind it. */
export type Surroundings = {
  readonly before: string;
  readonly after: string;
  /** Inside a script or an argument, where only mathematics stands. */
  readonly trusted: boolean;
  /** The text shows elsewhere that backslashes were lost. */
  readonly evidence: boolean;
  /** Greek words that the text introduces as the first half of a name. */
  readonly named: ReadonlySet<string>;
};

const sureMarks = new RegExp(
  String.raw`(?<![A-Za-z])(?:${[...alienWords].join('|')})(?![A-Za-z])|\d ?times\d|[\d)]times(?![a-z])|[A-Za-z0-9)\]][\^_]\{|(?<![A-Za-z])sim ?\d[\d.,]*(?:[kKMBx%]|times)?(?![A-Za-z\d])|math(?:bb|cal|bf|rm)|langle[a-z]`,
);

/** True if the text holds a mark that only stripped LaTeX has. */
export function hasEvidence(text: string): boolean {
  return sureMarks.test(text);
}

const introduced =
  /(?:^|(?:propose|introduce|present|develop|call|name|term|dubb)(?:s|d|ed)?,?\s(?:an? |the )?)([a-z]{2,7})-(?=[A-Z][A-Za-z]+(?!\w*-))/g;

/** `we propose gamma-PO`: nobody who types plain text introduces a method so; 0 of 63,455 abstracts. */
export function namedLetters(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(introduced)].map(([, word]) => word ?? '');
  return new Set(found.filter(isGreek));
}

/** The commands a bare run of letters is made of, or undefined if it stays the word it is. */
export function cutWord(run: string, around: Surroundings, hasScript: boolean): readonly Piece[] | undefined {
  const isSign = signOf(run) !== undefined;
  if (isSign && (hasScript ? mayCarry(run, around) : isMarked(run, around)))
    return [{ text: run, kind: 'sign' }];
  if (isSign && !hasScript && run !== 'to') return undefined;
  const cuts = segment(run, around.trusted ? 'loose' : 'strict');
  if (cuts !== undefined && cuts.length > 1 && isPlausible(cuts, around, hasScript)) return cuts;
  return splitAround(run, around.evidence) ?? afterNumber(run, around) ?? withName(run, around);
}

const englishSigns = new Set(
  `in to top bot star mid prime parallel angle degree cap cup ring div ni gets bullet diamond triangle lozenge Box Diamond
   amalg perp vert text rank mod conv span supp sign sgn ll gg le ge ne mp wr`.split(/\s+/),
);

/** A script right behind it makes a sign of it, unless names of programs look like that too. */
function mayCarry(run: string, around: Surroundings): boolean {
  if (around.trusted) return !englishSigns.has(run) || /^[_^]\{/.test(around.after);
  return !englishSigns.has(run);
}

const number = String.raw`[-+]?\.?\d[\d.,]*`;
const numberNext = new RegExp(`^\\s?${number}`);
const numberBefore = /\d[\d.,]*[%kKMB°]? ?$/;
const simNumber = /^\s?[$<>+-]?\d[\d.,]*(?:\/\d+)?(?:[kKMBTXxsh×%]|ms|[KMGT]B|times|[-–]|st)?(?![A-Za-z\d])/;
const operandBefore = /(?:^|[\s([{,=|:])[A-Za-z](?: |$)$|[)\]}⁰-₎ₐ-ₜᵃ-ᶻⁱⁿ²³¹Α-ωℂ-ℿ𝒜-𝟿'] ?$/u;
const singleNext = /^ (?![aI] |A [a-z])(?:[A-Za-z](?![A-Za-z'’])|math[a-z])/;

/** A bare word that is a command's name: what around it says that it was one? */
function isMarked(run: string, around: Surroundings): boolean {
  const { before, after, trusted, evidence } = around;
  if (/[A-Za-z]$/.test(before)) return false;
  if (mathSign.test(before) && gluedToSign.has(run)) return true;
  if (run === 'pm')
    return numberNext.test(after) && (!/\d ?[ap]?$/.test(before) || numberBefore.test(before));
  if (alienWords.has(run)) return true;
  if (trusted)
    return !englishSigns.has(run) || (operandBefore.test(before) && / $/.test(before) && /^ \S/.test(after));
  switch (run) {
    case 'times':
      return isTimes(before, after);
    case 'sim':
      return (
        !/[A-Za-z]\d*$/.test(before) &&
        (simNumber.test(after) || (operandBefore.test(before) && singleNext.test(after)))
      );
    case 'approx':
      return (
        /^\d/.test(after) || (evidence && numberNext.test(after)) || (evidence && operandBefore.test(before))
      );
    case 'ge':
    case 'le':
      return isBound(run, around);
    case 'll':
    case 'gg':
      return !/['’]$/.test(before) && operandBefore.test(before) && /^ \S/.test(after);
    case 'ne':
    case 'cap':
    case 'cup':
    case 'subset':
    case 'wedge':
    case 'vee':
    case 'perp':
      return evidence && operandBefore.test(before) && singleNext.test(after);
    case 'dots':
      return /[,+]\s?$/.test(before) && /^\s?[,+]/.test(after);
    case 'mid':
      return (
        singleNext.test(after) && (/[(|[][A-Za-z] $/.test(before) || (evidence && operandBefore.test(before)))
      );
    case 'in':
      return /(?<![)\]}])\s$/.test(before) && operandBefore.test(before) && isSet(around);
    case 'ell':
      return true;
    case 'Psi':
    case 'Xi':
      return /^-[A-Z]/.test(after);
    case 'Delta':
      return /^\d+\.\d/.test(after);
    default:
      if (around.named.has(run) && /^-[A-Z]/.test(after)) return true;
      return isGreek(run) && (/(?<![A-Za-z.]\d*)\d$/.test(before) || (evidence && isBareGreek(run, around)));
  }
}

/** `q ge 4`, `(le 7B)`; French has the word `le`, but hardly there. */
function isBound(run: string, { before, after, evidence }: Surroundings): boolean {
  if (numberNext.test(after) && (run === 'ge' || /\($/.test(before))) return true;
  const isOperand = operandBefore.test(before) || /(?<![A-Za-z])\d+[A-Za-z]?\)? $/.test(before);
  return (
    (operandBefore.test(before) || (evidence && isOperand)) &&
    (numberNext.test(after) || singleNext.test(after) || /^ [^\x20-\x7e]/.test(after))
  );
}

/** `x in R^d`, `k in {1, 2}`; an interval only where the text shows other marks, for statisticians write `d in [0, 1]`. */
function isSet({ after, evidence }: Surroundings): boolean {
  return /^ (?:\{|[A-Z][\^_]|math|[ℝℕℤ𝒜-𝟿])/u.test(after) || (evidence && /^ [[(]\d/.test(after));
}

const mathSign = /[Α-ωϑϕϵϱ⁰-₎ₐ-ₜᵃ-ᶻ²³¹ℂ-ℿ→-⋿⟨-⟫𝒜-𝟿]$/u;
const gluedToSign = new Set(
  'approx sim in times cdot leq geq neq le ge propto ll gg to equiv cap cup subset log mid'.split(' '),
);

function isTimes(before: string, after: string): boolean {
  if (/^\d/.test(after)) return true;
  if (/[\d)%°²³¹⁰-⁹]$/.test(before)) return true;
  if (/[\d)°%²³]\s$/.test(before) && /^\s\(?[\d√]/.test(after)) return true;
  if (/(?:^|[([])\s?$/.test(before) && /^ \d/.test(after)) return true;
  if (/^ [A-Z]{1,2}\d/.test(after) && /\d $/.test(before)) return true;
  return operandBefore.test(before) && singleNext.test(after);
}

const greekWords = new Set(
  'alpha beta gamma delta pi phi eta nu chi Delta Sigma Phi Pi Omega Psi Gamma Lambda'.split(' '),
);

/** Letters that are also words or names must stand in a formula; the others need only the evidence. */
function isBareGreek(run: string, { before, after }: Surroundings): boolean {
  const framed = /[([=,<>+*/|]\s?$/.test(before) && /^\s?[)\]=,<>+*/|]/.test(after);
  return (
    framed ||
    /^ ?[=<>≤≥∈]/.test(after) ||
    (!greekWords.has(run) && !/^[-\w]/.test(after) && !/[-\w]$/.test(before))
  );
}

function isPlausible(cuts: readonly Piece[], around: Surroundings, hasScript: boolean): boolean {
  if (cuts.some(({ kind }) => kind === 'macro')) return true;
  const signs = cuts.filter(({ kind }) => kind === 'sign').map(({ text }) => text);
  const singles = cuts.length - signs.length;
  const isMath = around.trusted || hasScript;
  if (!isMath && !signs.every((sign) => gluedSigns.has(sign) || isGreek(sign) || sign === 'sim'))
    return false;
  const glued = signs.filter((sign) => gluedSigns.has(sign)).length;
  if (singles === 0) return glued > 0 || (isMath && signs.every(isGreek));
  const last = cuts.at(-1);
  if (last?.kind === 'letter' && !isMath && /[a-z]/.test(last.text)) return false;
  return glued > 0 && (singles === 1 || (cuts[0]?.kind === 'letter' && last?.kind === 'letter'));
}

/** `ARleftrightarrowEN`, `LLMtimesMapReduce`, `langlequery`: names so long, or so placed, that no word holds them. */
function splitAround(run: string, evidence: boolean): readonly Piece[] | undefined {
  const found =
    longNames.exec(run) ??
    (evidence && !/(?:st|quad|w)rangle$/.test(run) ? /(?<=[a-z]{3})rangle$/.exec(run) : null);
  if (found === null) return undefined;
  const sign = found[0];
  const parts = [run.slice(0, found.index), sign, run.slice(found.index + sign.length)];
  return parts
    .filter((text) => text !== '')
    .map((text) => ({ text, kind: text === sign ? 'sign' : 'letter' }));
}

const longNames =
  /(?:long)?(?:left|right|Left|Right|leftright|Leftright|hookright|up|down)arrow|(?<=[A-Za-z])(?<![Ss]ome)times(?=[A-Z])|^(?:langle|lfloor|lceil)(?=[a-z]{2})/;

/** `5timesfaster`, `73.4rightarrowand`: behind a number a command may be followed by a word. */
function afterNumber(run: string, { before, after }: Surroundings): readonly Piece[] | undefined {
  if (/\d$/.test(before) && /^[kKMBx]sim$/.test(run) && /^ ?\d/.test(after))
    return lettersAndSign(run.slice(0, 1), 'sim');
  if (/\d[ ~]$|\d$/.test(before) && microUnit.test(run))
    return [...lettersAndSign('', 'mu'), ...lettersAndSign(run.slice(2), '')];
  if (!/[\d⁰-⁹²³¹]$/.test(before) || !/^times(?=[A-Z]|[a-z]{3})/.test(run)) return undefined;
  return [...lettersAndSign('', 'times'), ...lettersAndSign(run.slice(5), '')];
}

/** `nlog n`, `muP`, `Psi-Sampler`. */
function withName(run: string, { before, after }: Surroundings): readonly Piece[] | undefined {
  if (/[A-Za-z]$/.test(before)) return undefined;
  const member = /^([a-zA-Z])in$/.exec(run);
  if (
    member !== null &&
    !(/^[A-Z]/.test(run) && after.startsWith(' ')) &&
    /^ ?[([{](?:-?\.?\d|-infty)|^[A-Z]\^/.test(after) &&
    !/^(?:bin|sin|min|tin|win)$/.test(run)
  ) {
    return lettersAndSign(member[1] ?? '', 'in');
  }
  const bound = /^([b-df-npq-zB-DF-NP-Z])(ge|le)$/.exec(run);
  if (bound !== null && /^ ?\d|^ [a-z](?![A-Za-z])/.test(after))
    return lettersAndSign(bound[1] ?? '', bound[2] ?? '');
  if (run === 'to' && /(?:\d\d|\.\d|%)$/.test(before) && /^\d\d|^\d\.\d/.test(after))
    return lettersAndSign('', 'to');
  if (/^(?:log){2,4}$/.test(run)) return (run.match(/log/g) ?? []).map((text) => ({ text, kind: 'sign' }));
  const log = /^([a-zA-Z])(log|ln)$/.exec(run);
  if (log !== null && /^ ?[({]|^ [A-Za-z](?![A-Za-z])|^\^/.test(after) && !/^[bcfsv]/i.test(run)) {
    return lettersAndSign(log[1] ?? '', log[2] ?? '');
  }
  const letter = /^(mu|rho|sigma|tau|lambda|epsilon|theta|gamma|alpha|beta)([A-Z]{1,4})$/.exec(run);
  return letter === null
    ? undefined
    : [...lettersAndSign('', letter[1] ?? ''), ...lettersAndSign(letter[2] ?? '', '')];
}

const microUnit = /^mu(?:m|s|g|M|L|W|A|C|V|H|F|J)$/;

function lettersAndSign(text: string, sign: string): Piece[] {
  const pieces: Piece[] = [];
  if (text !== '') pieces.push({ text, kind: 'letter' });
  if (sign !== '') pieces.push({ text: sign, kind: 'sign' });
  return pieces;
}

export type BraceKind = 'sign' | 'group' | 'style' | 'script' | 'fraction' | 'link';

/** What a brace outside scripts and arguments was: its own sign, a group, a lower half of a fraction, a link's words. */
export function braceKind(out: string, content: string, behind: string): BraceKind {
  if (/\S$/.test(out) && /^this (?:https?|ftp) URL$/i.test(content)) return 'link';
  const isGlued = /[\p{L}\p{N})-]$/u.test(out);
  if (isGlued && /^[,=.<>:+\-~!;'′ ]+$/.test(content)) return 'group';
  if (/^(?:sim|times|approx|pm|circ|leq|geq|to|rightarrow)$/.test(content) || /^[\^_]./.test(content))
    return 'group';
  if (/^\s?(?:https?:|www\.)\S*(?:\{[^{}]*\})?\s?$/.test(content)) return 'group';
  if (/[\^_]/.test(behind) && signOf(content.trim()) !== undefined) return 'group';
  if (/^(?:bf|it|rm|tt|sf|sc|em) \S/.test(content)) return 'style';
  if (/^cal [A-Z]$/.test(content)) return 'script';
  if (/[\^_]/.test(behind) && /^[A-Z]{1,3}$/.test(content)) return 'group';
  if (isGlued && isLower(out, content, behind)) return 'fraction';
  const isGluedBehind = /[\p{Lu}\p{Ll}\p{Lo}]/u.test(behind);
  return (isGlued || isGluedBehind) && /^[\p{Lu}\p{Ll}\p{Lo}\p{M}]{1,12}$/u.test(content) ? 'group' : 'sign';
}

function isLower(out: string, content: string, behind: string): boolean {
  if (/\p{L}/u.test(behind) || content.length > 60 || content.includes(', ')) return false;
  return (
    /(?:^|[^A-Za-z.\d])(?:\d+|[A-Za-z])$|\)$/.test(out.slice(-8)) &&
    /^[^A-Za-z]*(?:[A-Za-z][^A-Za-z]*)?$|[\^_+]/.test(content)
  );
}
