// The papers of the trial's lists as an arXiv has them. What is not known of them (the day of some, the categories of
// the seeds) is left out; that they are announced on the day of their list is made up, like the lists.
import { readSeeds } from '../../src/sources/seeds.ts';
import { rehearsal } from '../hugging-face/rehearsal.ts';
import type { LocalPaper } from './paper.ts';

/** Primary first, as on the papers' pages at arXiv. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  '1706.03762': ['cs.CL', 'cs.LG'],
  '1512.03385': ['cs.CV'],
  '1412.6980': ['cs.LG'],
  '1810.04805': ['cs.CL'],
  '1406.2661': ['stat.ML', 'cs.LG'],
  '1301.3781': ['cs.CL'],
  '1505.04597': ['cs.CV'],
  '2006.11239': ['cs.LG', 'stat.ML'],
  '2010.11929': ['cs.CV', 'cs.AI', 'cs.LG'],
  '1312.6114': ['stat.ML', 'cs.LG'],
  '1409.0473': ['cs.CL', 'cs.LG', 'cs.NE', 'stat.ML'],
  '1312.5602': ['cs.LG'],
  '1502.03167': ['cs.LG'],
  '1409.1556': ['cs.CV'],
};

/** The mathematics of the rehearsed abstracts before Hugging Face strips it. */
const MATHEMATICS: readonly string[] = [
  '$\\mathcal{O}(n^2 d)$',
  '$d_k^{1/2}$',
  '$\\beta_1$ and $\\beta_2$',
  '$\\theta_t = \\theta_{t-1} - \\alpha m_t / (v_t^{1/2} + \\epsilon)$',
  '$\\epsilon = 10^{-8}$',
  '$\\ell_\\infty$',
  '$\\mathbb{R}^d$',
  '$\\epsilon_\\theta(x_t, t)$',
  '$16\\times16$',
  '$p_\\theta(x|z)$',
  '$q_\\phi(z|x)$',
  '$\\alpha_{ij}$',
  '$\\sigma_B^2$',
  '$3\\times3$',
];

export function trialPapers(): LocalPaper[] {
  const { day, papers } = readSeeds();
  const seeds = papers.map(({ id, title, abstract, authors, publishedOn, categories }) =>
    localPaper({ id, title, abstract, authors, publishedOn: publishedOn ?? '', categories }, day),
  );
  const rehearsed = Object.entries(rehearsal).flatMap(([listDay, ofDay]) =>
    ofDay.map((paper) => {
      const categories = CATEGORIES[paper.id] ?? [];
      return localPaper({ ...paper, abstract: unstripped(paper.abstract), categories }, listDay);
    }),
  );
  return [...seeds, ...rehearsed];
}

type Known = Pick<LocalPaper, 'id' | 'title' | 'abstract' | 'authors' | 'categories'> & {
  readonly publishedOn: string;
};

function localPaper(
  { id, title, abstract, authors, categories, publishedOn }: Known,
  day: string,
): LocalPaper {
  return {
    id,
    version: 1,
    title,
    abstract,
    authors,
    categories,
    ...(publishedOn.length === 10 ? { published: `${publishedOn}T00:00:00Z` } : {}),
    announced: [{ day, kind: 'new' }],
  };
}

function unstripped(text: string): string {
  return MATHEMATICS.reduce(
    (sum, formula) => sum.replace(formula.replace(/[$\\]/g, ''), () => formula),
    text,
  );
}
