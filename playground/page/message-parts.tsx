// The small parts of a message's frame.
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import type { LocalFile, LocalMessage } from '../local-chat.ts';
import { platforms } from './platforms.tsx';
import type { Where } from './server.ts';

// One message that cannot be drawn must not take the others with it.
export function Drawn({ children }: { readonly children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  return error ? <p class="refused">This page could not draw this message: {String(error)}</p> : children;
}

export function Head({
  message: { author, at },
  time,
}: {
  readonly message: LocalMessage;
  readonly time: string;
}) {
  return (
    <div class="head">
      <span class="author">{author.name}</span>
      {author.bot && <span class="app">APP</span>}
      <time dateTime={new Date(at).toISOString()}>{time}</time>
    </div>
  );
}

export function Used({ person, command }: { readonly person: string; readonly command: string }) {
  return (
    <p class="used">
      <b>{person}</b> used <span>{command}</span>
    </p>
  );
}

export function OnlyYou({ words }: { readonly words: string }) {
  return (
    <p class="only-you-note">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 3C4.500 3 1.800 5.600.7 8c1.100 2.400 3.800 5 7.300 5s6.200-2.600 7.300-5C14.200 5.600 11.500 3 8 3zm0 8a3 3 0 1 1 0-6 3 3 0 0 1 0 6zm0-1.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z" />
      </svg>
      {words}
    </p>
  );
}

export function Files({ files }: { readonly files: readonly LocalFile[] }) {
  return (
    <>
      {files.map(({ name, size, url }) => (
        <p key={url} class="file">
          <a href={url} download={name}>
            {name}
          </a>
          <span>{fileSize(size)}</span>
        </p>
      ))}
    </>
  );
}

const fileSize = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;

export function Thinking({ name }: { readonly name: string }) {
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

export function Replies(props: { readonly where: Where; readonly message: LocalMessage; onOpen(): void }) {
  return (
    <button type="button" class="replies" onClick={props.onOpen}>
      <b>{platforms[props.where.platform].replies(props.message.replies)}</b>
      <span>View thread ›</span>
    </button>
  );
}
