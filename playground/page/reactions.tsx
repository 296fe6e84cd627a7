// The reactions under a message; pressing one gives it, or takes one's own back.
import type { LocalMessage, LocalReaction } from '../local-chat.ts';
import type { Reader } from './runs.ts';
import type { Where } from './server.ts';

interface ReactionsProps {
  readonly message: LocalMessage;
  readonly where: Where;
  readonly reader: Reader;
  onReact(emoji: string, on: boolean): void;
}

export function Reactions({ message, where, reader, onReact }: ReactionsProps) {
  const shown = message.reactions.filter(({ people }) => people.length > 0);
  if (shown.length === 0) return null;
  return (
    <div class="reactions">
      {shown.map((reaction) => {
        const mine = reaction.people.includes(where.person);
        const who = names(reaction, where.person, reader);
        return (
          <button
            key={reaction.emoji}
            type="button"
            aria-pressed={mine}
            aria-label={`${reaction.emoji} by ${who}`}
            title={`${who} reacted with ${reaction.emoji}`}
            onClick={(event) => {
              // The last one takes its button with it; whoever came by keyboard stays at the message.
              if (mine && reaction.people.length === 1) event.currentTarget.closest('article')?.focus();
              onReact(reaction.emoji, !mine);
            }}
          >
            <span class="emoji">{reaction.emoji}</span>
            <span class="count">{reaction.people.length}</span>
          </button>
        );
      })}
    </div>
  );
}

function names({ people }: LocalReaction, me: string, { names }: Reader): string {
  const words = people.map((id) => (id === me ? 'you' : (names.get(id) ?? 'Paperboy')));
  return new Intl.ListFormat('en').format(words);
}
