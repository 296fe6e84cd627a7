// A file of papers, and what a person reads when it was sent.
import type { Block, Line, Message } from '../chat/message.ts';
import type { SentFile } from '../chat/platform.ts';
import type { ExportFormat } from '../exports/format.ts';
import { exportFormats } from '../exports/index.ts';
import { count } from './words.ts';

const LONGEST_NAME = 60;

/** `kept-by-you.bib`. */
export function exportFile(title: string, { extension }: ExportFormat, content: string): SentFile {
  const words = title.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  const name = words.join('-').slice(0, LONGEST_NAME).replace(/-+$/, '') || 'papers';
  return { name: `${name}.${extension}`, content, title };
}

export interface Exported {
  /** The file's name. */
  readonly file: string;
  readonly format: ExportFormat;
  readonly isOwn: boolean;
  readonly total: number;
  readonly count: number;
  /** What was exported, as typed, and as a button carries it. */
  readonly typed: string;
  readonly carried: string;
}

export function exportedMessage(exported: Exported): Message {
  const { file, count: papers, format } = exported;
  const said = `with ${count(papers, 'paper')}, sent to you by direct message.`;
  return {
    summary: `${file} ${said}`,
    blocks: [
      { kind: 'text', line: [{ kind: 'bold', text: file }, ` ${said}`] },
      ...notes(exported).map((line) => ({ kind: 'small', line }) as const),
      otherFormats(format, exported.carried),
    ],
  };
}

function notes({ isOwn, format, total, count: papers, typed }: Exported): Line[] {
  const own = isOwn && format.holdsNotes ? [['Your notes and tags are in it.']] : [];
  if (papers === total) return own;
  return [
    [
      `${count(total, 'paper')} match; the file has the ${papers.toLocaleString('en')} that were listed last. For fewer, say more: `,
      { kind: 'command', line: `export ${typed} votes>=20 as ${format.name}` },
    ],
  ];
}

const otherFormats = (format: ExportFormat, carried: string): Block => ({
  kind: 'choice',
  placeholder: 'As another format',
  press: { command: 'export', values: [carried] },
  options: exportFormats
    .filter(({ name }) => name !== format.name)
    .map(({ name, about }) => ({ label: `${name} · ${about}`, value: name })),
});
