// Subscriptions of all kinds, each as it is typed and, beside it, what it means: by this the messages are judged.
import type { Cadence, Freshness, Layout, Order } from '../../../src/domain/subscription.ts';
import type { KnownPaper } from './known.ts';

export type PlatformName = 'slack' | 'discord';

/** A condition as typed; `not` ones bring nothing in, so they are never given as a reason. */
interface Condition {
  readonly text: string;
  readonly holds: (paper: KnownPaper) => boolean;
  readonly not?: true;
}

/** All of its conditions, or with `any` one of them. */
export interface Wanted {
  readonly text: string;
  readonly conditions: readonly Condition[];
  readonly any?: true;
}

/** A channel by name, or whom it is brought to. Discord has forums, channels whose messages are published, threads. */
type To =
  | { readonly channel: string; readonly kind: 'text' | 'forum' | 'announcement' | 'thread' }
  | { readonly person: 'Alice' | 'Bob' };

export interface Wish {
  readonly platform: PlatformName;
  readonly to: To;
  readonly cadence: Cadence;
  readonly time: string;
  readonly zone: string;
  readonly top: number;
  readonly layout: Layout;
  readonly freshness: Freshness;
  readonly filter: Wanted | null;
  readonly source: 'huggingface' | 'arxiv' | 'shelf';
  /** Of arXiv, in the order of the alphabet; none for other sources. */
  readonly categories: readonly string[];
  readonly order: Order;
  /** What is typed, where that is not all of it in full. */
  readonly short?: string;
}

const titled = (word: RegExp, text: string): Condition => ({
  text,
  holds: ({ title }) => word.test(title),
});
const votesFrom = (least: number): Condition => ({
  text: `votes>=${least}`,
  holds: ({ votes }) => votes !== null && votes >= least,
});
const code: Condition = { text: 'has:code', holds: ({ hasCode }) => hasCode };
const project: Condition = { text: 'has:project', holds: ({ hasProject }) => hasProject };
const category = (name: string): Condition => ({
  text: `category:${name}`,
  holds: ({ categories }) => categories.includes(name),
});
const author = (name: RegExp, text: string): Condition => ({
  text,
  holds: ({ authors }) => authors.some((one) => name.test(one)),
});
const anywhere = (word: RegExp, text: string): Condition => ({
  text,
  holds: ({ title, abstract, keywords, authors }) =>
    [title, abstract, ...keywords, ...authors].some((one) => word.test(one)),
});
const language = titled(/\blanguages?\b/i, 'title:language');
const agents = titled(/\bagents?\b/i, 'title:agents');

const all = (...conditions: Condition[]): Wanted => ({
  text: conditions.map(({ text }) => text).join(' '),
  conditions,
});

type Row = readonly [
  cadence: Cadence,
  time: string,
  zone: string,
  top: number,
  layout: Layout,
  freshness: Freshness,
  more?: {
    readonly only?: Wanted;
    /** As typed: `cs.CL,cs.LG`, `shelf`, `huggingface`. */
    readonly from?: string;
    readonly by?: Order;
    readonly short?: string;
  },
];

const ZURICH = 'Europe/Zurich';
const NEW_YORK = 'America/New_York';

/** On both platforms. */
const ROWS: readonly Row[] = [
  ['weekdays', '09:00', ZURICH, 3, 'thread', 'fresh'],
  ['daily', '09:00', ZURICH, 2, 'list', 'fresh'],
  ['weekly', '09:00', ZURICH, 5, 'list', 'fresh'],
  ['weekdays', '09:00', NEW_YORK, 2, 'posts', 'fresh'],
  ['weekdays', '09:00', ZURICH, 3, 'list', 'fresh', { from: 'cs.CL,cs.LG' }],
  ['weekdays', '09:00', ZURICH, 2, 'thread', 'fresh', { by: 'shelf' }],
];

const LANGUAGE_OR_AGENTS: Wanted = {
  text: 'title:language OR title:agents',
  conditions: [language, agents],
  any: true,
};
const NOT_LANGUAGE: Condition = {
  text: '-title:language',
  holds: ({ title }) => !/\blanguages?\b/i.test(title),
  not: true,
};

