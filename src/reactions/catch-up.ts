// Reactions that were given or taken back while nobody listened: at the start the posts of the last days are looked
// at, and what stands on them is compared with what was heard.
import type { FoundReaction, FoundReactions, Platform } from '../chat/platform.ts';
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Database } from '../store/database.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { type Post, recentPosts } from '../store/posts.ts';
import { standingReactions } from '../store/reactions.ts';
import { emojiOf } from './meanings.ts';
import { react } from './react.ts';

export interface CatchUpDeps {
  readonly db: Database;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

const DAYS = 3 * 86_400_000;
/** Each costs a request or two; older posts are seldom reacted to. */
const MOST_POSTS = 150;
/** A platform that wants a longer pause is left alone. */
const LONGEST_PAUSE = 60_000;

/** Newest posts first. Never rejects for a platform's fault. */
export async function catchUpReactions(deps: CatchUpDeps): Promise<void> {
  const { db, platforms, clock, log, stopping } = deps;
  const away = new Set<string>();
  for (const post of await recentPosts(db, clock.now() - DAYS, MOST_POSTS)) {
    const name = platformOf(post.place);
    const platform = platforms.get(name);
    if (stopping.aborted) return;
    if (!platform || away.has(name)) continue;
    try {
      const emoji = emojiOf(await ownEmojiOf(db, post.workspace));
      await patiently(deps, () => catchUp(deps, post, () => platform.reactionsOn(post.message, emoji)));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const { code, missing } = error;
      log.info({ platform: name, code, missing }, 'reactions on a post could not be read');
      if (error.kind !== 'ours' && error.kind !== 'place') away.add(name);
    }
  }
}

async function patiently({ clock, stopping }: CatchUpDeps, ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const pause = error instanceof DeliveryError && error.kind === 'wait' ? error.retryAfterMs : null;
    if (pause === null || pause > LONGEST_PAUSE) throw error;
    await clock.sleep(pause, stopping);
    await ask();
  }
}

async function catchUp(
  { db, clock }: CatchUpDeps,
  { message, workspace }: Post,
  ask: () => Promise<FoundReactions>,
): Promise<void> {
  // As of before the platform is asked: what we are told meanwhile is newer than the answer, and stays.
  const at = clock.now();
  const heard = await standingReactions(db, message);
  const { found, inPart } = await ask();
  const keyOf = ({ person, emoji }: Pick<FoundReaction, 'person' | 'emoji'>) => `${person} ${emoji}`;
  const [now, standing] = [new Set(found.map(keyOf)), new Set(heard.map(keyOf))];
  const missed = [
    ...found.filter((one) => !standing.has(keyOf(one))).map((one) => ({ ...one, added: true, at })),
    // The platform's clock may be ahead of ours.
    ...heard
      .filter((one) => !now.has(keyOf(one)) && !inPart.includes(one.emoji))
      .map((one) => ({ ...one, added: false, at: Math.max(at, one.at + 1) })),
  ];
  for (const one of missed) await react(db, { workspace, ...one, message }, clock.now());
}
