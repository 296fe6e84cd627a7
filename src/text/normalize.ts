// What a person typed, as a plain keyboard would have written it. Phones make quotes curly, and input methods for
// Chinese and Japanese type full-width signs.
import { foldLine } from './plain-line.ts';

const DOUBLE_QUOTES = /[“”„‟«»〝〞]/g;
const SINGLE_QUOTES = /[‘’‚‛`´]/g;
const FULL_WIDTH = /[！-～]/g;
const WIDTH_OFFSET = 0xff01 - 0x21;

/** Straight quotes, ASCII for full-width signs, and one line as `foldLine` makes it. Idempotent. */
export function normalizeTyped(text: string): string {
  return foldLine(
    text
      // Some accents are the same as a quote: U+1FEF is U+0060.
      .normalize('NFC')
      .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDTH_OFFSET))
      .replace(DOUBLE_QUOTES, '"')
      .replace(SINGLE_QUOTES, "'"),
  );
}

/** The same with its line breaks, for what is written in several lines; two empty lines in a row are one. */
export const normalizeLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(normalizeTyped)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
