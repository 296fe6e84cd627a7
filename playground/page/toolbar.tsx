// What one can do with a message, at its upper right corner: react, what apps offer on it, and see what was sent. One
// stop for Tab; the arrow keys go along it.
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';

/** Beyond those that stand in the toolbar. */
const others = ['👀', '✅', '👎', '⭐', '❤️'];
const numbers = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣', '6️⃣', '7️⃣', '8️⃣', '9️⃣', '🔟'];

interface ToolbarProps {
  readonly mayReact: boolean;
  readonly sentShown: boolean;
  /** The workspace's own: `:name:`. */
  readonly ownEmoji: readonly string[];
  onReact(emoji: string): void;
  onSent(): void;
  /** What apps offer on this message, by name. */
  readMenu(): Promise<readonly string[]>;
  onPick(entry: string): void;
}

export function Toolbar(props: ToolbarProps): JSX.Element {
  const { mayReact, sentShown, ownEmoji, onReact, onSent, readMenu, onPick } = props;
  const [open, setOpen] = useState<'numbers' | 'menu' | null>(null);
  const [menu, setMenu] = useState<readonly string[]>([]);
  const give = (emoji: string) => {
    setOpen(null);
    onReact(emoji);
  };
  const pick = (entry: string) => {
    setOpen(null);
    onPick(entry);
  };
  const openMenu = async () => {
    setMenu(await readMenu().catch(() => []));
    setOpen('menu');
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (open && event.key === 'Escape') {
      event.stopPropagation();
      setOpen(null);
    } else alongToolbar(event);
  };
  return (
    <div class={`toolbar${open ? ' open' : ''}`} role="toolbar" aria-label="Message" onKeyDown={onKeyDown}>
      {mayReact && (
        <>
          <Emoji emoji="🔖" first onGive={give} />
          <Emoji emoji="👍" onGive={give} />
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={open === 'numbers'}
            aria-label="More reactions"
            title="More reactions"
            onClick={() => setOpen(open === 'numbers' ? null : 'numbers')}
          >
            <span class="emoji">🔢</span>
          </button>
          {open === 'numbers' && (
            <fieldset class="numbers" aria-label="Reactions">
              {[...numbers, ...others, ...ownEmoji].map((emoji) => (
                <Emoji key={emoji} emoji={emoji} onGive={give} />
              ))}
            </fieldset>
          )}
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={open === 'menu'}
            aria-label="More actions"
            title="More actions"
            onClick={() => (open === 'menu' ? setOpen(null) : void openMenu())}
          >
            <span class="more">⋮</span>
          </button>
          {open === 'menu' && (
            <fieldset class="app-menu" aria-label="Apps">
              {menu.map((entry) => (
                <button key={entry} type="button" tabIndex={-1} onClick={() => pick(entry)}>
                  {entry} <span class="quiet">Paperboy</span>
                </button>
              ))}
              {menu.length === 0 && <p class="quiet">No app offers anything here.</p>}
            </fieldset>
          )}
        </>
      )}
      <button
        type="button"
        tabIndex={mayReact ? -1 : 0}
        aria-pressed={sentShown}
        aria-label="What was sent"
        title="What was sent"
        onClick={onSent}
      >
        <span class="braces">{'{ }'}</span>
      </button>
    </div>
  );
}

function Emoji(props: { readonly emoji: string; readonly first?: boolean; onGive(emoji: string): void }) {
  return (
    <button
      type="button"
      class={props.emoji.startsWith(':') ? 'named' : undefined}
      tabIndex={props.first ? 0 : -1}
      aria-label={`React with ${props.emoji}`}
      title={`React with ${props.emoji}`}
      onClick={() => props.onGive(props.emoji)}
    >
      <span class="emoji">{props.emoji}</span>
    </button>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function alongToolbar(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const here = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}
