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
  head: () => '[\n',
  entry: (one) => JSON.stringify(recordOf(one)),
  between: ',\n',
  tail: '\n]\n',
});

function recordOf({ paper, note, tags, keptAt }: ExportedPaper) {
  const { shownAbstract: _, shownSummary: __, ...known } = paper;
  return { ...known, note, tags, keptAt: keptAt === null ? null : instant(keptAt) };
}
