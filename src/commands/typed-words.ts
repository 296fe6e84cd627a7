// A typed line as words, each with its place in the line, so that free text can be cut out of it as it stands.

export interface Word {
  /** Without the quotes that kept it together. */
  readonly text: string;
  /** Whether it stood in quotes: then it is a value and never a keyword. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** The words of a line with single blanks and straight quotes (text/normalize.ts), from `start` on. Linear. */
export function typedWords(line: string, start = 0): Word[] {
  const closing = { '"': closingQuotes(line, '"'), "'": closingQuotes(line, "'") };
  const words: Word[] = [];
  for (let at = start; at < line.length; ) {
    if (line[at] === ' ') {
      at++;
      continue;
    }
    const quote = line[at];
    const close = quote === '"' || quote === "'" ? (closing[quote](at + 1) ?? -1) : -1;
    const end = close >= 0 ? close + 1 : wordEnd(line, at);
    const text = close >= 0 ? line.slice(at + 1, close) : line.slice(at, end);
    words.push({ text, quoted: close >= 0, start: at, end });
    at = end;
  }
  return words;
}

const wordEnd = (line: string, at: number): number => {
  const blank = line.indexOf(' ', at);
  return blank < 0 ? line.length : blank;
};

// Where the next such quote ends a word. It is asked from left to right, so no part of the line is read twice.
function closingQuotes(line: string, quote: string): (from: number) => number | undefined {
  const ends: number[] = [];
  for (let at = 0; at < line.length; at++)
    if (line[at] === quote && (at + 1 === line.length || line[at + 1] === ' ')) ends.push(at);
  let next = 0;
  return (from) => {
    while (next < ends.length && (ends[next] ?? 0) < from) next++;
    return ends[next];
  };
}
