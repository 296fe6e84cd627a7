// Fifty subscriptions of all kinds, each as it is typed and, beside it, what it means: by this the messages are judged.
import type { Cadence, Freshness, Layout } from '../../../src/domain/subscription.ts';
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

export interface Wish {
  readonly platform: PlatformName;
  /** A channel by name, or whom it is brought to. */
  readonly to: { readonly channel: string } | { readonly person: 'Alice' | 'Bob' };
  readonly cadence: Cadence;
  readonly time: string;
  readonly zone: string;
  readonly top: number;
  readonly layout: Layout;
  readonly freshness: Freshness;
  readonly filter: Wanted | null;
}

const titled = (word: RegExp, text: string): Condition => ({
  text,
  holds: ({ title }) => word.test(title),
});
const votesFrom = (least: number): Condition => ({
  text: `votes>=${least}`,
  holds: ({ votes }) => votes >= least,
});
const code: Condition = { text: 'has:code', holds: ({ hasCode }) => hasCode };
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
  filter?: Wanted,
];

const ZURICH = 'Europe/Zurich';
const NEW_YORK = 'America/New_York';

const ROWS: readonly Row[] = [
  ['weekdays', '09:00', ZURICH, 3, 'thread', 'fresh'],
  ['daily', '09:00', ZURICH, 2, 'list', 'fresh'],
  ['weekly', '09:00', ZURICH, 5, 'list', 'fresh'],
  ['weekdays', '09:00', ZURICH, 4, 'thread', 'complete'],
  ['daily', '12:00', 'Europe/London', 3, 'list', 'complete'],
  ['weekdays', '09:00', NEW_YORK, 3, 'posts', 'fresh'],
  ['daily', '23:00', NEW_YORK, 2, 'list', 'fresh'],
  ['weekdays', '09:00', 'Asia/Tokyo', 5, 'list', 'fresh'],
  ['weekdays', '12:30', 'Asia/Kolkata', 3, 'list', 'complete'],
  ['weekdays', '09:00', 'America/Los_Angeles', 1, 'thread', 'fresh'],
  ['weekly', '08:00', 'Asia/Tokyo', 5, 'thread', 'fresh'],
  ['daily', '07:00', 'UTC', 3, 'list', 'fresh', all(votesFrom(5))],
  ['weekdays', '09:00', ZURICH, 3, 'thread', 'fresh', all(titled(/\bvideos?\b/i, 'title:video'))],
  ['weekdays', '18:00', ZURICH, 5, 'list', 'fresh', all(code, votesFrom(10))],
  [
    'weekdays',
    '09:00',
    ZURICH,
    5,
    'posts',
    'complete',
    {
      text: 'title:language OR title:agents',
      conditions: [language, agents],
      any: true,
    },
  ],
  ['weekly', '12:00', 'UTC', 6, 'list', 'fresh', all(titled(/\bdiffusions?\b/i, 'title:diffusion'))],
  ['daily', '18:00', 'Australia/Sydney', 3, 'thread', 'complete'],
  [
    'weekdays',
    '22:00',
    'UTC',
    8,
    'list',
    'fresh',
    all(votesFrom(1), {
      text: '-title:language',
      holds: ({ title }) => !/\blanguages?\b/i.test(title),
      not: true,
    }),
  ],
  ['weekdays', '15:00', ZURICH, 5, 'list', 'fresh', all(votesFrom(100))],
];

/** Two in one channel each, at different times. */
const PAIRS: readonly (readonly [Row, Row])[] = [
  [
    ['weekdays', '09:00', ZURICH, 2, 'list', 'fresh'],
    ['weekdays', '15:00', ZURICH, 3, 'list', 'complete', all(code)],
  ],
  [
    ['weekly', '09:00', ZURICH, 4, 'list', 'fresh'],
    ['daily', '18:00', ZURICH, 2, 'thread', 'fresh'],
  ],
];

const FOLLOWED: readonly (readonly ['Alice' | 'Bob', string, Wanted])[] = [
  ['Alice', ZURICH, all(votesFrom(20))],
  ['Bob', NEW_YORK, all(titled(/\bmodels?\b/i, 'title:model'))],
];

export const CHANNELS = [...ROWS, ...PAIRS].map((_, index) => `month-${index}`);

function inChannel(platform: PlatformName, index: number, row: Row): Wish {
  const [cadence, time, zone, top, layout, freshness, filter = null] = row;
  return {
    platform,
    to: { channel: CHANNELS[index] ?? '' },
    cadence,
    time,
    zone,
    top,
    layout,
    freshness,
    filter,
  };
}

export const WISHES: readonly Wish[] = (['slack', 'discord'] as const).flatMap((platform) => [
  ...ROWS.map((row, index) => inChannel(platform, index, row)),
  ...PAIRS.flatMap((pair, index) => pair.map((row) => inChannel(platform, ROWS.length + index, row))),
  ...FOLLOWED.map(
    ([person, zone, filter]): Wish => ({
      platform,
      to: { person },
      cadence: 'weekdays',
      time: '09:00',
      zone,
      top: 10,
      layout: 'list',
      freshness: 'complete',
      filter,
    }),
  ),
]);

/** What is typed for it. */
export function typed({ to, cadence, time, zone, top, layout, freshness, filter }: Wish): string {
  if ('person' in to) return `follow ${filter?.text ?? ''}`;
  const only = filter === null ? '' : ` only ${filter.text}`;
  return `subscribe ${cadence} at ${time} ${zone} top ${top} as ${layout} ${freshness}${only}`;
}

export const matches = (filter: Wanted | null, paper: KnownPaper): boolean =>
  filter === null ||
  (filter.any
    ? filter.conditions.some(({ holds }) => holds(paper))
    : filter.conditions.every(({ holds }) => holds(paper)));

export const reasonsOf = (filter: Wanted | null, paper: KnownPaper): readonly string[] =>
  filter?.conditions.filter(({ holds, not }) => !not && holds(paper)).map(({ text }) => text) ?? [];
