// The workspace's channels, and below them who one is.
import type { JSX } from 'preact';
import { Avatar } from './avatar.tsx';
import { platforms } from './platforms.tsx';
import { zoneName } from './times.ts';
import type { ChatSetting } from './wire.ts';

/** Stands for the bot's own page among the ids of channels. */
export const HOME = 'home';

interface SidebarProps {
  readonly chat: ChatSetting;
  readonly channel: string;
  readonly atHome: boolean;
  readonly person: string;
  onChannel(id: string): void;
  onPerson(id: string): void;
}

export function Sidebar({ chat, channel, atHome, person, onChannel, onPerson }: SidebarProps): JSX.Element {
  const direct = chat.direct[person];
  const channels = direct ? [...chat.channels, direct] : chat.channels;
  const me = chat.people.find(({ id }) => id === person);
  return (
    <div class="sidebar">
      <p class="workspace">
        {chat.workspaceName} <span class="product">{platforms[chat.platform].name}</span>
      </p>
      <nav aria-label="Channels">
        <p class="caption" aria-hidden="true">
          Channels
        </p>
        {channels.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-current={id === channel && !atHome ? 'page' : undefined}
            onClick={() => onChannel(id)}
          >
            <span class="hash">{id === direct?.id ? '@' : '#'}</span>
            {name}
          </button>
        ))}
        {chat.hasHome && (
          <button type="button" aria-current={atHome ? 'page' : undefined} onClick={() => onChannel(HOME)}>
            <span class="hash">⌂</span>
            {direct?.name} Home
          </button>
        )}
      </nav>
      <label class="me">
        <Avatar name={me?.name ?? ''} />
        <span class="me-words">
          <select
            aria-label={`Who you are in ${platforms[chat.platform].name}`}
            value={person}
            onChange={(event) => onPerson(event.currentTarget.value)}
          >
            {chat.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <span class="role">{me && `${me.role} · ${zoneName(me.zone)}`}</span>
        </span>
      </label>
    </div>
  );
}
