// A scrolled room full of messages. Whoever reads the newest keeps reading the newest; whoever is elsewhere is left
// in peace and told that there is more below.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LocalMessage } from '../local-chat.ts';

interface LogProps {
  readonly label: string;
  /** Null while they are being read. */
  readonly messages: readonly LocalMessage[] | null;
  readonly startAtEnd: boolean;
  /** Grows with everything that the reader sends: whoever asks wants to see the answer. */
  readonly sent?: number;
  readonly children: ComponentChildren;
}

/** So close to the end counts as reading the newest, px. */
const NEAR_END = 80;

export function Log({ label, messages, startAtEnd, sent = 0, children }: LogProps): JSX.Element {
  const { box, missed, goToEnd } = useReading(messages, startAtEnd, sent);
  return (
    <div class="log">
      <div class="feed" role="log" aria-label={label} ref={box}>
        {children}
      </div>
      {missed && (
        <button type="button" class="newer" onClick={goToEnd}>
          New message ↓
        </button>
      )}
    </div>
  );
}

function useReading(messages: readonly LocalMessage[] | null, startAtEnd: boolean, sent: number) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(startAtEnd);
  const known = useRef<string | null>(null);
  const [missed, setMissed] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let before = element.scrollTop;
    const note = () => {
      if (below(element) < NEAR_END) {
        atEnd.current = true;
        setMissed(false);
      } else if (element.scrollTop < before) atEnd.current = false;
      before = element.scrollTop;
    };
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, []);

  useEffect(() => {
    const element = box.current;
    const newest = messages?.at(-1)?.id;
    if (!element || newest === undefined) return;
    const first = known.current === null;
    const isNew = known.current !== newest;
    known.current = newest;
    if (atEnd.current) atEnd.current = showNewest(element, isNew);
    else if (isNew && !first && below(element) >= NEAR_END) setMissed(true);
  }, [messages]);

  const goToEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useEffect(() => {
    if (sent === 0) return;
    atEnd.current = true;
    goToEnd();
  }, [sent]);
  return { box, missed, goToEnd };
}

/** Says whether the end can be seen then: a new message taller than the room is read from its beginning. */
function showNewest(element: HTMLElement, isNew: boolean): boolean {
  element.scrollTop = element.scrollHeight;
  const last = element.lastElementChild;
  if (!isNew || !last || last.clientHeight <= element.clientHeight) return true;
  last.scrollIntoView();
  return false;
}

const below = (element: HTMLElement): number =>
  element.scrollHeight - element.scrollTop - element.clientHeight;
