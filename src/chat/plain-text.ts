// Every message as text that reads well aloud: the terminal, notifications, screen readers.
import type { Block, Inline, Message } from './message.ts';

/** The whole message as plain text; `prefix` is how commands are typed there (`/papers`). */
export function plainText(message: Message, prefix: string): string {
  const texts = message.blocks
    .map((block) => ({
      text: blockText(block, prefix),
      flows: block.kind === 'text' || block.kind === 'small',
    }))
    .filter(({ text }) => text.trim() !== '');
  return texts.map(({ text, flows }, index) => gap(flows, texts[index - 1]?.flows) + text).join('');
}

// Lines of running text stay together; everything else stands apart.
function gap(flows: boolean, flowedBefore: boolean | undefined): string {
  if (flowedBefore === undefined) return '';
  return flows && flowedBefore ? '\n' : '\n\n';
}

/** A line as plain text; links keep their words only. */
export function lineText(line: readonly Inline[], prefix: string): string {
  return line.map((run) => inlineText(run, prefix)).join('');
}

function blockText(block: Block, prefix: string): string {
  switch (block.kind) {
    case 'heading':
      return block.aside ? `${block.text} · ${block.aside}` : block.text;
    case 'text':
    case 'small':
      return lineText(block.line, prefix);
    case 'list':
      return block.items
        .map((item, index) => `${String(index + (block.start ?? 1)).padStart(2)}  ${lineText(item, prefix)}`)
        .join('\n');
    case 'card':
      return [block.title, ...block.lines.map((line) => lineText(line, prefix)), block.url].join('\n');
    case 'code':
      return block.text;
    case 'buttons':
    case 'choice':
      return '';
  }
}

function inlineText(run: Inline, prefix: string): string {
  if (typeof run === 'string') return run;
  return run.kind === 'command' ? `${prefix} ${run.line}` : run.text;
}
