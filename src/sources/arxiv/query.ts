// A search in the words of a person -> arXiv's search language, in which nothing they typed has a meaning.

import type { SourceSearch } from '../source.ts';

const MAX_TERMS = 16;

/** The value of `search_query`; null when nothing is left to search for. */
export function searchQuery({
  words = [],
  title = [],
  authors = [],
  categories = [],
}: SourceSearch): string | null {
  const terms = [
    ...words.map((word) => ['all', word] as const),
    ...title.map((word) => ['ti', word] as const),
    ...authors.map((name) => ['au', name] as const),
    ...categories.map((category) => ['cat', category] as const),
  ].flatMap(([field, value]) => quoted(value).map((phrase) => `${field}:${phrase}`));
  return terms.length === 0 ? null : terms.slice(0, MAX_TERMS).join(' AND ');
}

function quoted(value: string): string[] {
  const phrase = value
    .slice(0, 200)
    .replace(/["():\\]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return phrase === '' ? [] : [`"${phrase}"`];
}
