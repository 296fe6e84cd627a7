// Which dollars open mathematics, and which are money, a shell variable or a slip of the author.

/** Index of the next dollar that no backslash escapes, or -1. */
export function nextDollar(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 36) return at;
  }
  return -1;
}

const texMarks = /[\\^_{}=<>|]/;
const proseRun = /[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}/;
const wordOrDigit = /[\p{L}\p{N}]/u;

/** True if the text from one dollar (at `open`) to the next (at `close`) reads as mathematics. */
export function isMathematics(text: string, open: number, close: number): boolean {
  const content = text.slice(open + 1, close);
  if (content.trim() === '' || content.length > 3000 || /\n\s*\n/.test(content)) return false;
  if (content.includes('\\')) return true;
  const after = text[close + 1] ?? '';
  const startsAsMoney = /^\d/.test(content);
  if (startsAsMoney && /\d/.test(after) && !/[\^_{}=]/.test(content)) return false;
  if (startsAsMoney && /^[\d,.]+\s?[kKMBT]?(illion|\b).*\s$/s.test(content) && !/[\^_{}=]/.test(content))
    return false;
  const prose = proseRun.test(content);
  if (texMarks.test(content) && !prose) return true;
  return prose || /^\s|\s$/.test(content) ? hasTightFlanks(text, open, close) : true;
}

function hasTightFlanks(text: string, open: number, close: number): boolean {
  const before = text[open - 1] ?? ' ';
  const first = text[open + 1] ?? ' ';
  const last = text[close - 1] ?? ' ';
  const after = text[close + 1] ?? ' ';
  const isShort = close - open < 40 && !proseRun.test(text.slice(open, close));
  if (isShort) return true;
  return (
    !wordOrDigit.test(before) && /[^\s.,;:)]/.test(first) && /[^\s(]/.test(last) && !wordOrDigit.test(after)
  );
}

/** A dollar that lost its partner among mathematics says nothing; before a number or a name in capitals it may. */
export function isStray(text: string, at: number): boolean {
  return !/^\$\s?[\d.]|^\$[A-Z_]{2,}\b/.test(text.slice(at, at + 40));
}
