// Shows a page of an edition; what `today`, `date` and their buttons have in common.
import type { Button, Line } from '../chat/message.ts';
import type { Answer } from '../chat/platform.ts';
import type { Source } from '../sources/source.ts';
import { listedPapers } from '../store/editions.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { type EditionFacts, editionTitle, howMany, neighbours } from '../views/edition.ts';
import { listMessage, PAGE } from '../views/list.ts';
import type { Context } from './command.ts';

/** The papers of an edition from number `from` on; `before` is said first. Remembers the list for `show 3`. */
export async function editionAnswer(
  edition: EditionFacts,
  source: Source,
  context: Context,
  { from = 1, before = [] }: { from?: number; before?: Line } = {},
): Promise<Answer> {
  const { db, asker, now, zone, today } = context;
  const ids = await listedPapers(db, source.name, edition.day);
  await saveLastList(db, asker, ids, now);
  const papers = await papersById(db, ids.slice(from - 1, from - 1 + PAGE));
  const message = listMessage({
    title: editionTitle(edition.day, today),
    aside: edition.sourceTitle,
    intro: [...before, ...howMany(edition, now, zone)],
    papers,
    from,
    buttons: pageButtons(edition, from, ids.length),
  });
  return { message, replace: true };
}

function pageButtons(edition: EditionFacts, from: number, total: number): Button[] {
  const page = (label: string, start: number): Button => ({
    label,
    press: { command: 'date', values: [edition.day, String(start)] },
  });
  const next = from + PAGE;
  const more = next <= total ? [page(`More (${next}–${Math.min(total, next + PAGE - 1)})`, next)] : [];
  const back = from > 1 ? [page('Back', Math.max(1, from - PAGE))] : [];
  const share: Button[] =
    total > 0 && from === 1
      ? [{ label: 'Share here', press: { command: 'share', values: [edition.day] } }]
      : [];
  return [...more, ...back, ...neighbours(edition), ...share];
}
