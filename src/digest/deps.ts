// What delivering needs from the rest of the program.
import type { Platform } from '../chat/platform.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';

export interface DeliverDeps {
  readonly db: Database;
  readonly sources: readonly Source[];
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among those that share the database. */
  readonly holder: string;
  /** A fresh key of 16 characters [0-9a-f]. */
  readonly newKey: () => string;
  /** A number from 0 to 1, to spread retries. */
  readonly chance: () => number;
  /** Aborted when the program stops: the part under way is finished, the rest waits for the next start. */
  readonly stopping: AbortSignal;
}

/** The source of this name; one that is not known any more is a fault of ours. */
export function sourceNamed(sources: readonly Source[], name: string): Source {
  const source = sources.find((one) => one.name === name);
  if (!source) throw new Error(`there is no source ${name}`);
  return source;
}
