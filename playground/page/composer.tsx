// The input with what the platform offers while one types. Arrow keys choose, Tab takes, Enter sends (or takes
// what was chosen), Escape closes.
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Suggestion } from '../local-chat.ts';
import { type, type Where } from './server.ts';
import { Suggestions } from './suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';

interface ComposerProps {
  readonly where: Where;
  readonly placeholder: string;
  onSend(): void;
}

export function Composer({ where, placeholder, onSend }: ComposerProps): JSX.Element {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const offer = useSuggestions(where, text);
  const listId = useId();

  const take = (suggestion: Suggestion | undefined) => suggestion && setText(suggestion.text);
  const send = async () => {
    if (text.trim() === '') return;
    setText('');
    setError(null);
    onSend();
    const { error } = await type(where, text);
    if (!error) return;
    setError(error);
    // What was not taken can be mended and sent again, unless one has begun something else.
    setText((begun) => (begun === '' ? text : begun));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = offer.open ? event.key : '';
    if (key === 'ArrowDown') offer.move(1);
    else if (key === 'ArrowUp') offer.move(-1);
    else if (key === 'Tab' && !event.shiftKey) take(offer.chosen ?? offer.first);
    else if (key === 'Enter' && offer.chosen) take(offer.chosen);
    else if (key === 'Escape') offer.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {error && (
        <p class="refused" role="alert">
          {error}
        </p>
      )}
      {offer.open && <Suggestions id={listId} offer={offer} onTake={take} />}
      <div class="box">
        <input
          type="text"
          role="combobox"
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-expanded={offer.open}
          aria-controls={listId}
          aria-activedescendant={offer.open && offer.index >= 0 ? `${listId}-${offer.index}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setError(null);
          }}
          onKeyDown={onKeyDown}
          onBlur={offer.close}
        />
        <button type="submit" aria-label="Send" disabled={text.trim() === ''}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M2.500 3.200 18 10 2.500 16.800l1.700-5.600L11 10 4.200 8.800z" />
          </svg>
        </button>
      </div>
    </form>
  );
}
