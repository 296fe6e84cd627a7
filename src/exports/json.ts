// Everything that is stored of a paper, each field by its name, and what its keeper added. `npm run import` reads it too.
import type { ExportedPaper } from './exported-paper.ts';
import { instant } from './facts.ts';
import { exportFormat } from './format.ts';

export const json = exportFormat({
  name: 'json',
  aliases: [],
  extension: 'json',
  mimeType: 'application/json',
  about: 'everything known, for programs',
  holdsNotes: true,
  head: () => '[\n',
  entry: (one) => JSON.stringify(recordOf(one)),
  between: ',\n',
  tail: '\n]\n',
});

function recordOf({ paper, note, tags, keptAt }: ExportedPaper) {
  const { id, title, shownTitle, authors, shownAbstract: _, shownSummary: __, ...rest } = paper;
  const kept = { note, tags, keptAt: keptAt === null ? null : instant(keptAt) };
  return { id, title, shownTitle, authors, ...rest, ...kept };
}
