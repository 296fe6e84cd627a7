// Every message in which people can meet the papers of a library: answers by the app itself, posts by its views.
import { createApp } from '../../src/app.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Handlers } from '../../src/chat/platform.ts';
import { commands } from '../../src/commands/index.ts';
import type { Day } from '../../src/domain/edition.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import { dueList, factsFor } from '../../src/editions.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Source } from '../../src/sources/source.ts';
import { listedPapers } from '../../src/store/editions.ts';
import { papersById } from '../../src/store/papers.ts';
import { digestHeader } from '../../src/views/digest.ts';
import { PAGE } from '../../src/views/list.ts';
import { paperPost } from '../../src/views/paper.ts';
import { testClock } from '../world/clock.ts';
import { USUAL } from '../world/wish.ts';
import type { Library } from './recorded-days.ts';

const ZONE = 'Europe/Zurich';

const SUBSCRIPTION: Subscription = {
  ...USUAL,
  id: 1,
  number: 1,
  top: PAGE,
  state: 'active',
  reason: null,
  createdAt: 0,
};

/** A digest: its header, and a post for each of its papers. */
export interface ShownDigest {
  readonly header: Message;
  readonly posts: readonly Message[];
}

/** The whole list of a day as a digest of the morning after. */
export async function digestOf({ db }: Library, source: Source, day: Day): Promise<ShownDigest> {
  const now = morningAfter(day);
  const edition = await factsFor(db, source, day, now);
  if (!edition) throw new Error(`no list of ${day}`);
  const papers = await papersById(db, await listedPapers(db, source.name, day));
  return {
    header: digestHeader({
      subscription: SUBSCRIPTION,
      sourceTitle: source.title,
      editions: [edition],
      newest: edition,
      due: await dueList(db, source, now),
      papers: papers.slice(0, PAGE),
      reasons: new Map(),
      why: new Map(),
      others: papers.length,
      had: 0,
      later: [],
      laterInThread: false,
      completes: false,
      listed: papers.length,
      matching: papers.length,
      stayedEmpty: false,
      misses: [],
      lateSince: null,
      keepSigns: '🔖 or :paperclub:',
      now,
    }),
    posts: papers.map((paper) => paperPost(paper)),
  };
}

const morningAfter = (day: Day): number => Date.parse(`${day}T08:00:00Z`) + 86_400_000;

/**
 * What a person is answered who opens and keeps every paper of a day, leafs through its list and then through the
 * shelf. Throws where one of the answers says that something did not work.
 */
export async function* answersAbout(library: Library, source: Source, day: Day): AsyncGenerator<Message> {
  const app = appOf(library, source, day);
  const asker = {
    workspace: 'test:W',
    place: 'test:W/papers',
    person: `test:W/reader-of-${day}`,
    name: 'Alice',
    zone: ZONE,
    mayManage: true,
    isAdmin: false,
  };
  const answer = async (command: string, ...values: string[]): Promise<Message> => {
    const { message, failed } = await app.press(asker, { command, values });
    if (failed) throw new Error(`${command} ${values.join(' ')}: ${message.summary}`);
    return message;
  };
  const papers = await listedPapers(library.db, source.name, day);
  for (const id of papers) {
    yield await answer('show', id);
    yield await answer('keep', id);
  }
  for (let from = 1; from <= papers.length; from += PAGE) {
    yield await answer('date', day, String(from));
    yield await answer('bookmarks', 'mine', '', String(from));
  }
}

function appOf({ db }: Library, source: Source, day: Day): Handlers {
  const clock = testClock(new Date(morningAfter(day)).toISOString());
  const log = createLog('error', [], () => {});
  const newKey = () => '0123456789abcdef';
  return createApp({
    db,
    sources: [source],
    clock,
    log,
    commands,
    platforms: new Map(),
    newKey,
    wake: () => {},
    missed: () => {},
  });
}
