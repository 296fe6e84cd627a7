// What the pieces of a message need from around them: who reads it, and what pressing does.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Reader } from './runs.ts';

export interface InMessage extends Reader {
  /** Presses a button or picks `value` from a menu. */
  press(control: string, value?: string): void;
  /** The control that was pressed and has not been answered yet. */
  readonly pressed: string | null;
}

export const MessageContext = createContext<InMessage>({
  zone: 'UTC',
  now: 0,
  names: new Map(),
  press: () => undefined,
  pressed: null,
});

export const useMessage = (): InMessage => useContext(MessageContext);
