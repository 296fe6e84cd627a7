// Blocks that are too many or too much for one message.
import type { types } from '@slack/bolt';
import { BLOCKS, BLOCKS_TOTAL } from './limits.ts';

const sizeOf = (value: unknown): number => JSON.stringify(value).length + ','.length;

export const fits = (blocks: readonly types.KnownBlock[]): boolean =>
  blocks.length <= BLOCKS && sizeOf(blocks) <= BLOCKS_TOTAL;

/** Fewer blocks with the same words: texts that follow one another become one block. */
export function joined(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const kept: types.KnownBlock[] = [];
  for (const block of blocks) {
    const last = kept.at(-1);
    if (block.type === 'rich_text' && last?.type === 'rich_text') {
      kept[kept.length - 1] = { ...last, elements: [...last.elements, ...block.elements] };
    } else kept.push(block);
  }
  return kept;
}

const MISSING: types.RichTextBlock = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '…' }] }],
};

/** The last resort: what one can press, then as many of the others as fit, and a sign where the first one is missing. */
export function shortened(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const kept = new Set<types.KnownBlock>();
  let room = BLOCKS_TOTAL / 2;
  const keep = (block: types.KnownBlock, places: number) => {
    const size = sizeOf(block);
    if (size > room || kept.size >= places) return;
    room -= size;
    kept.add(block);
  };
  for (const block of blocks) if (block.type === 'actions') keep(block, BLOCKS / 2);
  room += BLOCKS_TOTAL / 2 - sizeOf([MISSING]);
  for (const block of blocks) if (block.type !== 'actions') keep(block, BLOCKS - 1);
  const firstMissing = blocks.find((block) => !kept.has(block));
  return blocks.flatMap((block) => {
    if (kept.has(block)) return [block];
    return block === firstMissing ? [MISSING] : [];
  });
}
