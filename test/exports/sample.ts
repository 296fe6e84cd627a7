// Papers with everything that makes an export difficult, and what a list of them becomes.
import { NOTHING_KNOWN, type ShownPaper } from '../../src/domain/paper.ts';
import { type ExportedPaper, unkept } from '../../src/exports/exported-paper.ts';
import { exportFormatNamed } from '../../src/exports/index.ts';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

export const NOW = Date.parse('2025-03-11T08:00:00Z');

/** A paper with its texts as the store would show them. */
export function paper(facts: Partial<ShownPaper> & Pick<ShownPaper, 'id' | 'title'>): ShownPaper {
  const { title, abstract = '' } = facts;
  return {
    ...NOTHING_KNOWN,
    textFrom: 'arxiv',
    abstract,
    authors: [],
    shownTitle: latexToUnicode(title),
    shownAbstract: latexToUnicode(abstract),
    shownSummary: null,
    ...facts,
  };
}

export const value = paper({
  id: '2403.03950',
  title: 'Stop Regressing: Training Value Functions via Classification for Scalable Deep RL',
  abstract: 'Value functions, at 40\\% of the cost & more.',
  authors: ['Jesse Farebrother', 'Mihaela van der Schaar', 'Łukasz Kaiser', 'The ATLAS Collaboration'],
  publishedOn: '2024-03-06',
  categories: ['cs.LG', 'stat.ML'],
  votes: 87,
  version: 2,
  updatedOn: '2024-05-01',
});

export const old = paper({
  id: 'hep-th/9711200',
  title: 'The large $N$ limit of $\\mathcal{N}=4$ & "strings": 100% of F\\"orster in Kyoto',
  authors: [
    'J. M. Maldacena',
    'Sammy Davis, Jr.',
    'Rosencrantz and Guildenstern of Denmark',
    '王小明',
    'Plato',
  ],
  doi: '10.1023/A:1026654312961',
  journalRef: 'Adv. Theor. Math. Phys. 2 (1998) 231',
  withdrawn: true,
});

const kept: ExportedPaper = {
  paper: value,
  note: 'For Thursday: {50% & more}\nsee #3',
  tags: ['reinforcement learning', 'to_read'],
  keptAt: NOW,
};

export const both: readonly ExportedPaper[] = [kept, unkept(old)];

/** The whole file. */
export async function written(
  format: string,
  papers: Iterable<ExportedPaper>,
  title = 'Kept by the team',
): Promise<string> {
  const found = exportFormatNamed(format);
  if (!found) throw new Error(`no format ${format}`);
  let text = '';
  for await (const piece of found.write(papers, { title, now: NOW })) text += piece;
  return text;
}
