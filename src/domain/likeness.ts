// How like two papers are, by the words they share: the rarer a word, the more it tells.
import type { PaperWords } from './filter/paper-words.ts';

/** Of how many papers, and in how many of them a word occurs. */
export interface WordCounts {
  readonly papers: number;
  readonly of: (word: string) => number;
}

/** Words and how much each tells about a text; all together have length 1. */
export type Profile = ReadonlyMap<string, number>;

/** A title says in ten words what an abstract says in two hundred. */
const TITLE = 2;
const LETTER = /[\p{L}\p{N}]/u;

/** How often each word occurs. */
export function termsOf({ title, abstract, keywords }: PaperWords): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  const add = (words: string, times: number): void => {
    // Signs stand between two texts.
    for (const word of words.split(' '))
      if (LETTER.test(word)) terms.set(word, (terms.get(word) ?? 0) + times);
  };
  add(title, TITLE);
  add(abstract, 1);
  add(keywords, 1);
  return terms;
}

/** Weighed by tf–idf, the count of a word damped by its logarithm. */
export function profileOf(terms: ReadonlyMap<string, number>, counts: WordCounts): Profile {
  const weights = [...terms].map(
    ([word, times]) => [word, (1 + Math.log(times)) * rarity(counts, word)] as const,
  );
  return normalized(new Map(weights));
}

/** What several texts are about together. */
export function profileOfAll(profiles: readonly Profile[]): Profile {
  const sum = new Map<string, number>();
  for (const profile of profiles)
    for (const [word, weight] of profile) sum.set(word, (sum.get(word) ?? 0) + weight);
  return normalized(sum);
}

/** 0 where they share nothing, 1 where they are the same: the cosine between them. */
export function likeness(one: Profile, other: Profile): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  return sum;
}

/** The words that tell most, those that no paper has left out. */
export const tellingWords = (profile: Profile, counts: WordCounts, most: number): string[] =>
  [...profile]
    .filter(([word]) => counts.of(word) > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([word]) => word);

const rarity = ({ papers, of }: WordCounts, word: string): number => {
  const count = Math.min(of(word), papers);
  return Math.log(1 + (papers - count + 0.5) / (count + 0.5));
};

function normalized(weights: ReadonlyMap<string, number>): Profile {
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return new Map([...weights].map(([word, weight]) => [word, length === 0 ? 0 : weight / length]));
}
