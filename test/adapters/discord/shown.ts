// How Discord reads its Markdown, as far as it matters here: what is shown, and what was taken for markup. The
// patterns follow what Discord's client is seen to do; where in doubt this reads more as markup, not less.

export interface Shown {
  readonly text: string;
  readonly markup: readonly string[];
}

type Reading = readonly [kind: string, pattern: RegExp, inner: (match: RegExpExecArray) => string];

const first = (match: RegExpExecArray): string => match[1] ?? '';
const nothing = () => '';

// A label pairs its brackets without looking at backslashes.
const LABEL = String.raw`((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)`;

const READINGS: readonly Reading[] = [
  ['masked link', new RegExp(String.raw`^\[${LABEL}\]\(\s*<?([^\s)]*)>?\s*\)`), first],
  ['mention or time', /^<(?:[@#:/]|t:|id:|a:|https?:)[^>]*>|^@(?:everyone|here)/, nothing],
  ['code block', /^```[\s\S]*?```/, nothing],
  ['code', /^(?:`+)([\s\S]*?[^`])`+/, first],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*/, first],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__/, first],
  ['strike', /^~~([\s\S]+?)~~/, first],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/, first],
  ['italic', /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*/, first],
  ['italic', /^_((?:\\[\s\S]|[^\\_])+?)_/, first],
  ['picture', /^:[\w+-]+:/, nothing],
];
const LINE_READINGS: readonly Reading[] = [
  ['heading', /^#{1,3} /, nothing],
  ['subtext', /^-# /, nothing],
  ['quote', /^>(?:>>)? /, nothing],
  ['list', /^\s*(?:[-*+]|\d+[.)]) /, nothing],
];

/** Reads `source` from its first character on. */
export function shown(source: string): Shown {
  let text = '';
  const markup: string[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const literal = /^\\([^0-9A-Za-z\s])/.exec(rest) ?? /^(https?:\/\/[^\s<]+)/.exec(rest);
    const lineStart = at === 0 || source[at - 1] === '\n';
    const read = literal ? null : readingOf(rest, lineStart);
    if (read) {
      markup.push(read.kind);
      const inside = shown(read.inner);
      text += inside.text;
      markup.push(...inside.markup);
    } else text += literal ? (literal[1] ?? '') : (rest[0] ?? '');
    at += literal ? literal[0].length : (read?.length ?? 1);
  }
  return { text, markup };
}

function readingOf(rest: string, lineStart: boolean) {
  for (const [kind, pattern, inner] of lineStart ? [...LINE_READINGS, ...READINGS] : READINGS) {
    const match = pattern.exec(rest);
    if (match) return { kind, inner: inner(match), length: match[0].length };
  }
  return null;
}

/** The addresses of all masked links. */
export const linksIn = (source: string): string[] =>
  [...source.matchAll(new RegExp(String.raw`\[${LABEL}\]\(\s*<?([^\s)]*)>?\s*\)`, 'g'))].map(
    (match) => match[2] ?? '',
  );
