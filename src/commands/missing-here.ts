// Which rights we lack where somebody asks.
import { platformOf } from '../chat/refs.ts';
import { DeliveryError } from '../domain/errors.ts';
import type { Context } from './command.ts';

/** Whoever asks does not wait longer for the platform, ms. */
const PATIENCE = 2_000;

/** By the platform's names; nothing where it does not say in time. */
export async function missingHere({ platforms, asker, clock, log }: Context): Promise<readonly string[]> {
  const platform = platforms.get(platformOf(asker.place));
  if (!platform) return [];
  const told = new AbortController();
  const asked = platform.missingRights(asker.place).catch((error: unknown) => {
    if (!(error instanceof DeliveryError)) throw error;
    log.info({ code: error.code }, 'rights in a place could not be read');
    return [];
  });
  const enough = clock.limit(PATIENCE, told.signal).then(
    () => [],
    () => [],
  );
  return Promise.race([asked, enough]).finally(() => told.abort());
}