/** On one platform each, in turn. */
const SINGLES: readonly Row[] = [
  // Nothing is said that need not be: the zone is known.
  ['weekdays', '09:00', ZURICH, 2, 'thread', 'fresh', { short: 'subscribe top 2' }],
  ['weekdays', '09:00', ZURICH, 3, 'thread', 'complete'],
  ['daily', '12:00', 'Europe/London', 3, 'list', 'complete'],
  ['daily', '23:00', NEW_YORK, 2, 'list', 'fresh'],
  ['weekdays', '09:00', 'Asia/Tokyo', 5, 'list', 'fresh'],
  ['weekdays', '09:00', 'America/Los_Angeles', 1, 'thread', 'fresh'],
  ['weekly', '08:00', 'Asia/Tokyo', 5, 'thread', 'fresh'],
  ['weekdays', '12:30', 'Asia/Kolkata', 3, 'list', 'complete'],
  ['daily', '18:00', 'Australia/Sydney', 2, 'thread', 'complete'],
  // With a filter.
  ['weekdays', '18:00', ZURICH, 5, 'list', 'fresh', { only: all(code, votesFrom(10)) }],
  ['daily', '07:00', 'UTC', 3, 'list', 'fresh', { only: all(votesFrom(5)) }],
  ['weekdays', '09:00', ZURICH, 3, 'thread', 'fresh', { only: all(titled(/\bvideos?\b/i, 'title:video')) }],
  ['weekdays', '09:00', ZURICH, 3, 'posts', 'complete', { only: LANGUAGE_OR_AGENTS }],
  [
    'weekly',
    '12:00',
    'UTC',
    6,
    'list',
    'fresh',
    { only: all(titled(/\bdiffusions?\b/i, 'title:diffusion')) },
  ],
  ['weekdays', '22:00', 'UTC', 8, 'list', 'fresh', { only: all(votesFrom(1), NOT_LANGUAGE) }],
  ['weekdays', '15:00', ZURICH, 5, 'list', 'fresh', { only: all(votesFrom(100)) }],
  ['weekdays', '08:00', 'Europe/Paris', 2, 'list', 'complete', { only: all(category('cs.CV'), project) }],
  [
    'weekly',
    '07:00',
    'Pacific/Auckland',
    3,
    'posts',
    'fresh',
    { only: all(author(/\bzhang\b/i, 'author:zhang')) },
  ],
  // From arXiv, by category.
  ['weekdays', '18:00', ZURICH, 2, 'thread', 'complete', { from: 'cs.LG,cs.CL' }],
  ['daily', '12:00', NEW_YORK, 4, 'list', 'fresh', { from: 'cs.IR' }],
  ['weekly', '09:00', ZURICH, 5, 'list', 'fresh', { from: 'cs.CL' }],
  ['weekdays', '09:00', 'Asia/Tokyo', 2, 'posts', 'fresh', { from: 'cs.LG' }],
  ['daily', '07:30', 'Asia/Kolkata', 3, 'list', 'fresh', { from: 'cs.NE' }],
  ['daily', '07:00', 'Australia/Sydney', 3, 'list', 'complete', { from: 'cs.IR,cs.MM' }],
  ['weekdays', '21:00', 'America/Los_Angeles', 2, 'thread', 'fresh', { from: 'cs.SD' }],
  [
    'weekdays',
    '08:00',
    'UTC',
    4,
    'thread',
    'fresh',
    { from: 'cs.CL,cs.LG', only: all(anywhere(/\bretrievals?\b/i, 'retrieval'), agents) },
  ],
  ['weekdays', '17:00', 'UTC', 5, 'list', 'complete', { from: 'cs.CL,cs.LG', only: all(votesFrom(10)) }],
  // In the order of what the team keeps, or that itself.
  ['daily', '17:00', 'UTC', 3, 'list', 'complete', { by: 'shelf' }],
  ['weekdays', '12:00', ZURICH, 3, 'list', 'fresh', { from: 'cs.CL,cs.LG', by: 'shelf' }],
  ['weekly', '11:00', 'UTC', 5, 'posts', 'fresh', { by: 'shelf' }],
  ['weekly', '09:00', NEW_YORK, 3, 'list', 'fresh', { from: 'shelf' }],
  ['weekly', '09:00', ZURICH, 10, 'thread', 'fresh', { from: 'shelf' }],
  ['weekly', '09:00', 'Asia/Tokyo', 25, 'posts', 'fresh', { from: 'shelf', only: all(votesFrom(20)) }],
];

