// Text that grows by its end, which every step looks at: looking at the end of one long string would cost its length.

export type Output = { settled: string; tail: string };

const longestTail = 256;
const shortestTail = 64;

/** Appends with `step`, which is given the last part of the text only, 64 signs at least. */
export function grow(out: Output, step: (tail: string) => string): void {
  out.tail = step(out.tail);
  if (out.tail.length < longestTail) return;
  out.settled += out.tail.slice(0, -shortestTail);
  out.tail = out.tail.slice(-shortestTail);
}
