// What was typed as one line, as the list that it is: each paper or link, and each entry of BibTeX, on a line of its own.
import { parsePaperId } from '../domain/paper-id.ts';
import { firstId } from './found.ts';

/** Text that has lines stays as it is. */
export function typedList(text: string): string {
  if (/[\r\n]/.test(text)) return text;
  if (/@[a-z]+\s*[{(]/i.test(text)) return text.replace(/\s+(?=@[a-z]+\s*[{(])/gi, '\n');
  if (/^\s*[[{]/.test(text)) return text;
  return text.replace(/\S+/g, (word) => (begins(word) ? `\n${word}` : word)).trim();
}

// Also a number that lacks a digit, and a link to something else: then that is said of it.
function begins(word: string): boolean {
  if (/^<?https?:\/\//i.test(word)) return true;
  const bare = word.replace(/[,;]+$/, '');
  return firstId([bare]) !== null || parsePaperId(bare) !== null;
}
