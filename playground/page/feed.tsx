// Messages under one another: a line where a new day begins, one head for what somebody wrote in one go.
import { Fragment, type JSX } from 'preact';
import type { LocalMessage } from '../local-chat.ts';
import { Log } from './log.tsx';
import { Message } from './message.tsx';
import type { Reader } from './runs.ts';
import type { Where } from './server.ts';
import { dayName, nearDay, sameDay } from './times.ts';

interface FeedProps {
  readonly label: string;
  readonly where: Where;
  /** Null while they are being read. */
  readonly messages: readonly LocalMessage[] | null;
  readonly reader: Reader;
  /** How often the person has sent something here. */
  readonly sent: number;
  onThread(message: string): void;
}

const IN_ONE_GO_MS = 5 * 60_000;

export function Feed({ label, where, messages, reader, sent, onThread }: FeedProps): JSX.Element {
  return (
    <Log label={label} messages={messages} startAtEnd={true} sent={sent}>
      {messages?.length === 0 && <p class="nothing">Nothing has been said here yet.</p>}
      {messages?.map((message, index) => {
        const before = messages[index - 1];
        const newDay = !before || !sameDay(before.at, message.at, reader.zone);
        return (
          <Fragment key={message.id}>
            {newDay && <Day at={message.at} reader={reader} />}
            <Message
              message={message}
              where={where}
              reader={reader}
              follows={!newDay && inOneGo(before, message)}
              onThread={onThread}
            />
          </Fragment>
        );
      })}
    </Log>
  );
}

function Day({ at, reader: { zone, now } }: { readonly at: number; readonly reader: Reader }) {
  const near = nearDay(at, zone, now);
  return (
    <p class="day">
      <span>
        {near && `${near[0]?.toUpperCase()}${near.slice(1)} · `}
        {dayName(at, zone, now)}
      </span>
    </p>
  );
}

export function inOneGo(before: LocalMessage | undefined, message: LocalMessage): boolean {
  return (
    before?.author.id === message.author.id &&
    before.onlyFor === message.onlyFor &&
    message.answers === undefined &&
    message.at - before.at < IN_ONE_GO_MS
  );
}
