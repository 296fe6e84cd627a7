// A world of its own for each test of a suite; whatever the chat objects to fails the test.
import { afterEach, beforeEach, expect } from 'vitest';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** Hands on a fresh world before each test, and ends it afterwards. */
export function inFreshWorld(
  platform: 'slack' | 'discord',
  take: (world: World) => void,
  options: WorldOptions = {},
): void {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(options);
    take(world);
  });
  afterEach(async () => {
    const { violations } = world.chats[platform];
    await world.end();
    expect(violations).toEqual([]);
  });
}
