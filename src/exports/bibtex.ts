// BibTeX, in the shape that arXiv itself gives: `@misc` with eprint, archivePrefix and primaryClass. UTF-8; one field on a
// line; the title's LaTeX stays, and braces keep its capitals and mathematics from styles that write titles small.
import type { Paper, ShownPaper } from '../domain/paper.ts';
import { arxivUrl } from '../domain/paper-id.ts';
import type { ExportedPaper } from './exported-paper.ts';
import { dateParts, doiOf } from './facts.ts';
import { exportFormat } from './format.ts';
import { keyOf } from './key.ts';
import { type Name, namesOf } from './name.ts';
import { bracesMatch, escapedTex, latexWords, type TexWord } from './tex.ts';

export const bibtex = exportFormat({
  name: 'bibtex',
  aliases: ['bib', 'biblatex', 'latex', 'tex'],
  extension: 'bib',
  mimeType: 'application/x-bibtex',
  about: 'for LaTeX',
  holdsNotes: true,
  head: () => '',
  entry: (one) => {
    const lines = fieldsOf(one).map(([name, value]) => `  ${name.padEnd(13)} = ${value},\n`);
    return `@misc{${keyOf(one.paper)},\n${lines.join('')}}\n`;
  },
  between: '\n',
  tail: '',
});

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function fieldsOf({ paper, note, tags }: ExportedPaper): (readonly [string, string])[] {
  const [year = 0, month] = dateParts(paper);
  const [primary] = paper.categories;
  const monthName = MONTHS[(month ?? 0) - 1];
  const authors = namesOf(paper.authors).map(author).join(' and ');
  return [
    ['title', `{${words(paper).join(' ')}}`],
    ...(authors ? [['author', `{${authors}}`] as const] : []),
    ['year', `{${year}}`],
    ...(monthName ? [['month', monthName] as const] : []),
    ['eprint', `{${paper.id}}`],
    ['archivePrefix', '{arXiv}'],
    ...field('primaryClass', primary ?? null),
    ...(paper.version === null ? [] : [['version', `{${paper.version}}`] as const]),
    ['doi', `{${escapedTex(doiOf(paper))}}`],
    ['url', `{${arxivUrl(paper.id)}}`],
    ...field('howpublished', paper.journalRef),
    ...field('note', paper.withdrawn ? 'Withdrawn' : null),
    ...(paper.shownAbstract ? [['abstract', `{${abstract(paper)}}`] as const] : []),
    ...field('keywords', tags.join(', ')),
    ...field('annote', note),
  ];
}

const field = (name: string, text: string | null): (readonly [string, string])[] =>
  text ? [[name, `{${escapedTex(text)}}`]] : [];

// `von Last, Jr, First`: https://www.bibtex.org/Format/
function author(name: Name): string {
  if (name.kind === 'whole') return `{${escapedTex(name.text)}}`;
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  return [family, name.suffix, name.given]
    .filter(Boolean)
    .map((part) => escapedTex(part))
    .join(', ');
}

// Hugging Face strips the backslashes, so what is left of LaTeX there is none.
const ownLatex = ({ textFrom }: Paper, text: string): readonly TexWord[] | null =>
  textFrom === 'huggingface' ? null : latexWords(text);

const abstract = (paper: ShownPaper): string =>
  ownLatex(paper, paper.abstract)
    ?.map(({ tex }) => tex)
    .join(' ') ?? escapedTex(paper.shownAbstract);

function words(paper: ShownPaper): string[] {
  const plain = (word: string): TexWord => ({ tex: escapedTex(word), isLatex: false });
  const all = ownLatex(paper, paper.title) ?? paper.shownTitle.split(' ').map(plain);
  const inSmall = isSentence(all);
  return all.map((word, at) => {
    const isName =
      inSmall && at > 0 && /^\W*\p{Lu}/u.test(word.tex) && !/[:.?!]$/.test(all[at - 1]?.tex ?? '');
    return word.isLatex || isName || hasOwnCapitals(word.tex) ? braced(word.tex) : word.tex;
  });
}

/** Capitals that belong to the word and not to its place: `GPT-4`, `LoRA`, `3D`, `K-Means`. */
const hasOwnCapitals = (tex: string): boolean =>
  /[\p{L}\p{N}][^\s\p{L}]*\p{Lu}/u.test(
    tex.replace(/\\[a-z]+\{\}/g, '').replace(/(?<=\p{Ll})-(?=\p{Lu}\p{Ll})/gu, ' '),
  );

/** Whether the title is written like a sentence, so that a capital says that a word is a name. */
function isSentence(all: readonly TexWord[]): boolean {
  const long = all.slice(1).filter(({ tex, isLatex }) => !isLatex && /^\p{L}{4}/u.test(tex));
  return long.filter(({ tex }) => /^\p{Lu}/u.test(tex)).length * 2 < long.length;
}

// A group that begins with a command is one accented letter to BibTeX, and it would change its case. Punctuation stays
// outside: behind a colon styles keep the capital.
function braced(tex: string): string {
  const [, before = '', word = tex, after = ''] = /^(["'(]*)(.*?)([,;:.?!)"']*)$/s.exec(tex) ?? [];
  const inner = bracesMatch(word) ? word : tex;
  const outer = inner.startsWith('\\') ? `{{${inner}}}` : `{${inner}}`;
  return inner === word ? `${before}${outer}${after}` : outer;
}
