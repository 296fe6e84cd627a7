// Acts on a message for its reader, and keeps what the platform says when it refuses.
import { useMemo, useState } from 'preact/hooks';
import type { LocalMessage, Outcome } from '../local-chat.ts';
import type { InMessage } from './in-message.ts';
import type { Reader } from './runs.ts';
import { press, type Where } from './server.ts';

export function useActions(message: LocalMessage, where: Where, reader: Reader) {
  const [pressed, setPressed] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tried = async (act: Promise<Outcome>) => setError((await act).error ?? null);
  const context: InMessage = useMemo(
    () => ({
      ...reader,
      pressed,
      press: (control, value) => {
        setPressed(control);
        void tried(press(where, message, control, value)).finally(() => setPressed(null));
      },
    }),
    [reader, pressed, where.person, where.channel, message.id],
  );
  return { context, error, tried };
}
