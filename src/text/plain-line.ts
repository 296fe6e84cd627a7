// Text from outside (a title, a name) as one line that shows what it says and nothing else.

// Joiners and selectors belong to the emoji they stand in; elsewhere they are not seen either.
const EMOJI =
  /\p{Extended_Pictographic}[\uFE0E\uFE0F\p{EMod}]?(?:\u200D\p{Extended_Pictographic}[\uFE0E\uFE0F\p{EMod}]?)*|[\d#*]\uFE0F\u20E3/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cs}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/u;
const EMOJI_OR_UNSEEN = new RegExp(`(${EMOJI.source})|${UNSEEN.source}`, 'gu');
// U+0085 ends a line and U+2800 is a blank, although JavaScript does not count them as such.
const CONTROLS = /(?![\s\u0085])\p{Cc}/gu;
const BLANKS = /[\s\u0085\u2800]+/g;
// Nothing to drop and nothing to compose.
const ASCII = /^[\t-\r -~]*$/;
/** All but a single blank, which is most of them and stays as it is. */
const ASCII_BLANKS = / *[\t-\r][\t-\r ]*| {2,}/g;
// More than any script needs; piles of them run over the lines above and below.
const MARKS_IN_A_PILE = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of what was meant: white space folded to single blanks, controls, direction marks, zero-width characters
 * and lone surrogates dropped, letters composed (NFC). Idempotent. Says nothing about markup: adapters escape that.
 */
export function foldLine(text: string): string {
  if (ASCII.test(text)) return text.replace(ASCII_BLANKS, ' ').trim();
  return text
    .replace(CONTROLS, '')
    .replace(EMOJI_OR_UNSEEN, '$1')
    .normalize('NFC')
    .replace(MARKS_IN_A_PILE, '$1')
    .replace(BLANKS, ' ')
    .trim();
}
