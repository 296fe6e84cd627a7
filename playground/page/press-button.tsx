// A button in a message: it presses, or it opens a link.
import type { ComponentChildren } from 'preact';
import { useMessage } from './in-message.ts';

interface PressButtonProps {
  readonly control: string;
  readonly url?: string;
  readonly look: string;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

export function PressButton({ control, url, look, label, disabled, children }: PressButtonProps) {
  const { press, pressed } = useMessage();
  // Not disabled: that would take the focus from whoever pressed it by keyboard.
  const busy = pressed === control;
  if (url)
    return (
      <a class={`button ${look}`} href={url} target="_blank" rel="noreferrer noopener" aria-label={label}>
        {children}
      </a>
    );
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-label={label}
      aria-busy={busy}
      disabled={disabled}
      onClick={() => busy || press(control)}
    >
      {children}
    </button>
  );
}
