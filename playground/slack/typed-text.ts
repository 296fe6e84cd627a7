// What a person has typed, as their client sends it: escaped, addresses in angle brackets, and the same as rich text.
import type { Content, Json } from './state.ts';

const ADDRESS = /https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]'"]/g;

export function typedContent(text: string): Content {
  const runs = runsOf(text);
  const escaped = runs
    .map((run) => (run.isLink ? `<${escapeText(run.text)}>` : escapeText(run.text)))
    .join('');
  const elements = runs.map(({ isLink, text: words }) =>
    isLink ? { type: 'link', url: words } : { type: 'text', text: words },
  );
  const section: Json = { type: 'rich_text_section', elements };
  return {
    text: escaped,
    blocks: [{ type: 'rich_text', block_id: 'typed', elements: [section] }],
    attachments: [],
    payload: { text: escaped },
  };
}

interface Run {
  readonly isLink: boolean;
  readonly text: string;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    runs.push({ isLink: false, text: text.slice(at, index) }, { isLink: true, text: address });
    at = index + address.length;
  }
  return [...runs, { isLink: false, text: text.slice(at) }].filter((run) => run.text !== '');
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
