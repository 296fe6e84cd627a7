// A paper as words, part by part: what the store indexes and what is matched in memory.
import { latexToUnicode } from '../../text/latex-to-unicode.ts';
import { wordsOf } from '../../text/words.ts';
import type { Paper, ShownPaper } from '../paper.ts';
import type { TextField } from './expression.ts';

/** Words joined by single blanks. `labels` are no words of the paper but what it is filed under. */
export interface PaperWords {
  readonly title: string;
  readonly abstract: string;
  readonly keywords: string;
  readonly authors: string;
  readonly org: string;
  readonly labels: string;
}

export const PARTS = ['title', 'abstract', 'keywords', 'authors', 'org', 'labels'] as const;

// Signs that no text's words hold (text/words.ts): between two texts, for all papers, before a label's words.
const BETWEEN = ' ¶ ';
/** A label of every paper. */
export const EVERY_PAPER = '∀';
const LABEL_SIGNS = { category: '§', submitter: '¤' } as const;

/** Mathematics is there in both forms, the source's and the one that people read. `words` may have some ready. */
export function paperWords(paper: Paper | ShownPaper, words = wordsOf): PaperWords {
  const shown = 'shownTitle' in paper ? paper : null;
  const { organization } = paper;
  return {
    title: texts([paper.title, shown?.shownTitle ?? latexToUnicode(paper.title)], words),
    abstract: texts([paper.abstract, shown?.shownAbstract ?? latexToUnicode(paper.abstract)], words),
    keywords: texts(paper.keywords),
    authors: texts(paper.authors),
    org: organization ? texts([organization.fullName, organization.name]) : '',
    labels: [
      EVERY_PAPER,
      ...paper.categories.map((category) => labelled('category', wordsOf(category))),
      ...(paper.submittedBy ? [labelled('submitter', wordsOf(paper.submittedBy))] : []),
    ].join(BETWEEN),
  };
}

/** The parts in which a field's words are looked for. */
export const PARTS_OF: Readonly<Record<TextField, readonly (keyof PaperWords)[]>> = {
  anywhere: ['title', 'abstract', 'keywords', 'authors', 'org'],
  title: ['title'],
  author: ['authors'],
  org: ['org'],
  category: ['labels'],
  submitter: ['labels'],
};

/** The words of a condition as they stand in the parts of its field. */
export const soughtWords = (field: TextField, words: string): string =>
  field === 'category' || field === 'submitter' ? labelled(field, words) : words;

const labelled = (field: keyof typeof LABEL_SIGNS, words: string): string =>
  words.replace(/[^ ]+/g, (word) => LABEL_SIGNS[field] + word);

// A text is most often the same in both forms: its words are made once.
const texts = (all: readonly string[], words = wordsOf): string =>
  [...new Set([...new Set(all)].map((text) => words(text)))].join(BETWEEN);
