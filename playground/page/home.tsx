// The bot's own page for the person one is: opened whenever one comes to it, drawn as it was sent last.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Outcome } from '../local-chat.ts';
import { type InMessage, MessageContext } from './in-message.ts';
import { Drawn } from './message-parts.tsx';
import { platforms } from './platforms.tsx';
import type { Reader } from './runs.ts';
import { openHome, pressAtHome, readHome, type Where } from './server.ts';
import { useReadAgain } from './use-read-again.ts';

interface HomeProps {
  readonly where: Where;
  readonly reader: Reader;
  readonly tick: number;
}

export function Home({ where, reader, tick }: HomeProps): JSX.Element {
  const { platform, person } = where;
  const [pressed, setPressed] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tried = async (act: Promise<Outcome>) => setError((await act).error ?? null);
  useEffect(() => void tried(openHome(where)), [platform, person]);
  const view = useReadAgain(() => readHome(where), `${platform} ${person}`, tick)?.view;
  const context: InMessage = useMemo(
    () => ({
      ...reader,
      pressed,
      press: (control, value) => {
        setPressed(control);
        void tried(pressAtHome(where, control, value)).finally(() => setPressed(null));
      },
    }),
    [reader, pressed, platform, person],
  );
  const { Body } = platforms[platform];
  return (
    <section class="feed home content" aria-label="Home">
      {error && (
        <p class="refused" role="alert">
          {error}
        </p>
      )}
      <MessageContext.Provider value={context}>
        <Drawn>{view ? <Body payload={view} /> : <p class="nothing">Nothing is here yet.</p>}</Drawn>
      </MessageContext.Provider>
    </section>
  );
}
