// What could be known of the lists and of their papers, found out from the play and from what the sources were asked, and
// not by the program's own means.
import type { LocalPaper } from '../../../playground/arxiv/paper.ts';
import { type LocalDay, listAt, type WireEntry } from '../../../playground/hugging-face/day.ts';
import { hoursOf } from '../../../src/sources/hugging-face/hours.ts';
import { dayInNewYork, midnightInNewYork } from './new-york.ts';

export interface KnownPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Null where Hugging Face has not listed it. */
  readonly votes: number | null;
  readonly hasCode: boolean;
  readonly hasProject: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const dateAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
export const addDays = (day: string, count: number): string => dateAt(Date.parse(day) + count * DAY);

interface Hours {
  readonly closesAt: (day: string) => number;
  /** The day whose list the source keeps open. */
  readonly openDayAt: (now: number) => string;
}

export const HUGGING_FACE: Hours = {
  closesAt: (day) => hoursOf(day).closesAt,
  openDayAt(now) {
    const days = [1, 0].map((offset) => dateAt(now + offset * DAY));
    return days.find((day) => hoursOf(day).opensAt <= now) ?? dateAt(now - DAY);
  },
};

/** Feeds are rebuilt at midnight in New York; six hours later nobody waits for one that is late. */
const ARXIV: Hours = {
  closesAt: (day) => midnightInNewYork(day) + 6 * HOUR,
  openDayAt: dayInNewYork,
};

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly status: number;
}

interface Played {
  readonly days: readonly LocalDay[];
  readonly papers: readonly LocalPaper[];
  /** What each source was asked; grows. */
  readonly asked: { readonly huggingFace: readonly Asked[]; readonly arxiv: readonly Asked[] };
}

export type Known = ReturnType<typeof knownFrom>;
export type Lists = Known['huggingface'];

/** Learns from every answer that the sources gave; what was once listed stays so. */
export function knownFrom({ days, papers, asked }: Played) {
  const entries = new Map<string, WireEntry>();
  const texts = new Map<string, LocalPaper>();
  const onArxiv = new Map(papers.map((paper) => [paper.id, paper]));
  const huggingface = createLists(HUGGING_FACE, paper);
  const arxiv = createLists(ARXIV, paper);
  const unread = { huggingFace: createUnread(asked.huggingFace), arxiv: createUnread(asked.arxiv) };

  function paper(id: string): KnownPaper | undefined {
    const text = texts.get(id);
    const entry = entries.get(id);
    return text || entry ? knownPaper(id, text, entry) : undefined;
  }

  function learnList({ url, at }: Answered): void {
    const played = days.find(({ day }) => day === url.searchParams.get('date'));
    if (!played) return;
    const list = listAt(played, at);
    for (const entry of list) entries.set(entry.paper.id, entry);
    huggingface.add(
      played.day,
      list.map((entry) => entry.paper.id),
      at,
    );
  }

  function learnAnnouncements({ url, at }: Answered): void {
    const [, categories = ''] = /^\/rss\/(.+)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const day = dayInNewYork(at);
    const wanted = categories.split('+');
    const found = papers.filter((one) => one.categories.some((category) => wanted.includes(category)));
    const announced = found.filter((one) => one.announced?.some((each) => each.day === day));
    const listed = announced.filter((one) => kindOn(one, day) === 'new');
    // A new version is news of a paper that is known already, and of no other.
    for (const one of announced) if (listed.includes(one) || paper(one.id)) texts.set(one.id, one);
    arxiv.add(
      day,
      listed.map(({ id }) => id),
      at,
    );
  }

  function learnTexts({ url }: Answered): void {
    for (const id of (url.searchParams.get('id_list') ?? '').split(',')) {
      const text = onArxiv.get(id);
      if (text) texts.set(id, text);
    }
  }

  return {
    huggingface,
    arxiv,
    paper,
    /** How many papers in all. */
    size: (): number => new Set([...entries.keys(), ...texts.keys()]).size,
    all: (): KnownPaper[] =>
      [...new Set([...entries.keys(), ...texts.keys()])].flatMap((id) => paper(id) ?? []),
    /** Takes in what was asked since. */
    learn(): void {
      for (const answer of unread.huggingFace()) learnList(answer);
      for (const answer of unread.arxiv())
        if (answer.url.pathname.startsWith('/rss/')) learnAnnouncements(answer);
        else learnTexts(answer);
    },
  };
}