/** Two in one channel each, at different times, on both platforms: what one has brought the other does not bring again. */
const PAIRS: readonly (readonly [Row, Row])[] = [
  [
    ['weekdays', '09:00', ZURICH, 2, 'list', 'fresh', { from: 'huggingface' }],
    ['weekdays', '15:00', ZURICH, 3, 'list', 'complete', { only: all(code) }],
  ],
  [
    ['weekly', '09:00', ZURICH, 4, 'list', 'fresh'],
    ['weekdays', '12:00', ZURICH, 2, 'thread', 'fresh', { from: 'cs.CL,cs.LG' }],
  ],
  [
    ['weekly', '08:00', ZURICH, 4, 'list', 'fresh', { from: 'shelf' }],
    ['daily', '18:00', ZURICH, 2, 'thread', 'fresh', { by: 'shelf' }],
  ],
];

/** Where only Discord has such places. */
const ELSEWHERE: readonly (readonly ['forum' | 'announcement' | 'thread', Row])[] = [
  ['forum', ['weekdays', '09:00', ZURICH, 2, 'thread', 'fresh']],
  ['forum', ['weekdays', '18:00', ZURICH, 3, 'list', 'complete', { from: 'cs.CL,cs.LG' }]],
  ['announcement', ['weekdays', '09:00', ZURICH, 1, 'thread', 'fresh']],
  ['announcement', ['weekly', '09:00', ZURICH, 4, 'list', 'fresh', { from: 'shelf' }]],
  ['thread', ['weekdays', '09:00', ZURICH, 1, 'thread', 'fresh']],
  ['thread', ['daily', '20:00', 'UTC', 3, 'list', 'fresh', { from: 'cs.CL' }]],
];

const FOLLOWED: readonly (readonly ['Alice' | 'Bob', string, Wanted])[] = [
  ['Alice', ZURICH, all(votesFrom(20))],
  ['Bob', NEW_YORK, all(titled(/\bmodels?\b/i, 'title:model'))],
];

export const CHANNELS = [...ROWS, ...PAIRS, ...SINGLES].map((_, index) => `month-${index}`);

function made(platform: PlatformName, to: To, row: Row): Wish {
  const [cadence, time, zone, top, layout, freshness, more = {}] = row;
  const { only = null, from = 'huggingface', by = 'votes', short } = more;
  const isNamed = from === 'huggingface' || from === 'shelf';
  return {
    ...{ platform, to, cadence, time, zone, top, layout, freshness },
    filter: only,
    source: isNamed ? from : 'arxiv',
    categories: isNamed ? [] : from.split(',').sort(),
    order: by,
    ...(short === undefined ? {} : { short }),
  };
}

const inChannel = (index: number): To => ({ channel: CHANNELS[index] ?? '', kind: 'text' });

export const WISHES: readonly Wish[] = [
  ...(['slack', 'discord'] as const).flatMap((platform) => [
    ...ROWS.map((row, index) => made(platform, inChannel(index), row)),
    ...PAIRS.flatMap((pair, index) => pair.map((row) => made(platform, inChannel(ROWS.length + index), row))),
    ...FOLLOWED.map(([person, zone, only]) =>
      made(platform, { person }, ['weekdays', '09:00', zone, 10, 'list', 'complete', { only }]),
    ),
  ]),
  ...SINGLES.map((row, index) =>
    made(index % 2 === 0 ? 'slack' : 'discord', inChannel(ROWS.length + PAIRS.length + index), row),
  ),
  ...ELSEWHERE.map(([kind, row], index) => made('discord', { channel: `${kind}-${index}`, kind }, row)),
];

/** What is typed for it. */
export function typed(wish: Wish): string {
  const { to, cadence, time, zone, top, layout, freshness, filter, source, categories, order, short } = wish;
  if ('person' in to) return `follow ${filter?.text ?? ''}`;
  if (short !== undefined) return short;
  const only = filter === null ? '' : ` only ${filter.text}`;
  const from = source === 'arxiv' ? categories.join(',') : source;
  return `subscribe ${cadence} at ${time} ${zone} top ${top} from ${from} as ${layout} by ${order} ${freshness}${only}`;
}

export const matches = (filter: Wanted | null, paper: KnownPaper): boolean =>
  filter === null ||
  (filter.any
    ? filter.conditions.some(({ holds }) => holds(paper))
    : filter.conditions.every(({ holds }) => holds(paper)));

export const reasonsOf = (filter: Wanted | null, paper: KnownPaper): readonly string[] =>
  filter?.conditions.filter(({ holds, not }) => !not && holds(paper)).map(({ text }) => text) ?? [];
