// Chance that a seed repeats.

/** From 0 to 1, without 1. */
export type Chance = () => number;

/** Mulberry32: 32 bits of state, good enough to scatter faults. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A chance of its own, so that who draws first elsewhere changes nothing here. */
export const forked = (chance: Chance): Chance => chanceOf(Math.floor(chance() * 2 ** 32));

/** A whole number from `from` to `to`, both included. */
export const between = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance() * (to - from + 1));

export function oneOf<T>(chance: Chance, things: readonly T[]): T {
  const thing = things[Math.floor(chance() * things.length)];
  if (thing === undefined) throw new RangeError('nothing to choose from');
  return thing;
}
