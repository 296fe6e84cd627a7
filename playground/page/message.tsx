// One message in its platform's frame: who and when, what was sent, reactions, its thread, and what one can do.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LocalMessage } from '../local-chat.ts';
import { Avatar } from './avatar.tsx';
import { MessageContext } from './in-message.ts';
import { Drawn, Files, Head, OnlyYou, Replies, Thinking, Used } from './message-parts.tsx';
import { platforms } from './platforms.tsx';
import { Reactions } from './reactions.tsx';
import type { Reader } from './runs.ts';
import { pick, react, readMenu, type Where } from './server.ts';
import { clockTime } from './times.ts';
import { Toolbar } from './toolbar.tsx';
import { useActions } from './use-actions.ts';

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
      tabIndex={-1}
      class={`message${follows ? ' follows' : ''}${own ? ' only-you' : ''}`}
      aria-label={`${message.author.name}, ${time}${own ? `, ${onlyYou.words.toLowerCase()}` : ''}`}
    >
      {own && onlyYou.above && <OnlyYou words={onlyYou.words} />}
      {message.answers && <Used {...message.answers} />}
      <div class="gutter">
        {follows ? <time class="aside-time">{time}</time> : <Avatar {...message.author} />}
      </div>
      <div class="content">
        {!follows && <Head message={message} time={time} />}
        <MessageContext.Provider value={context}>
          {message.thinking ? (
            <Thinking name={message.author.name} />
          ) : (
            <Drawn>
              <Body payload={message.payload} />
              <Files files={message.files ?? []} />
            </Drawn>
          )}
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
        ownEmoji={reader.ownEmoji ?? []}
        onSent={() => setSentShown(!sentShown)}
        readMenu={() => readMenu(where)}
        onPick={(entry) => tried(pick(where, message, entry))}
      />
    </article>
  );
}
