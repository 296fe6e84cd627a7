// A thread over its channel: the message it started from, and the answers.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LocalMessage } from '../local-chat.ts';
import { inOneGo } from './feed.tsx';
import { Log } from './log.tsx';
import { Message } from './message.tsx';
import { platforms } from './platforms.tsx';
import type { Reader } from './runs.ts';
import type { Where } from './server.ts';
import { useFeed } from './use-feed.ts';

interface ThreadProps {
  readonly where: Where;
  readonly parent: LocalMessage;
  readonly reader: Reader;
  readonly tick: number;
  readonly channelName: string;
  /** The id of the channel's newest message, to say when another has come meanwhile. */
  readonly newest: string | null;
  onClose(): void;
}

export function Thread({
  where,
  parent,
  reader,
  tick,
  channelName,
  newest,
  onClose,
}: ThreadProps): JSX.Element {
  const messages = useFeed(where, tick, parent.id)?.messages ?? null;
  const answers = messages ?? [];
  const newestAtStart = useRef(newest);
  const close = useReturnOfFocus();
  const divider = useScrollToAnswers(answers.length > 0);
  return (
    <section
      tabIndex={-1}
      class="thread"
      aria-label={`Thread in #${channelName}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2>
        <button type="button" class="back" ref={close} aria-label="Close the thread" onClick={onClose}>
          ‹
        </button>
        Thread <span class="quiet">#{channelName}</span>
        {newest !== newestAtStart.current && (
          <button type="button" class="news" onClick={onClose}>
            New in #{channelName}
          </button>
        )}
      </h2>
      <Log label="Messages in the thread" messages={messages} startAtEnd={false}>
        <Message message={parent} where={where} reader={reader} follows={false} />
        <p class="day" ref={divider}>
          <span>{platforms[where.platform].replies(parent.replies)}</span>
        </p>
        {answers.map((message, index) => (
          <Message
            key={message.id}
            message={message}
            where={where}
            reader={reader}
            follows={inOneGo(answers[index - 1], message)}
          />
        ))}
      </Log>
    </section>
  );
}

// Where the first message fills the room, the answers are what one opened the thread for.
function useScrollToAnswers(come: boolean) {
  const divider = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const line = divider.current;
    const room = line?.parentElement;
    if (!come || !line || !room) return;
    if (line.offsetTop - room.offsetTop > room.clientHeight / 2) line.scrollIntoView();
  }, [come]);
  return divider;
}

// The thread takes the focus when it opens and gives it back to where it was when it closes.
function useReturnOfFocus() {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return close;
}
