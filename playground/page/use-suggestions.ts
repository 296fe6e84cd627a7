// What the platform offers for the text in the input, asked a moment after the last key.
import { useEffect, useState } from 'preact/hooks';
import type { Suggestion } from '../local-chat.ts';
import { complete, type Where } from './server.ts';

const PAUSE_MS = 80;

export interface Offer {
  readonly all: readonly Suggestion[];
  readonly index: number;
  readonly move: (step: 1 | -1) => void;
  readonly close: () => void;
}

interface Known {
  readonly text: string;
  readonly all: readonly Suggestion[];
}

export function useSuggestions({ platform, person, channel }: Where, text: string) {
  const [known, setKnown] = useState<Known>({ text: '', all: [] });
  const [index, setIndex] = useState(-1);
  useEffect(() => {
    setIndex(-1);
    if (!text.startsWith('/')) return;
    let wanted = true;
    const timer = setTimeout(() => {
      complete({ platform, person, channel }, text).then(
        (all) => wanted && setKnown({ text, all }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [platform, person, channel, text]);

  // While the answer is on its way the old list stays, so that it does not flicker.
  const all = text.startsWith('/') && (known.text === text || text.startsWith(known.text)) ? known.all : [];
  const useless = all.length === 1 && all[0]?.text === text;
  const [first] = all;
  const shared = {
    all,
    index,
    chosen: all[index],
    move: (step: 1 | -1) =>
      setIndex((old) => (old < 0 && step < 0 ? all.length - 1 : (old + step + all.length) % all.length)),
    close: () => setKnown({ text: '', all: [] }),
  };
  return { ...shared, open: first !== undefined && !useless, first };
}
