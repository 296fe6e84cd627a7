// Reactions as last heard of, so that copies and stragglers change nothing.
import type { Reaction } from '../chat/platform.ts';
import type { MessageRef } from '../chat/refs.ts';
import type { Database } from './database.ts';

/** Notes a reaction; false where the same or a later word on it is already known. */
export async function noteReaction(db: Database, reaction: Reaction): Promise<boolean> {
  const { message, person, emoji, at } = reaction;
  const added = reaction.added ? 1 : 0;
  const result = await db
    .insertInto('reactions')
    .values({ message, person, emoji, added, at })
    .onConflict((twice) =>
      twice.columns(['message', 'person', 'emoji']).doUpdateSet({ added, at }).where('reactions.at', '<', at),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What a moderator has cleared stands no more, but nobody has taken theirs back. */
export async function forgetStanding(
  db: Database,
  message: MessageRef,
  emoji: string | null,
  at: number,
): Promise<void> {
  const standing = db
    .updateTable('reactions')
    .set({ added: 0, at })
    .where('message', '=', message)
    .where('added', '=', 1);
  await (emoji === null ? standing : standing.where('emoji', '=', emoji)).execute();
}

/** The reactions on a message that were given and not taken back, as last heard. */
export function standingReactions(
  db: Database,
  message: MessageRef,
): Promise<Pick<Reaction, 'person' | 'emoji' | 'at'>[]> {
  return db
    .selectFrom('reactions')
    .select(['person', 'emoji', 'at'])
    .where('message', '=', message)
    .where('added', '=', 1)
    .execute();
}
