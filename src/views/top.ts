// What a workspace has kept most.
import type { Line, Message } from '../chat/message.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { listMessage } from './list.ts';
import { paperLine } from './paper.ts';

interface TopLine {
  readonly paper: ShownPaper;
  readonly keepers: number;
  readonly votes: number;
}

export function topMessage(lines: readonly TopLine[], over: string): Message {
  const span = over === 'ever' ? 'so far' : `in the last ${over}`;
  if (lines.length === 0) {
    const today = { kind: 'command', line: 'today' } as const;
    return {
      summary: 'Nothing kept yet',
      blocks: [
        { kind: 'text', line: [`Nobody here has kept or voted for a paper ${span}. To begin: `, today] },
      ],
    };
  }
  const byId = new Map(lines.map((line) => [line.paper.id, line]));
  return listMessage({
    title: 'Most kept here',
    intro: [`What people of this workspace kept and voted for ${span}:`],
    papers: lines.map(({ paper }) => paper),
    from: 1,
    buttons: [],
    line: (paper): Line => [...paperLine(paper), ...counted(byId.get(paper.id))],
  });
}

function counted(line: TopLine | undefined): Line {
  if (!line) return [];
  const kept = line.keepers > 0 ? [`🔖 ${line.keepers}`] : [];
  const votes = line.votes > 0 ? [`👍 ${line.votes}`] : [];
  return [`  ${[...kept, ...votes].join('  ')}`];
}
