// What happened while a platform could not tell us: at the start, and whenever a connection has been away.
import { type CatchUpDeps, catchUpReactions } from './reactions/catch-up.ts';
import { checkMemberships } from './removals.ts';

export interface WhileAway {
  /** Looks it up, after whatever is being looked up already. */
  catchUp(): void;
  /** Resolves when nothing is being looked up. */
  over(): Promise<void>;
}

export function createWhileAway(deps: CatchUpDeps): WhileAway {
  let last = Promise.resolve();
  let waiting = false;

  async function lookUp(): Promise<void> {
    waiting = false;
    try {
      await checkMemberships(deps);
      await catchUpReactions(deps);
    } catch (error) {
      if (!deps.stopping.aborted)
        deps.log.error({ err: error }, 'what happened meanwhile was not caught up with');
    }
  }

  return {
    catchUp() {
      // One that has not begun sees all that this one would.
      if (waiting) return;
      waiting = true;
      last = last.then(lookUp);
    },
    over: () => last,
  };
}
