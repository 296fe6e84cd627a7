// What somebody has shared with everybody in a place, and the word to the one who did.
import type { Button, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { type EditionFacts, editionTitle, howMany, neighbours } from './edition.ts';
import { paperLine } from './paper.ts';
import { keepingSigns } from './words.ts';

/** A list for everybody; `papers` are those that it shows, in order. */
export function sharedList(
  edition: EditionFacts,
  papers: readonly ShownPaper[],
  now: number,
  zone: string,
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
      { kind: 'small', line: [`React ${keepingSigns(papers.length)} here to keep one.`] },
      { kind: 'buttons', buttons: [...(rest ? [all] : []), ...neighbours({ ...edition, next: null })] },
    ],
  };
}

export const sharedMessage = (): Message => ({
  summary: 'Shared here',
  blocks: [{ kind: 'text', line: ['Shared here, for everybody to see and keep.'] }],
});