interface Answered {
  readonly url: URL;
  readonly at: number;
}

/** Gives, each time it is called, what was asked since and answered. */
function createUnread(requests: readonly Asked[]): () => Answered[] {
  let read = 0;
  return () => {
    const news = requests.slice(read);
    read = requests.length;
    return news
      .filter(({ status }) => status === 200 || status === 304)
      .map(({ path, at }) => ({ url: new URL(path, 'http://localhost'), at }));
  };
}

const kindOn = ({ announced = [] }: LocalPaper, day: string) =>
  announced.find((one) => one.day === day)?.kind;

/** arXiv's text goes before that of Hugging Face, from when on it is known. */
function knownPaper(id: string, text: LocalPaper | undefined, entry: WireEntry | undefined): KnownPaper {
  const paper: Readonly<Record<string, unknown>> = entry?.paper ?? {};
  const { ai_keywords: keywords = [], authors = [] } = paper as {
    ai_keywords?: readonly unknown[];
    authors?: readonly { readonly name: string; readonly hidden?: boolean }[];
  };
  return {
    id,
    title: text?.title ?? String(paper.title ?? entry?.title),
    abstract: text?.abstract ?? String(paper.summary ?? entry?.summary ?? ''),
    keywords: keywords.map(String),
    authors: text?.authors ?? authors.filter(({ hidden }) => hidden !== true).map(({ name }) => name),
    categories: text?.categories ?? [],
    votes: entry ? (entry.paper.upvotes ?? 0) : null,
    hasCode: String(paper.githubRepo ?? '').startsWith('https://github.com/'),
    hasProject: String(paper.projectPage ?? '').startsWith('https://'),
  };
}

/** A source's lists by day, as far as they were read. */
function createLists(hours: Hours, paper: (id: string) => KnownPaper | undefined) {
  const lists = new Map<string, Set<string>>();
  const grownAt = new Map<string, number>();
  const wholeAt = new Map<string, number>();
  const newest = (until: string): string | undefined =>
    [...lists]
      .filter(([day, list]) => day <= until && list.size > 0)
      .map(([day]) => day)
      .sort()
      .at(-1);
  return {
    ...hours,
    add(day: string, ids: readonly string[], at: number): void {
      const list = lists.get(day) ?? new Set();
      const isNew = !lists.has(day) || ids.some((id) => !list.has(id));
      lists.set(day, list);
      for (const id of ids) list.add(id);
      if (isNew) grownAt.set(day, at);
      // Two hours after its time without anything new.
      else if (at - Math.max(grownAt.get(day) ?? at, hours.closesAt(day)) >= 2 * HOUR && !wholeAt.has(day))
        wholeAt.set(day, at);
    },
    /** Whether it was seen that nothing is to come any more. */
    isSeenWhole: (day: string): boolean => wholeAt.has(day) || (newest('9999') ?? day) > day,
    count: (day: string): number => lists.get(day)?.size ?? 0,
    /** Those of some categories, or with none of all; each once, most votes first. */
    papersOf: (some: readonly string[], categories: readonly string[] = []): KnownPaper[] =>
      [...new Set(some.flatMap((day) => [...(lists.get(day) ?? [])]))]
        .flatMap((id) => paper(id) ?? [])
        .filter((one) => categories.length === 0 || categories.some((each) => one.categories.includes(each)))
        .sort((one, other) => (other.votes ?? -1) - (one.votes ?? -1) || (one.id < other.id ? -1 : 1)),
    /** The newest day with papers, of `until` or before. */
    newest,
  };
}
