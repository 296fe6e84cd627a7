// What people might search for: words of titles, by themselves and with conditions. The same lines each time.
import { wordsOf } from '../src/text/words.ts';

/** The slowest that the filter language allows: sixteen of the commonest words. */
export const WORST: readonly string[] = [
  'we a the of and to in for with on is model method data propose result',
  'we OR a OR the OR of OR and OR to OR in OR for OR with OR on OR is OR model OR method OR data OR propose OR result',
  '-we',
  'the',
  'model OR votes>=100',
  '-(model votes>=100) -(data stars>10) during:2025',
];

// Nearly half of the searches have words only.
const CONDITIONS: readonly string[] =
  '|||| votes>=50| has:code| category:cs.CL| after:2025-09| -survey'.split('|');

/** `count` searches by one to three words of titles, every fifth by a phrase, about half of them with a condition. */
export function searchLines(titles: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, place) => {
    const title = titles[(place * 7919) % titles.length] ?? '';
    const words = wordsOf(title)
      .split(' ')
      .filter((word) => word.length > 2);
    const start = place % Math.max(1, words.length - 3);
    const some = words.slice(start, start + 1 + (place % 3));
    const text = place % 5 === 0 ? `"${some.join(' ')}"` : some.join(' ');
    return (text === '""' ? 'model' : text) + CONDITIONS[place % CONDITIONS.length];
  });
}
