// What a BibTeX field says: the reverse of exports/tex.ts, and enough of everybody else's TeX.
import { latexToUnicode } from '../text/latex-to-unicode.ts';

const SIGNS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
  par: '\n',
};
const OURS =
  /\\([#$%&_{}])|\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum|par)(?:\{\}|(?![A-Za-z]) ?)/g;

/** One text, braces gone. Line ends are those that were written as such; others are blanks. */
export function texText(field: string): string {
  const text = field.replace(/\s+/g, ' ').trim();
  if (!/[\\{}~]/.test(text)) return text;
  const left = text.replace(OURS, '');
  // Signs of their own would be taken for LaTeX, so both are never read at once.
  if (left.includes('\\'))
    return latexToUnicode(text.replace(/\\par(?:\{\}|(?![A-Za-z]))/g, ' ')).replace(/[{}]/g, '');
  return text.replace(new RegExp(`${OURS.source}|[{}~]`, 'g'), (whole, sign?: string, name?: string) => {
    if (sign !== undefined) return sign;
    if (name !== undefined) return SIGNS[name] ?? '';
    return whole === '~' ? ' ' : '';
  });
}
