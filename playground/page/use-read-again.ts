// What a server answered last, read again after every change.
import { useEffect, useRef, useState } from 'preact/hooks';

interface Known<T> {
  readonly key: string;
  readonly answer: T;
}

interface Reading {
  readonly key: string;
  again: boolean;
}

/**
 * The newest answer of `read`, which `key` names in full; it is asked again whenever `tick` grows. Null until the first
 * answer for exactly this key. One question at a time: where changes come faster than answers, each answer is still
 * shown, none comes after a newer one, and the last change is always read.
 */
export function useReadAgain<T>(read: () => Promise<T>, key: string, tick: number): T | null {
  const [known, setKnown] = useState<Known<T> | null>(null);
  const reading = useRef<Reading | null>(null);
  useEffect(() => {
    if (reading.current?.key === key) {
      reading.current.again = true;
      return;
    }
    const mine: Reading = { key, again: true };
    reading.current = mine;
    const wanted = () => reading.current === mine;
    void (async () => {
      while (mine.again && wanted()) {
        mine.again = false;
        // What could not be read is read after the next change, or when the stream of changes is back.
        const answer = await read().then(
          (value) => ({ value }),
          () => null,
        );
        if (answer && wanted()) setKnown({ key, answer: answer.value });
      }
      if (wanted()) reading.current = null;
    })();
  }, [key, tick]);
  useEffect(
    () => () => {
      reading.current = null;
    },
    [],
  );
  return known?.key === key ? known.answer : null;
}
