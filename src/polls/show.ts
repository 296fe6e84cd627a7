// Brings a poll's post up to date, and tells how it ended: what is to be shown is in the rows, so it goes on after any
// restart, and the platform is asked before anything is sent a second time.
import type { Message } from '../chat/message.ts';
import type { Platform } from '../chat/platform.ts';
import { type MessageRef, platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Database } from '../store/database.ts';
import { papersByTheirId } from '../store/papers.ts';
import { endPoll, notePoll, overduePolls, type Poll, pollLines, takePoll } from '../store/polls.ts';
import { savePost } from '../store/posts.ts';
import { isRemoved } from '../store/removals.ts';
import { type PollFacts, pollPost, wonPost } from '../views/poll.ts';

export interface PollDeps {
  readonly db: Database;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Longer than a look back and a send, with their time limits. */
const LEASE = 120_000;
/** Counts that change faster are shown together: Slack takes about 50 edits a minute, Discord 5 in 5 seconds. */
const REST = 3_000;
const RETRY = 60_000;
/** How soon we look whether somebody has granted us what we lack. */
const RIGHTS_WAIT = 15 * 60_000;

/** Closes the polls whose time is over, and shows what is new of all. Never rejects for a platform's fault. */
export async function tendPolls(deps: PollDeps): Promise<void> {
  for (const id of await overduePolls(deps.db, deps.clock.now()))
    await endPoll(deps.db, id, 'closed', deps.clock.now());
  for (;;) {
    const now = deps.clock.now();
    const poll = await takePoll(deps.db, { now, leaseUntil: now + LEASE });
    if (!poll) return;
    await show(deps, poll);
  }
}

/** The same of one poll, at once; what is being shown or rests comes with a later minute. */
export async function showPoll(deps: PollDeps, id: number): Promise<DeliveryError | null> {
  const now = deps.clock.now();
  const poll = await takePoll(deps.db, { now, leaseUntil: now + LEASE, id });
  return poll ? show(deps, poll) : null;
}

async function show(deps: PollDeps, poll: Poll): Promise<DeliveryError | null> {
  const { db, clock } = deps;
  try {
    // Whoever has removed us may come back; until then nothing can be shown.
    if (await isRemoved(db, poll.workspace)) throw new DeliveryError('rights', 'removed');
    await showPost(deps, poll);
    await showNews(deps, poll);
    const done = poll.state === 'open' ? 0 : 1;
    await notePoll(db, poll.id, { lease_until: clock.now() + (done ? 0 : REST), done });
    return null;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    await putOff(deps, poll, error);
    return error;
  }
}

async function showPost(deps: PollDeps, poll: Poll): Promise<void> {
  const { db } = deps;
  const lines = await pollLines(db, poll.id);
  const shown = poll.shown_version >= poll.version;
  if (poll.message === null) {
    // Ended before anybody saw it.
    if (poll.state !== 'open' && poll.tried_at === null) return;
    const message = await sendOnce(deps, poll, {
      key: `${poll.key}-p`,
      triedAt: poll.tried_at,
      trying: (now) => notePoll(db, poll.id, { tried_at: now }),
      message: pollPost(await pollFacts(deps, poll)),
      papers: lines.map(({ paper }) => paper),
    });
    await notePoll(db, poll.id, { message, shown_version: poll.version });
  } else if (!shown) {
    if (poll.message !== UNKNOWN) await edit(deps, poll, poll.message);
    await notePoll(db, poll.id, { shown_version: poll.version });
  }
}

/** In place of a message that may stand there, which nobody can look for. */
const UNKNOWN = '';

// Whoever has deleted the post, or made it impossible to change, has not ended the poll.
async function edit(deps: PollDeps, poll: Poll, message: MessageRef): Promise<void> {
  try {
    await platformFor(deps, poll).edit(message, pollPost(await pollFacts(deps, poll)));
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.kind === 'wait' || error.kind === 'ambiguous') throw error;
    deps.log.warn({ poll: poll.id, code: error.code }, 'the post of a poll could not be changed');
  }
}

async function showNews(deps: PollDeps, poll: Poll): Promise<void> {
  const { db } = deps;
  if (poll.state !== 'closed' || poll.winner === null || poll.news_message !== null) return;
  const facts = await pollFacts(deps, poll);
  const news = wonPost(facts);
  if (!news) return;
  const message = await sendOnce(deps, poll, {
    key: `${poll.key}-w`,
    triedAt: poll.news_tried_at,
    trying: (now) => notePoll(db, poll.id, { news_tried_at: now }),
    message: news,
    papers: [poll.winner],
  });
  await notePoll(db, poll.id, { news_message: message });
}

interface Sending {
  readonly key: string;
  /** When it was tried first, so that it may stand there; null: surely not. */
  readonly triedAt: number | null;
  readonly trying: (now: number) => Promise<void>;
  readonly message: Message;
  readonly papers: readonly PaperId[];
}

async function sendOnce(deps: PollDeps, poll: Poll, sending: Sending): Promise<MessageRef> {
  const { db, clock } = deps;
  const { workspace, place, sent_to: to } = poll;
  const { key, triedAt, message, papers } = sending;
  const platform = platformFor(deps, poll);
  const before = triedAt === null ? 'absent' : await platform.find(to, { key }, triedAt);
  if (before === 'unknown') return UNKNOWN;
  if (triedAt === null) await sending.trying(clock.now());
  const sent = before === 'absent' ? await platform.send(to, message, { key }) : before.found;
  await savePost(db, { message: sent, workspace, place, papers }, clock.now());
  return sent;
}

/** A poll as its views speak of it. */
export async function pollFacts({ db }: Pick<PollDeps, 'db'>, poll: Poll): Promise<PollFacts> {
  const lines = await pollLines(db, poll.id);
  const byId = await papersByTheirId(
    db,
    lines.map(({ paper }) => paper),
  );
  return {
    id: poll.id,
    state: poll.state,
    closesAt: poll.closes_at,
    zone: poll.zone,
    winner: poll.winner,
    lines: lines.flatMap((line) => {
      const paper = byId.get(line.paper);
      return paper ? [{ ...line, paper }] : [];
    }),
  };
}

// A platform that takes it never ends the matter; everything else is tried again.
async function putOff({ db, clock, log }: PollDeps, poll: Poll, error: DeliveryError): Promise<void> {
  const { kind, code, retryAfterMs } = error;
  log.warn({ poll: poll.id, kind, code }, 'a poll could not be shown');
  const now = clock.now();
  const never = kind === 'place' || kind === 'workspace' || kind === 'shape' || kind === 'ours';
  if (never) {
    await endPoll(db, poll.id, 'cancelled', now);
    await notePoll(db, poll.id, { done: 1 });
  } else {
    const wait = kind === 'rights' ? RIGHTS_WAIT : (retryAfterMs ?? RETRY);
    await notePoll(db, poll.id, { lease_until: now + wait });
  }
}

function platformFor({ platforms }: PollDeps, { sent_to }: Poll): Platform {
  const platform = platforms.get(platformOf(sent_to));
  if (!platform) throw new DeliveryError('wait', 'not_connected');
  return platform;
}
