// A number for each chat that grows whenever something in it may have changed.
import { useEffect, useState } from 'preact/hooks';
import { listen, readSetting } from './server.ts';
import type { PlatformName } from './wire.ts';

export type Ticks = Readonly<Record<PlatformName, number>>;

export function useChanges(onClock: (now: number) => void): Ticks {
  const [ticks, setTicks] = useState<Ticks>({ slack: 0, discord: 0 });
  useEffect(() => {
    const all = () => setTicks((old) => ({ slack: old.slack + 1, discord: old.discord + 1 }));
    const again = () => {
      all();
      readSetting().then(
        ({ now }) => onClock(now),
        () => undefined,
      );
    };
    return listen((change) => {
      if ('now' in change) onClock(change.now);
      else setTicks((old) => ({ ...old, [change.platform]: old[change.platform] + 1 }));
    }, again);
  }, [onClock]);
  return ticks;
}
