// Text that a spreadsheet shows as it is. Excel, LibreOffice and Google take a cell that begins with one of these signs for
// a formula, also where their language parts cells at `;` and a title goes on behind one. https://owasp.org/www-community/attacks/CSV_Injection

const SIGN = '[=+\\-@\\t\\r＝＋－＠]';
const START = '(^|[,;|\\t\\r\\n])([ "]*)';
const FORMULA = new RegExp(`${START}('*${SIGN})`, 'g');
const HARMLESS_FORMULA = new RegExp(`${START}'('*${SIGN})`, 'g');
// `1602.05990`, `3/4`, `1-2`, `007`, `1e5`: as a number or a date it would read otherwise.
const NUMBER = /^'*\d[\d\s.,:/%-]*(?:[eE][+-]?\d+)?$/;
const HARMLESS_NUMBER = /^''*\d[\d\s.,:/%-]*(?:[eE][+-]?\d+)?$/;

/** The text with an apostrophe before each sign that could begin a formula, and before one that is only digits. */
export function harmlessText(text: string): string {
  const harmless = text.replace(FORMULA, "$1$2'$3");
  return NUMBER.test(harmless) ? `'${harmless}` : harmless;
}

/** What `harmlessText` was given. */
export function cellText(cell: string): string {
  const text = HARMLESS_NUMBER.test(cell) ? cell.slice(1) : cell;
  return text.replace(HARMLESS_FORMULA, '$1$2$3');
}
