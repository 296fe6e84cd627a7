// Whether a whole text lost its backslashes: what decides where a single word alone cannot.

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

/** What a text as a whole says about a single word of it; each is found out at the first question. */
export type WholeText = { readonly evidence: () => boolean; readonly named: () => ReadonlySet<string> };

export function wholeText(text: string): WholeText {
  return { evidence: once(() => hasEvidence(text)), named: once(() => namedLetters(text)) };
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

const thinSpace = /(?<![A-Za-z])(sim|approx|times|leq|geq)!(?=\d)/g;
const thinSpaces = /!(in|times|cdot|sim|to|leq|geq|mapsto|leftarrow|rightarrow|leftrightarrow|=|-|\+)!/g;

/** `left(` was `\left(`, and where it stands `right)` is its other half; `x!in!R` was `x\!\in\!R`. */
export function withoutSpacing(text: string, signOf: (name: string) => string | undefined): string {
  const sized = opening.test(text) ? text.replace(sizes, '') : text;
  if (!sized.includes('!')) return sized;
  const named = (_: string, name: string) => signOf(name) ?? name;
  return sized.replace(thinSpaces, named).replace(thinSpace, named);
}
