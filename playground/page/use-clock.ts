// The playground's clock as the page shows it: told by the server, run on here, renewed every new minute.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

const MINUTE = 60_000;

export interface PageClock {
  readonly now: number;
  /** The server said what time it is. */
  readonly set: (now: number) => void;
}

export function useClock(startAt: number): PageClock {
  const [now, setNow] = useState(startAt);
  const offset = useRef(startAt - performance.now());
  const set = useCallback((told: number) => {
    offset.current = told - performance.now();
    setNow(told);
  }, []);
  useEffect(() => {
    const timer = setInterval(() => {
      const next = offset.current + performance.now();
      setNow((shown) => (Math.floor(next / MINUTE) === Math.floor(shown / MINUTE) ? shown : next));
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return { now, set };
}
