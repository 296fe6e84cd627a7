// Whether a whole text lost its backslashes: what decides where a single word alone cannot.

import { greekLetters } from './symbols.ts';
import { alienWords, isGreek } from './words.ts';

const sureMarks = new RegExp(
  [
    `(?<![A-Za-z])(?:${[...alienWords].join('|')})(?![A-Za-z])`,
    String.raw`\d ?times\d|[\d)]times(?![a-z])`,
    String.raw`[A-Za-z0-9)\]][\^_]\{`,
    String.raw`(?<![A-Za-z])sim ?\d[\d.,]*(?:[kKMBx%]|times)?(?![A-Za-z\d])`,
    'math(?:bb|cal|bf|rm)',
    'langle[a-z]',
  ].join('|'),
);

/** True if the text holds a mark that only stripped LaTeX has. */
function hasEvidence(text: string): boolean {
  return sureMarks.test(text);
}

const introduced =
  /(?:^|(?:propose|introduce|present|develop|call|name|term|dubb)(?:s|d|ed)?,?\s(?:an? |the )?)([a-z]{2,7})-(?=[A-Z][A-Za-z]+(?!\w*-))/g;

/** `we propose gamma-PO`: nobody who types plain text introduces a method so, in none of 63,455 abstracts. */
function namedLetters(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(introduced)].map(([, word]) => word ?? '');
  return new Set(found.filter(isGreek));
}

const spelled = /((?:\b[A-Z][\w-]{1,30} ){2,6})\(([a-z]{1,9}[A-Z]{1,9})\)/g;

/** `Maximal Update Parametrization (muP)`: initials, and no Greek letter. */
function initials(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(spelled)].filter(([, words = '', name = '']) =>
    (words.match(/\b[A-Z]/g) ?? []).join('').toLowerCase().endsWith(name.toLowerCase()),
  );
  const names = found.map(([, , name]) => name ?? '');
  return new Set(names.filter((name) => text.indexOf(name) === text.lastIndexOf(name)));
}

const numberedLetter = /(?<![\w.-])(alpha|beta|gamma|lambda)\d{1,2}(?![\w-])/g;

/** `alpha1` is no word, and beside it alpha is none either; phi4 and pi0 are names of models. */
function numberedLetters(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(numberedLetter)].map(([, letter]) => letter ?? ''));
}

const scriptedLetter = new RegExp(
  `(?<![A-Za-z_/])(${[...greekLetters.keys()].filter((name) => name.length > 1).join('|')})[_^]`,
  'g',
);

/** `theta_i`: where the text also says `theta`, it is the letter. */
function scriptedLetters(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(scriptedLetter)].map(([, letter]) => letter ?? ''));
}

/** What a text as a whole says about a single word of it; each is found out at the first question. */
export type WholeText = {
  /** It lost backslashes for certain. */
  readonly evidence: () => boolean;
  /** Greek letters that begin the name of the thing it introduces. */
  readonly named: () => ReadonlySet<string>;
  /** Greek letters that carry a number somewhere in it. */
  readonly numbered: () => ReadonlySet<string>;
  /** Greek letters that carry a script somewhere in it. */
  readonly scripted: () => ReadonlySet<string>;
  /** Names that begin like a Greek letter and are initials of words. */
  readonly initials: () => ReadonlySet<string>;
};

export function wholeText(text: string): WholeText {
  return {
    evidence: once(() => hasEvidence(text)),
    named: once(() => namedLetters(text)),
    numbered: once(() => numberedLetters(text)),
    scripted: once(() => scriptedLetters(text)),
    initials: once(() => initials(text)),
  };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

const opening = /(?<![A-Za-z]{2})(?:left|[bB]igg?l?)(?:[([{|]|lfloor|lceil|langle)/;
const sizes =
  /(?<![A-Za-z]{2})(?:(?:left|[bB]igg?l)(?=\s?(?:[([{|]|lfloor|lceil|langle))|(?:right|[bB]igg?r)(?=\s?(?:[)\]}|]|rfloor|rceil|rangle))|[bB]igg?(?=[()[\]|]))/g;

const unitHint = /\d,[kcmnsMGTKFfWdh%]/;
const thinSpace = /(?<![A-Za-z])(sim|approx|times|leq|geq|pm)!(?=\d)/g;
const thinSpaces =
  /!(in|times|cdot|sim|approx|to|le|ge|leq|geq|pm|mapsto|leftarrow|rightarrow|leftrightarrow|=|-|\+|<|>)!/g;
/** `O!(n)`, `Omega!left(`: a space taken back before a bracket. */
const kerning = /!(?<=(?<![A-Za-z])(?:[A-Z]|Omega|Theta|exp|log)!)(?=[([])/g;
/** `20,FPS`, `63,%`: the space between a number and its unit. */
const unitSpace =
  /,(?<=[\s~≈∼±×(><=–-]\d{1,9}(?:\.\d{1,9})?,)(?=(?:[kcmn]?m|[mn]?s|[kMG]?Hz|[GMTK]B|FPS|fps|[mk]?W|dB|K|h|kg|%)(?![\w]))/g;

/** `left(` was `\left(`, and where it stands `right)` is its other half; `x!in!R` was `x\!\in\!R`. */
export function withoutSpacing(text: string, signOf: (name: string) => string | undefined): string {
  const named = text.replace(/(?<=operatorname)\*(?=\{)/g, '');
  const sized = opening.test(named) ? named.replace(sizes, '') : named;
  const spaced = unitHint.test(sized) && hasEvidence(sized) ? sized.replace(unitSpace, ' ') : sized;
  if (!spaced.includes('!')) return spaced;
  const signed = (_: string, name: string) => signOf(name) ?? name;
  return spaced.replace(thinSpaces, signed).replace(thinSpace, signed).replace(kerning, '');
}
