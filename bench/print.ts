// How every bench speaks: a heading, and under it a line for each thing measured.

/** What is measured, and beside what. */
export function heading(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One figure; `remark` compares it with another. */
export function line(name: string, figure: string, remark = ''): void {
  process.stdout.write(`  ${name.padEnd(38)}${figure.padStart(12)}  ${remark}`.trimEnd());
  process.stdout.write('\n');
}

/** Milliseconds to read: `0.42 ms`, `5.3 ms`, `731 ms`. */
export function ms(value: number): string {
  return `${value.toFixed(value < 1 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** `× 1.24`. */
export const ratio = (ours: number, theirs: number): string => `× ${(ours / theirs).toFixed(2)}`;

/** The value below which `share` of them lie; 0 where there are none. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

export const median = (values: readonly number[]): number => quantile(values, 0.5);
