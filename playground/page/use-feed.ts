// The messages one person sees in one place, read again after every change.
import { useEffect, useRef, useState } from 'preact/hooks';
import { readFeed, type Where } from './server.ts';
import type { Feed } from './wire.ts';

interface Known {
  readonly key: string;
  readonly feed: Feed;
}

/** Null until the first answer for exactly this person and place: nobody sees what was there for another. */
export function useFeed(where: Where, tick: number, thread?: string): Feed | null {
  const { platform, person, channel } = where;
  const key = [platform, person, channel, thread].join(' ');
  const [known, setKnown] = useState<Known | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const turn = asked.current;
    readFeed({ platform, person, channel }, thread).then(
      (feed) => {
        if (turn === asked.current) setKnown({ key, feed });
      },
      () => undefined,
    );
  }, [key, tick]);
  return known?.key === key ? known.feed : null;
}
