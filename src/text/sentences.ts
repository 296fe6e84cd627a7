// Prose to sentences. A stop ends a sentence only where the next one visibly begins.

// The last words before a stop (small letters) after which a sentence goes on.
const GOES_ON: ReadonlySet<string> = new Set(
  'e.g i.e eg ie cf vs viz resp approx fig figs eq eqs dr prof mr mrs w.r.t a.k.a'.split(' '),
);
// After these it goes on unless the next word is one that sentences begin with.
const MAY_GO_ON = /^(?:al|etc|inc|ltd|\p{Lu}|\p{L}(?:\.\p{L})+)$/u;
const BEGINNERS =
  /^ ?["“(]?(?:We|This|These|Those|The|In|On|Our|It|Its|To|For|By|As|At|With|While|However|Here|A|An|Such|Their|They|Then|Finally|Existing|Recent)\b/;
// A run of stops is looked at once, at its beginning, or a line of dots would cost the square of its length.
const STOP =
  /(?<![.!?])[.!?]+["'”’)\]]*(?= )|(?<=[\p{Ll}\d)])\.(?=(?:We|This|These|The|In|Our|To|However|Extensive) )|(?<![。！？])[。！？]+["'”’」』]*/gu;

/** The sentences of one line of text, without the blanks between them. Linear. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const stop of text.matchAll(STOP)) {
    const end = stop.index + stop[0].length;
    const sentence = text.slice(start, end).trim();
    if (!isEnd(sentence.slice(0, -stop[0].length), stop[0], text.slice(end, end + 20))) continue;
    found.push(sentence);
    start = end;
  }
  const last = text.slice(start).trim();
  return last === '' ? found : [...found, last];
}

function isEnd(before: string, stop: string, after: string): boolean {
  if (/^[。！？]/.test(stop)) return true;
  // `3D`, `"Quoted`, `(Bracketed`, `𝒪` and Chinese may begin a sentence; a small letter hardly ever does.
  if (/^ ["“'(]?\p{Ll}/u.test(after) || /^ [[({]?\d{4}[\])}]/.test(after)) return false;
  if (!stop.startsWith('.') || stop.length > 1) return before !== '';
  const word = before.slice(before.lastIndexOf(' ') + 1).replace(/^["“'([]+/, '');
  if (GOES_ON.has(word.toLowerCase()) || (/^no$/i.test(word) && /^ \d/.test(after))) return false;
  if (MAY_GO_ON.test(word)) return BEGINNERS.test(after);
  return !/^\(?\d{0,3}$/.test(before);
}
