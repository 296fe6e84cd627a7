// The key by which a bibliography names a paper: `farebrother2024stop-2403.03950`. It is made of the paper alone, so it is
// the same whatever else is exported, and it ends with the id, so no two papers have the same.
import type { ShownPaper } from '../domain/paper.ts';
import { monthOfId } from './facts.ts';
import { namesOf } from './name.ts';

const LONGEST = 24;
const STOP_WORDS = new Set(
  'a an the on of for in to and with is are do does how what why when can from at by'.split(' '),
);
// Letters that do not come apart into a plain one and its mark.
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ə: 'e',
  ŧ: 't',
};

/** ASCII letters and digits, `-` and `.`: harmless in every program that reads bibliographies. */
export function keyOf({
  id,
  authors,
  shownTitle,
}: Pick<ShownPaper, 'id' | 'authors' | 'shownTitle'>): string {
  const [year] = monthOfId(id);
  return `${firstAuthor(authors) || 'arxiv'}${year}${firstWord(shownTitle)}-${id.replace('/', '-')}`;
}

function firstAuthor(authors: readonly string[]): string {
  const [name] = namesOf(authors.slice(0, 1));
  if (!name) return '';
  return plain(name.kind === 'whole' ? name.text.replace(/^the /i, '') : name.particle + name.family);
}

function firstWord(title: string): string {
  const words = title.split(/[^\p{L}\p{M}\p{N}]+/u).map(plain);
  return words.find((word) => word !== '' && !STOP_WORDS.has(word)) ?? '';
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LONGEST);
