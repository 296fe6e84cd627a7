// The twenty places of a storm and two people, and the database in which they have subscribed before it begins.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import type { Layout } from '../../src/domain/subscription.ts';
import { ingest } from '../../src/ingest.ts';
import { createLog } from '../../src/ops/log.ts';
import { createSources } from '../../src/sources/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { handClock } from '../net/hand-clock.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { USUAL } from '../world/wish.ts';

/** Tuesday's list is open at nine; two papers come later and climb to the top. Wednesday's list ends it. */
export const DAYS = [
  madeUpDay('2025-03-17', madeUpPapers(1, 6, 'Agents')),
  madeUpDay('2025-03-18', [
    ...madeUpPapers(21, 26),
    { id: '00031', title: 'A late success', votes: 500, after: 15 },
    { id: '00032', title: 'Another one', votes: 400, after: 16 },
  ]),
  madeUpDay('2025-03-19', madeUpPapers(41, 44, 'Robots')),
];
const BEFORE = Date.parse('2025-03-18T07:55:00Z');
export const DUE = Date.parse('2025-03-18T08:00:00Z');
/** When Tuesday's list has closed and Wednesday's has papers. */
export const CLOSED = Date.parse('2025-03-19T03:00:00Z');
export const TOP = 3;
/** What climbs to the top after the digest. */
export const NEWCOMERS = 2;

/** In memory where there is such a folder: a disk that others use too would stretch every claim by the clock's speed. */
export const SHELF = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const HALF = 10;
/** Names of the channels that each platform needs beside its usual ones. */
export const CHANNELS = Array.from({ length: HALF }, (_, index) => `storm-${index}`);

export interface Place {
  readonly platform: 'slack' | 'discord';
  readonly channel: string;
  readonly layout: Layout;
  /** Gets the last whole list, so nothing follows when today's closes. */
  readonly complete: boolean;
  /** Has subscribed twice to the same papers, which come once. */
  readonly twice?: boolean;
  /** Of a person who is brought what matches each of these, in one message. */
  readonly follows?: readonly string[];
}

/** Both mean the three that are first at nine, and what climbs above them. */
const SAME_PAPERS = ['votes>=98', 'votes>=98 -quokka'] as const;
const FOLLOWED = ['votes>=98', 'votes<98'] as const;

/** What it has subscribed to or follows, each a delivery of a date. */
export const filtersOf = ({ follows, twice }: Place): readonly string[] =>
  follows ?? (twice ? SAME_PAPERS : ['']);

const LAYOUTS = ['thread', 'list', 'posts'] as const;

/** Ten places on each platform and a person; `channels` and direct messages are theirs, by platform. */
export function placesOf(
  channels: Readonly<Record<Place['platform'], readonly string[]>>,
  direct: Readonly<Record<Place['platform'], string>>,
): Place[] {
  return (['slack', 'discord'] as const).flatMap((platform) => [
    ...channels[platform].map((channel, index) => ({
      platform,
      channel,
      layout: LAYOUTS[index % 3] ?? 'thread',
      complete: index % 5 === 4,
      twice: index % 3 === index % 5,
    })),
    { platform, channel: direct[platform], layout: 'list', complete: true, follows: FOLLOWED },
  ]);
}

/** A database just before nine, with both lists read and all places subscribed; returns its path. */
export async function prepareDatabase(
  places: readonly Place[],
  workspaces: Readonly<Record<Place['platform'], string>>,
): Promise<string> {
  const path = join(mkdtempSync(join(SHELF, 'paperboy-storm-')), 'prepared.db');
  const clock = handClock(BEFORE);
  const huggingFace = await startLocalHuggingFace({ clock, days: DAYS });
  const db = await openDatabase(`sqlite:${path}`);
  const given = { huggingFaceUrl: huggingFace.url, arxivUrl: huggingFace.url, contact: null };
  const [daily] = createSources(given, { db, holder: 'storm', clock, chance: () => 0.5 });
  await ingest({ db, clock, sources: [daily], log: createLog('silent', []) });
  for (const one of places) {
    const { platform, channel, layout, complete, follows } = one;
    const workspace = `${platform}:${workspaces[platform]}`;
    const place = follows && platform === 'discord' ? `discord:@me/${channel}` : `${workspace}/${channel}`;
    const freshness = complete ? 'complete' : 'fresh';
    const wish = {
      ...USUAL,
      workspace,
      place,
      madeBy: `${workspace}/1`,
      top: TOP,
      layout,
      freshness,
    } as const;
    const personal = follows !== undefined;
    for (const filter of filtersOf(one))
      await addSubscription(db, { ...wish, filter, personal, nextDueAt: DUE }, BEFORE);
  }
  await db.destroy();
  await huggingFace.stop();
  return path;
}
