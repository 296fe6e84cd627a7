// The messages one person sees in one place, read again after every change.
import { readFeed, type Where } from './server.ts';
import { useReadAgain } from './use-read-again.ts';
import type { Feed } from './wire.ts';

/** Null until the first answer for exactly this person and place: nobody sees what was there for another. */
export function useFeed(where: Where, tick: number, thread?: string): Feed | null {
  const { platform, person, channel } = where;
  const key = [platform, person, channel, thread].join(' ');
  return useReadAgain(() => readFeed({ platform, person, channel }, thread), key, tick);
}
