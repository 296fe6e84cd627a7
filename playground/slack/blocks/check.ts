// Blocks as Slack checks them.
import type { Json } from '../state.ts';

export function checkBlocks(_blocks: readonly Json[], _place: 'message' | 'view'): void {}

/** Characters of all texts in all blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : textLength(each)),
    0,
  );
}

export function checkView(_view: Json): void {}
