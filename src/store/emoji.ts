// The emoji of a workspace's own choice.
import type { WorkspaceRef } from '../chat/refs.ts';
import type { OwnEmoji } from '../reactions/meanings.ts';
import type { Database } from './database.ts';

export function ownEmojiOf(db: Database, workspace: WorkspaceRef): Promise<OwnEmoji[]> {
  return db
    .selectFrom('own_emoji')
    .select(['emoji', 'kind'])
    .where('workspace', '=', workspace)
    .orderBy('kind')
    .execute();
}

/** One for each meaning: it takes the place of the one before. */
export async function saveOwnEmoji(
  db: Database,
  workspace: WorkspaceRef,
  { emoji, kind }: OwnEmoji,
): Promise<void> {
  await db
    .insertInto('own_emoji')
    .values({ workspace, kind, emoji })
    .onConflict((before) => before.columns(['workspace', 'kind']).doUpdateSet({ emoji }))
    .execute();
}

/** False where there was none. */
export async function removeOwnEmoji(
  db: Database,
  workspace: WorkspaceRef,
  kind: OwnEmoji['kind'],
): Promise<boolean> {
  const result = await db
    .deleteFrom('own_emoji')
    .where('workspace', '=', workspace)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
