// The list above the input.
import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../local-chat.ts';
import type { Offer } from './use-suggestions.ts';

interface SuggestionsProps {
  readonly id: string;
  readonly offer: Offer;
  onTake(suggestion: Suggestion): void;
}

export function Suggestions({ id, offer, onTake }: SuggestionsProps) {
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [offer.index]);
  return (
    <div class="suggestions" id={id} role="listbox" aria-label="Suggestions">
      {offer.all.map((suggestion, index) => (
        <div
          key={suggestion.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === offer.index}
          ref={index === offer.index ? chosen : null}
          tabIndex={-1}
          onPointerDown={(event) => {
            // The input keeps the focus, and with it the keys.
            event.preventDefault();
            onTake(suggestion);
          }}
        >
          <b>{suggestion.text}</b>
          <span>{suggestion.description}</span>
        </div>
      ))}
    </div>
  );
}
