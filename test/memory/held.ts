// What a process holds: bytes of data, and what discord.js remembers.
import { setImmediate } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import type { Client } from 'discord.js';

/** Code is made and dropped as V8 likes, half a megabyte at a time. */
const DATA: readonly string[] = ['new_space', 'old_space', 'new_large_object_space', 'large_object_space'];

/** Bytes of data on the heap and beside it, once all garbage is gone; needs `--expose-gc`. */
export async function dataHeld(): Promise<number> {
  // What a first pass lets go may be what held more.
  for (let pass = 0; pass < 3; pass++) {
    await globalThis.gc?.({ execution: 'async' });
    await setImmediate();
  }
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => DATA.includes(space_name));
  const heap = spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  return heap + process.memoryUsage().external;
}

/** How many of each discord.js remembers. */
export interface Cached {
  readonly users: number;
  readonly members: number;
  readonly channels: number;
  readonly messages: number;
}

export function cached({ users, channels, guilds }: Client): Cached {
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  return {
    users: users.cache.size,
    members: sum(guilds.cache.map(({ members }) => members.cache.size)),
    channels: channels.cache.size,
    messages: sum(channels.cache.map((channel) => ('messages' in channel ? channel.messages.cache.size : 0))),
  };
}
