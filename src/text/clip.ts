// Cutting text so that nobody sees half a letter.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';
// More than any letter with its marks, less than would cost time; a longer one is left out whole.
const LONGEST_GRAPHEME = 64;

/**
 * `text` in at most `max` UTF-16 units (what `length`, Slack and Discord count), ending in `…` where something is
 * missing. Cuts between graphemes, at the last word boundary where that keeps most of it.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  const kept = wholeGraphemes(text, max - ELLIPSIS.length);
  const atWord = /\s/.test(text.charAt(kept.length)) ? kept : lastWordsOf(kept);
  return atWord.replace(/[\s,;:.–—-]{1,8}$/, '') + ELLIPSIS;
}

function wholeGraphemes(text: string, max: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + LONGEST_GRAPHEME))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

// Text without blanks (Chinese, a long formula) is cut where it is, or next to nothing would be left.
function lastWordsOf(text: string): string {
  const end = text.search(/\s\S*$/);
  return end > text.length * 0.6 ? text.slice(0, end) : text;
}
