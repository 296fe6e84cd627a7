// How each source has answered lately: what status shows and what decides when to ask again.
import type { SourceState } from '../domain/source-state.ts';
import type { Database } from './database.ts';

const NEVER_ASKED: SourceState = {
  lastSuccessAt: null,
  failingSince: null,
  failures: 0,
  lastError: null,
  nextTryAt: 0,
};

export async function sourceState(db: Database, name: string): Promise<SourceState> {
  const row = await db
    .selectFrom('sources')
    .select([
      'last_success_at as lastSuccessAt',
      'failing_since as failingSince',
      'failures',
      'last_error as lastError',
      'next_try_at as nextTryAt',
    ])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? NEVER_ASKED;
}

export async function saveSourceState(db: Database, name: string, state: SourceState): Promise<void> {
  const row = {
    last_success_at: state.lastSuccessAt,
    failing_since: state.failingSince,
    failures: state.failures,
    last_error: state.lastError,
    next_try_at: state.nextTryAt,
  };
  await db
    .insertInto('sources')
    .values({ name, ...row })
    .onConflict((twice) => twice.column('name').doUpdateSet(row))
    .execute();
}
