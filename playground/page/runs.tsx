// Draws styled text, the same way on both platforms; how it looks is each platform's stylesheet.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { LineKind, Run, Style } from './runs.ts';

export function Runs({ runs }: { readonly runs: readonly Run[] }): JSX.Element {
  return <>{runs.map(drawRun)}</>;
}

function drawRun(run: Run): ComponentChildren {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'style':
      return styled(run.style, <Runs runs={run.runs} />);
    case 'code':
      return <code>{run.text}</code>;
    case 'fence':
      return <pre>{run.text}</pre>;
    case 'link':
      return <Link url={run.url}>{<Runs runs={run.runs} />}</Link>;
    case 'mention':
      return <span class="mention">{run.text}</span>;
    case 'time':
      return <time title={run.title}>{run.text}</time>;
    case 'line':
      return line(run.as, run.marker, <Runs runs={run.runs} />);
  }
}

/** Opens in another tab; anything that is no web address is shown as text. */
export function Link({ url, children }: { readonly url: string; readonly children: ComponentChildren }) {
  if (!/^(https?|mailto):/i.test(url)) return <span title={url}>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" title={url}>
      {children}
    </a>
  );
}

function styled(style: Style, inner: JSX.Element): JSX.Element {
  switch (style) {
    case 'bold':
      return <b>{inner}</b>;
    case 'italic':
      return <i>{inner}</i>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'spoiler':
      return <Spoiler>{inner}</Spoiler>;
  }
}

function line(as: LineKind, marker: string | undefined, inner: JSX.Element): JSX.Element {
  switch (as) {
    case 'heading1':
      return <div class="line heading1">{inner}</div>;
    case 'heading2':
      return <div class="line heading2">{inner}</div>;
    case 'heading3':
      return <div class="line heading3">{inner}</div>;
    case 'small':
      return <div class="line small">{inner}</div>;
    case 'quote':
      return <blockquote class="line">{inner}</blockquote>;
    case 'item':
      return (
        <div class="line item">
          <span class="marker">{marker ?? '•'}</span>
          <span>{inner}</span>
        </div>
      );
  }
}

function Spoiler({ children }: { readonly children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  return (
    <button
      type="button"
      class="spoiler"
      aria-pressed={shown}
      aria-label={shown ? undefined : 'Hidden text, press to show'}
      onClick={() => setShown(!shown)}
    >
      {children}
    </button>
  );
}
