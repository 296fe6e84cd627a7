// A clock that runs many times as fast as the machine's, the same in several processes, so that pauses cost little.
import { type Clock, machineWait } from '../../src/ops/clock.ts';

/** Where a clock stands: at `virtual` when the machine's clock says `machine`, both epoch ms. */
export interface Origin {
  readonly machine: number;
  readonly virtual: number;
}

/** How many times as fast: a lease of two minutes runs out after two seconds. */
export const SPEED = 60;
/**
 * How many times sooner a client gives a silent platform up than in earnest. Less than SPEED, for the machine that
 * answers is no faster than usual.
 */
export const PATIENCE = 20;

export function fastClock({ machine, virtual }: Origin): Clock {
  return {
    now: () => Math.floor(virtual + (Date.now() - machine) * SPEED),
    sleep: (ms, signal) => machineWait(ms / SPEED, signal),
    limit: (ms, signal) => machineWait(ms / PATIENCE, signal),
  };
}
