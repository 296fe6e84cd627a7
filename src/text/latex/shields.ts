// Stretches that are nobody's mathematics: addresses, e-mail, code between backticks. Repair walks around them.

export type Shield = { readonly from: number; readonly end: number };

const hints = /:\/\/|:\\|www\.|@|`|\.[a-z]{2,5}\//g;

const domains: ReadonlySet<string> = new Set(
  'com org io net ai edu dev co me gov app cn uk ch de fr jp kr eu info cc tech space site xyz ms gl ly'.split(
    ' ',
  ),
);

const rest = /[^\s{}<>"$\\]+/y;
const host = /(?<![\w.-])[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}$/;
const mailName = /[\w.+-]{1,60}$/;
const mailHost = /[\w-]{1,40}\.[\w.]{2,40}/y;
const path = /:(?:\\[\w.-]+)+/y;
const code = /`[^`'\n]{1,80}`(?!`)/y;

/** Trailing punctuation is not part of an address, and a tie ends it unless it is a home page's. */
const trailing = /(?:[.,;:!?)\]'~]|(?<!\/)~.*)+$/s;

/** In the order of the text, without overlap. */
export function findShields(text: string): readonly Shield[] {
  const shields: Shield[] = [];
  let reached = 0;
  for (const { 0: hint, index } of text.matchAll(hints)) {
    if (index < reached) continue;
    const shield = around(text, hint, index);
    if (shield === undefined || shield.from < reached) continue;
    shields.push(shield);
    reached = shield.end;
  }
  return shields;
}

function around(text: string, hint: string, index: number): Shield | undefined {
  switch (hint) {
    case '://':
      return spanning(
        text,
        index,
        /(?:https?|ftp)$/.exec(text.slice(Math.max(0, index - 5), index))?.[0],
        rest,
      );
    case ':\\':
      return spanning(
        text,
        index,
        /(?<![A-Za-z0-9])[A-Z]$/.exec(text.slice(Math.max(0, index - 2), index))?.[0],
        path,
      );
    case '@':
      return spanning(
        text,
        index,
        mailName.exec(text.slice(Math.max(0, index - 60), index))?.[0],
        mailHost,
        1,
      );
    case '`':
      return /[`\w]/.test(text[index - 1] ?? '') ? undefined : spanning(text, index, '', code);
    case 'www.':
      return /\w/.test(text[index - 1] ?? '') ? undefined : spanning(text, index, '', rest);
    default:
      if (!domains.has(hint.slice(1, -1))) return undefined;
      return spanning(text, index, host.exec(text.slice(Math.max(0, index - 205), index))?.[0], rest);
  }
}

/** From the words in front of the hint to the end of what the pattern reads behind it. */
function spanning(
  text: string,
  index: number,
  front: string | undefined,
  behind: RegExp,
  skip = 0,
): Shield | undefined {
  if (front === undefined) return undefined;
  behind.lastIndex = index + skip;
  const found = behind.exec(text)?.[0];
  if (found === undefined) return undefined;
  const length = behind === code ? found.length : found.replace(trailing, '').length;
  return { from: index - front.length, end: index + skip + length };
}
