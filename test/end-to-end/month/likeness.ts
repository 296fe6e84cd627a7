// How near papers are to what a team has kept, reckoned anew: the cosine of their words, the rarer a word the more it tells.
// Words are cut more simply here than in the program, so two papers whose scores are close may stand in either order.
import type { KnownPaper } from './known.ts';
import type { Taste } from './shelves.ts';

/** Scores that are closer than this are taken for equal; with less than half of it a few of a month’s stand otherwise. */
const CLOSE = 0.03;
/** From here on two papers share more than the words of their field. */
const NEAR = 0.12;

type Profile = ReadonlyMap<string, number>;

const SHORT = 3;

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > SHORT && /[^suix]s$/.test(word) ? word.replace(/ies$/, 'ys').slice(0, -1) : word,
  );
}

const counted = new Map<string, ReadonlyMap<string, number>>();

function timesOf({ title, abstract, keywords }: KnownPaper): ReadonlyMap<string, number> {
  const text = [title, abstract, ...keywords].join('\n');
  const known = counted.get(text);
  if (known) return known;
  const times = new Map<string, number>();
  counted.set(text, times);
  for (const word of [title, title, abstract, ...keywords].flatMap(wordsIn))
    times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

const ofLengthOne = (weights: ReadonlyMap<string, number>): Profile => {
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([word, weight]) => [word, length === 0 ? 0 : weight / length]));
};

function together(profiles: readonly Profile[]): Profile {
  const sum = new Map<string, number>();
  for (const profile of profiles)
    for (const [word, weight] of profile) sum.set(word, (sum.get(word) ?? 0) + weight);
  return ofLengthOne(sum);
}

function cosine(one: Profile, other: Profile): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  return sum;
}

/** How rare words are among all papers that are known. */
export function createLikeness(all: readonly KnownPaper[]) {
  const papersWith = new Map<string, number>();
  for (const paper of all)
    for (const word of timesOf(paper).keys()) papersWith.set(word, (papersWith.get(word) ?? 0) + 1);
  const profiles = new Map<ReadonlyMap<string, number>, Profile>();

  function profileOf(paper: KnownPaper): Profile {
    const times = timesOf(paper);
    const known = profiles.get(times);
    if (known) return known;
    const weights = [...times].map(([word, count]) => {
      const papers = papersWith.get(word) ?? 0;
      const rarity = Math.log(1 + (all.length - papers + 0.5) / (papers + 0.5));
      return [word, (1 + Math.log(count)) * rarity] as const;
    });
    const profile = ofLengthOne(new Map(weights));
    profiles.set(times, profile);
    return profile;
  }

  return function nearnessTo({ liked, disliked }: Taste) {
    const whole = together(liked.map(profileOf));
    const unwanted = together(disliked.map(profileOf));
    const toEach = (paper: KnownPaper) =>
      liked.map((one) => ({ one, nearness: cosine(profileOf(one), profileOf(paper)) }));
    const scores = new Map<string, number>();
    const scored = (paper: KnownPaper): number => {
      const nearest = Math.max(0, ...toEach(paper).map(({ nearness }) => nearness));
      return cosine(whole, profileOf(paper)) + nearest - cosine(unwanted, profileOf(paper));
    };
    return {
      scoreOf(paper: KnownPaper): number {
        const score = scores.get(paper.id) ?? scored(paper);
        scores.set(paper.id, score);
        return score;
      },
      toOthers: (paper: KnownPaper) => toEach(paper).filter(({ one }) => one.id !== paper.id),
    };
  };
}

export type Nearness = ReturnType<ReturnType<typeof createLikeness>>;

/** `chosen` should be the nearest of the candidates, the nearest first. */
export function orderFaults(
  { scoreOf }: Nearness,
  candidates: readonly KnownPaper[],
  chosen: readonly KnownPaper[],
): string[] {
  const scores = chosen.map(scoreOf);
  const found = scores.flatMap((score, index) =>
    scores.slice(index + 1).some((later) => later > score + CLOSE)
      ? [`${chosen[index]?.id} (${score.toFixed(3)}) stands before one that is nearer`]
      : [],
  );
  const least = Math.min(...scores);
  const leftOut = candidates.filter((one) => !chosen.includes(one) && scoreOf(one) > least + CLOSE);
  return [...found, ...leftOut.map(({ id }) => `leaves out ${id}, which is nearer`)];
}

/** Those that are among the `top` nearest for sure, and those that may be. */
export function nearestOf({ scoreOf }: Nearness, candidates: readonly KnownPaper[], top: number) {
  const last = candidates.map(scoreOf).sort((one, other) => other - one)[top - 1] ?? Number.NEGATIVE_INFINITY;
  return {
    surely: candidates.filter((one) => scoreOf(one) > last + CLOSE),
    maybe: candidates.filter((one) => scoreOf(one) >= last - CLOSE),
  };
}

const letters = (text: string): string => text.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** What is said of a paper's nearness to others, `near 2 the team kept: Title, …`, should be so. */
export function nearFaults({ toOthers }: Nearness, paper: KnownPaper, words: string): string[] {
  const others = toOthers(paper);
  const near = (least: number) => others.filter(({ nearness }) => nearness >= least);
  const [, said, title = ''] = /near (one|\d+) the team kept: (.{8,60})/.exec(words) ?? [];
  if (said === undefined)
    return near(NEAR + CLOSE).length > 0 ? [`does not say what ${paper.id} is near`] : [];
  const count = said === 'one' ? 1 : Number(said);
  const isCount = near(NEAR + CLOSE).length <= count && count <= near(NEAR - CLOSE).length;
  const nearest = Math.max(...others.map(({ nearness }) => nearness));
  const begins = letters(title).slice(0, 8);
  const isNearest = others.some(
    ({ one, nearness }) => nearness >= nearest - CLOSE && letters(one.title).startsWith(begins),
  );
  return [
    ...(isCount ? [] : [`${paper.id} is not near ${said}`]),
    ...(isNearest ? [] : [`${paper.id} is nearest to another than ${title}`]),
  ];
}
