// The word somebody meant when they mistyped it.

/** Longer words are not compared: nobody mistypes forty letters, and the time grows with the square. */
const LONGEST = 40;

/**
 * The candidates within a sensible distance (a third of the word's length, at least one slip), nearest first, in
 * their own order where equally near. A slip is a letter too many, missing, wrong, or swapped with its neighbour.
 */
export function nearestFew(word: string, candidates: readonly string[], most: number): string[] {
  const typed = word.toLowerCase();
  if (typed === '' || typed.length > LONGEST) return [];
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  return candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(typed, candidate.toLowerCase(), allowed) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The nearest candidate, or null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  return nearestFew(word, candidates, 1)[0] ?? null;
}

// Optimal string alignment, a row at a time; gives up where the lengths alone differ by too much.
function slipsBetween(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          wrong,
          swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
