// Foreign text in Discord's Markdown: shown as it is, never read as markup. discord.js's own escapeMarkdown leaves
// masked links, subtext and every <…> as they are.
import { clip } from '../../src/text/clip.ts';
import { foldLine } from '../../src/text/plain-line.ts';

/**
 * One line that shows what it says, for places that read no Markdown. Two or three blanks stay, for they part things,
 * and a no-break space, for it keeps a sign with its number.
 */
export function oneLine(text: string): string {
  return around(text, /( {2,3}|(?<=\S)\u00a0(?=\S)) */)
    .replace(/ {4,}/g, '   ')
    .trim();
}

/** The same for fixed width: line breaks and all blanks stay, tabs become blanks. */
export function manyLines(text: string): string {
  return around(text.replace(/\r\n?/g, '\n').replace(/\t/g, '  '), /([ \n]+)/);
}

/** Folds what stands between the separators, which the pattern captures. */
const around = (text: string, separators: RegExp): string =>
  text
    .split(separators)
    .map((part, index) => (index % 2 === 0 ? foldLine(part) : part))
    .join('');

// `@everyone` rings nobody (allowed_mentions), but unescaped it would look as if it did.
const MARKUP = /[\\`*_~|[\]<>#]|@(?=everyone|here)/g;
// `:bookmark:` would become a picture.
const SHORTCODE = /:(?=[\w+-]+:)/g;
const LINE_MARK = /^(\s*)([-+]|\d+(?=[.)]))/;
// A bare address stays as it is: a backslash in it would become part of it. Where more follows without a blank, Discord
// would take that and its backslashes too, so there it is no address any more.
const ADDRESS = /((?<=^|[\s("'])https?:\/\/[\w.~/?%&=+#:@,;-]+(?=[)"']*[.,;:!?]*(?:\s|$)))/;
const OTHER_ADDRESS = /(?<=https?)(?=:\/\/)/gi;

/** Literal text for a place that reads Markdown; `lineStart` where nothing stands before it on its line. */
export function escapeText(text: string, lineStart = false): string {
  const escaped = text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkup(part)))
    .join('');
  return lineStart ? escaped.replace(LINE_MARK, escapeLineMark) : escaped;
}

const escapeMarkup = (text: string): string =>
  text.replace(MARKUP, String.raw`\$&`).replace(SHORTCODE, String.raw`\:`).replace(OTHER_ADDRESS, '\\');

// `- x` is guarded before its dash, `1. x` before its dot: a backslash before a digit would be shown.
const escapeLineMark = (_: string, blanks: string, mark: string): string =>
  /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`;

/**
 * What `form` makes of `text`, in at most `room` units: the text is shortened before it is escaped, so no escape is
 * ever cut in two. Empty where nothing of it fits.
 */
export function fitted(text: string, room: number, form: (text: string) => string): string {
  let most = Math.min(text.length, Math.max(0, room));
  while (most > 0) {
    const formed = form(clip(text, most));
    if (formed.length <= room) return formed;
    most -= Math.max(1, Math.floor((formed.length - room) / 2));
  }
  return '';
}
