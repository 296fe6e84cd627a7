// One message in its platform's frame: who and when, what was sent, reactions, its thread, and what one can do.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { LocalMessage } from '../local-chat.ts';
import { Avatar } from './avatar.tsx';
import { type InMessage, MessageContext } from './in-message.ts';
import { platforms } from './platforms.tsx';
import { Reactions } from './reactions.tsx';
import type { Reader } from './runs.ts';
import { press, react, type Where } from './server.ts';
import { clockTime } from './times.ts';
import { Toolbar } from './toolbar.tsx';

interface MessageProps {
  readonly message: LocalMessage;
  readonly where: Where;
  readonly reader: Reader;
  /** The message above is by the same author, a moment before. */
  readonly follows: boolean;
  onThread?(message: string): void;
}

export function Message({ message, where, reader, follows, onThread }: MessageProps): JSX.Element {
  const { Body, onlyYou } = platforms[where.platform];
  const [sentShown, setSentShown] = useState(false);
  const { context, error, tried } = useActions(message, where, reader);
  const time = clockTime(message.at, reader.zone);
  const own = message.onlyFor !== undefined;
  const setReaction = (emoji: string, on: boolean) => tried(react(where, message, emoji, on));
  return (
    <article
      class={`message${follows ? ' follows' : ''}${own ? ' only-you' : ''}`}
      aria-label={`${message.author.name}, ${time}${own ? `, ${onlyYou.words.toLowerCase()}` : ''}`}
    >
      {own && onlyYou.above && <OnlyYou words={onlyYou.words} />}
      <div class="gutter">
        {follows ? <time class="aside-time">{time}</time> : <Avatar {...message.author} />}
      </div>
      <div class="content">
        {!follows && <Head message={message} time={time} />}
        <MessageContext.Provider value={context}>
          {message.thinking ? <Thinking name={message.author.name} /> : <Body payload={message.payload} />}
        </MessageContext.Provider>
        {message.editedAt !== undefined && <span class="edited">(edited)</span>}
        <Reactions message={message} where={where} reader={reader} onReact={setReaction} />
        {message.replies > 0 && onThread && (
          <Replies where={where} message={message} onOpen={() => onThread(message.id)} />
        )}
        {own && !onlyYou.above && <OnlyYou words={onlyYou.words} />}
        {error && (
          <p class="refused" role="alert">
            {error}
          </p>
        )}
        {sentShown && <pre class="sent">{JSON.stringify(message.payload, null, 2)}</pre>}
      </div>
      <Toolbar
        mayReact={!own && !message.thinking}
        onReact={(emoji) => setReaction(emoji, true)}
        sentShown={sentShown}
        onSent={() => setSentShown(!sentShown)}
      />
    </article>
  );
}

function useActions(message: LocalMessage, where: Where, reader: Reader) {
  const [pressed, setPressed] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tried = async (act: Promise<{ readonly error?: string }>) => setError((await act).error ?? null);
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

function Head({ message: { author, at }, time }: { readonly message: LocalMessage; readonly time: string }) {
  return (
    <div class="head">
      <span class="author">{author.name}</span>
      {author.bot && <span class="app">APP</span>}
      <time dateTime={new Date(at).toISOString()}>{time}</time>
    </div>
  );
}

function OnlyYou({ words }: { readonly words: string }) {
  return (
    <p class="only-you-note">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 3C4.500 3 1.800 5.600.7 8c1.100 2.400 3.800 5 7.300 5s6.200-2.600 7.300-5C14.200 5.600 11.500 3 8 3zm0 8a3 3 0 1 1 0-6 3 3 0 0 1 0 6zm0-1.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z" />
      </svg>
      {words}
    </p>
  );
}

function Thinking({ name }: { readonly name: string }) {
  return (
    <p class="thinking" role="status">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {name} is thinking…
    </p>
  );
}

function Replies(props: { readonly where: Where; readonly message: LocalMessage; onOpen(): void }) {
  return (
    <button type="button" class="replies" onClick={props.onOpen}>
      <b>{platforms[props.where.platform].replies(props.message.replies)}</b>
      <span>View thread ›</span>
    </button>
  );
}
