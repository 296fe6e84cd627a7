// The header of a digest: what list it is, how whole it is, and the papers that follow in its thread.
import type { Button, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { type EditionFacts, editionTitle, howMany, neighbours } from './edition.ts';
import { paperLine } from './paper.ts';

const HOW_TO_KEEP = {
  digest: 'React 1️⃣–🔟 here to keep one, or 🔖 on a paper in the thread.',
  shared: 'React 1️⃣–🔟 here to keep one.',
};

/** The header; `papers` are those that the thread will hold, in order. A shared list has no thread. */
export function digestHeader(
  edition: EditionFacts,
  papers: readonly ShownPaper[],
  now: number,
  zone: string,
  purpose: 'digest' | 'shared' = 'digest',
): Message {
  const title = editionTitle(edition.day, dayIn(now, zone));
  const rest = edition.count > papers.length;
  const all: Button = {
    label: `All ${edition.count}`,
    press: { command: 'date', values: [edition.day] },
  };
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title, aside: edition.sourceTitle },
      {
        kind: 'text',
        line: [...howMany(edition, now, zone), ...(rest ? [` · the ${papers.length} with most votes:`] : [])],
      },
      { kind: 'list', items: papers.map(paperLine) },
      { kind: 'small', line: [HOW_TO_KEEP[purpose]] },
      { kind: 'buttons', buttons: [...(rest ? [all] : []), ...neighbours({ ...edition, next: null })] },
    ],
  };
}
