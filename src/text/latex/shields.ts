// Stretches that are nobody's mathematics: addresses, e-mail, code between backticks. Repair walks around them.

const endings =
  'com|org|io|net|ai|edu|dev|co|me|gov|app|cn|uk|ch|de|fr|jp|kr|eu|info|cc|tech|space|site|xyz|ms|gl|ly';

const shielded = new RegExp(
  [
    String.raw`(?:https?|ftp):\/\/[^\s{}<>"$\\]+`,
    String.raw`\bwww\.[^\s{}<>"$\\]+`,
    String.raw`\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:${endings})\/[^\s{}<>"$\\]*`,
    String.raw`\b[\w.+-]{1,60}@[\w-]{1,40}\.[\w.]{2,40}`,
    String.raw`(?<![\`\w])\`[^\`'\n]{1,80}\`(?!\`)`,
  ].join('|'),
  'g',
);

const hint = /:\/\/|www\.|@|`|\.[a-z]{2,5}\//;

export type Shield = { readonly from: number; readonly end: number };

/** In the order of the text, without overlap; trailing punctuation is not part of an address. */
export function findShields(text: string): readonly Shield[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(shielded)].map(({ 0: found, index }) => {
    const trimmed = found.replace(/(?:[.,;:!?)\]'~]|(?<!\/)~.*)+$/s, '');
    return { from: index, end: index + trimmed.length };
  });
}
