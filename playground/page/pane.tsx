// One chat as one person sees it: its channels, the messages of one, perhaps a thread, and the input.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { LocalMessage } from '../local-chat.ts';
import { Composer } from './composer.tsx';
import { Feed } from './feed.tsx';
import { Home } from './home.tsx';
import { Modal } from './modal.tsx';
import { platforms } from './platforms.tsx';
import type { Reader } from './runs.ts';
import type { Where } from './server.ts';
import { HOME, Sidebar } from './sidebar.tsx';
import { Thread } from './thread.tsx';
import { useFeed } from './use-feed.ts';
import { Violations } from './violations.tsx';
import type { ChatSetting } from './wire.ts';

interface PaneProps {
  readonly chat: ChatSetting;
  readonly person: string;
  readonly now: number;
  readonly tick: number;
  readonly shown: boolean;
  onPerson(person: string): void;
}

export function Pane({ chat, person, onPerson, now, tick, shown }: PaneProps): JSX.Element {
  const [chosen, setChannel] = useState(chat.channels[0]?.id ?? '');
  const [thread, setThread] = useState<string | null>(null);
  // Whoever one is, their direct messages are their own.
  const atHome = chat.hasHome && chosen === HOME;
  const isDirect = atHome || Object.values(chat.direct).some(({ id }) => id === chosen);
  const direct = chat.direct[person];
  const channel = isDirect && direct ? direct.id : chosen;
  const where: Where = { platform: chat.platform, person, channel };
  const feed = useFeed(where, tick);
  const reader = useReader(chat, person, now);
  const parent = feed?.messages.find((message) => message.id === thread);
  const sign = isDirect ? '@' : '#';
  const channelName = atHome
    ? 'Home'
    : isDirect
      ? (direct?.name ?? '')
      : (chat.channels.find(({ id }) => id === channel)?.name ?? '');
  const goTo = (id: string) => {
    setChannel(id);
    setThread(null);
  };
  return (
    <section
      class={`pane ${chat.platform}${shown ? ' shown' : ''}`}
      aria-label={platforms[chat.platform].name}
    >
      <Sidebar
        chat={chat}
        channel={channel}
        onChannel={goTo}
        atHome={atHome}
        person={person}
        onPerson={onPerson}
      />
      <div class="room">
        <h2>
          <span class="hash">{atHome ? '⌂' : sign}</span>
          {channelName}
        </h2>
        {atHome ? (
          <Home key={person} where={where} reader={reader} tick={tick} />
        ) : (
          <Talk
            key={`${person} ${channel}`}
            where={where}
            name={`${sign}${channelName}`}
            messages={feed?.messages ?? null}
            reader={reader}
            onThread={setThread}
          />
        )}
        <Violations platform={chat.platform} sentences={feed?.violations ?? []} />
        {feed?.form && (
          <Modal
            key={person}
            form={platforms[chat.platform].form(feed.form.view)}
            errors={feed.form.errors}
            where={where}
          />
        )}
        {parent && (
          <Thread
            key={`${person} ${parent.id}`}
            where={where}
            parent={parent}
            reader={reader}
            tick={tick}
            channelName={channelName}
            newest={feed?.messages.at(-1)?.id ?? null}
            onClose={() => setThread(null)}
          />
        )}
      </div>
    </section>
  );
}

interface TalkProps {
  readonly where: Where;
  /** With its sign: `#papers`. */
  readonly name: string;
  readonly messages: readonly LocalMessage[] | null;
  readonly reader: Reader;
  onThread(message: string): void;
}

function Talk({ where, name, messages, reader, onThread }: TalkProps) {
  const [sent, setSent] = useState(0);
  return (
    <>
      <Feed
        label={`Messages in ${name}`}
        where={where}
        messages={messages}
        reader={reader}
        sent={sent}
        onThread={onThread}
      />
      <Composer
        where={where}
        placeholder={platforms[where.platform].placeholder(name)}
        onSend={() => setSent(sent + 1)}
      />
    </>
  );
}

function useReader({ people, channels, ownEmoji }: ChatSetting, person: string, now: number): Reader {
  return useMemo(
    () => ({
      zone: people.find(({ id }) => id === person)?.zone ?? 'UTC',
      now,
      names: new Map([...people, ...channels].map(({ id, name }) => [id, name])),
      ownEmoji,
    }),
    [people, channels, ownEmoji, person, now],
  );
}
