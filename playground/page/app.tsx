// The whole page: the bar above, and the chats side by side (on a narrow screen, one at a time).
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Bar } from './bar.tsx';
import { Pane } from './pane.tsx';
import { platforms } from './platforms.tsx';
import { useChanges } from './use-changes.ts';
import { useClock } from './use-clock.ts';
import type { ChatSetting, PlatformName, Setting } from './wire.ts';

export type People = Readonly<Partial<Record<PlatformName, string>>>;

export function App({ setting }: { readonly setting: Setting }): JSX.Element {
  const clock = useClock(setting.now);
  const { ticks, lost } = useChanges(clock.set);
  const [shown, setShown] = useState<PlatformName>(setting.chats[0]?.platform ?? 'slack');
  const [people, setPeople] = useState<People>(() => firstOfEach(setting.chats));
  return (
    <>
      <Bar setting={setting} now={clock.now} lost={lost} people={people} onPeople={setPeople} />
      <Tabs chats={setting.chats} shown={shown} onShow={setShown} />
      <main class="panes">
        {setting.chats.map((chat) => (
          <Pane
            key={chat.platform}
            chat={chat}
            person={people[chat.platform] ?? ''}
            onPerson={(person) => setPeople({ ...people, [chat.platform]: person })}
            now={clock.now}
            tick={ticks[chat.platform]}
            shown={chat.platform === shown}
          />
        ))}
      </main>
    </>
  );
}

interface TabsProps {
  readonly chats: readonly ChatSetting[];
  readonly shown: PlatformName;
  onShow(platform: PlatformName): void;
}

// Seen on narrow screens only, where one chat is shown at a time.
function Tabs({ chats, shown, onShow }: TabsProps) {
  return (
    <nav class="tabs" aria-label="Chats">
      {chats.map(({ platform }) => (
        <button
          key={platform}
          type="button"
          aria-current={platform === shown ? 'true' : undefined}
          onClick={() => onShow(platform)}
        >
          {platforms[platform].name}
        </button>
      ))}
    </nav>
  );
}

function firstOfEach(chats: readonly ChatSetting[]): People {
  return Object.fromEntries(chats.map(({ platform, people }) => [platform, people[0]?.id ?? '']));
}
