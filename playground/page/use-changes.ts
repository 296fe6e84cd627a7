// A number for each chat that grows whenever something in it may have changed, and whether the server is heard at all.
import { useEffect, useState } from 'preact/hooks';
import { listen, readSetting } from './server.ts';
import type { Change, PlatformName } from './wire.ts';

export type Ticks = Readonly<Record<PlatformName, number>>;

export interface Changes {
  readonly ticks: Ticks;
  /** The server has ended, or does not answer. */
  readonly lost: boolean;
}

export function useChanges(onClock: (now: number) => void): Changes {
  const [ticks, setTicks] = useState<Ticks>({ slack: 0, discord: 0 });
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const all = () => setTicks((old) => ({ slack: old.slack + 1, discord: old.discord + 1 }));
    const again = () => {
      setLost(false);
      all();
      readSetting().then(
        ({ now }) => onClock(now),
        () => undefined,
      );
    };
    const onChange = (change: Change) => {
      if ('now' in change) onClock(change.now);
      else setTicks((old) => ({ ...old, [change.platform]: old[change.platform] + 1 }));
    };
    return listen(onChange, { again, lost: () => setLost(true) });
  }, [onClock]);
  return { ticks, lost };
}
