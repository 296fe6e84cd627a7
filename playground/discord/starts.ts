// How often a bot may still begin a session today.
// https://discord.com/developers/docs/events/gateway#session-start-limit-object
import { DAY_MS, type World } from './world.ts';

export const STARTS_A_DAY = 1_000;

/** What is left of them, and in how many milliseconds all are there again. */
export function startsLeft(world: World): { readonly remaining: number; readonly resetAfter: number } {
  const now = world.clock.now();
  if (now >= world.startsRenewedAt) {
    world.identifies = STARTS_A_DAY;
    world.startsRenewedAt = now + DAY_MS;
  }
  return { remaining: Math.max(0, world.identifies), resetAfter: world.startsRenewedAt - now };
}
