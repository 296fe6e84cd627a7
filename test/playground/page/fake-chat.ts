// A chat with nobody behind it: it answers a few commands by itself, so that the page can be tested alone.
import type {
  LocalChat,
  LocalForm,
  LocalMessage,
  LocalPerson,
  Outcome,
} from '../../../playground/local-chat.ts';
import type { Clock } from '../../../src/ops/clock.ts';
import {
  discordHeader,
  discordPaper,
  homeView,
  papers,
  sentence,
  slackHeader,
  slackPaper,
} from './payloads.ts';

type Draft = Pick<LocalMessage, 'payload'> &
  Partial<Pick<LocalMessage, 'thread' | 'onlyFor' | 'author' | 'channel' | 'thinking'>>;

interface Written extends Draft {
  readonly id: string;
  readonly channel: string;
  readonly at: number;
  readonly editedAt?: number;
  readonly author: LocalMessage['author'];
  readonly reactions: Map<string, string[]>;
}

const bot = { id: 'B1', name: 'Paperboy', bot: true };
const commands = [
  ['/papers today', 'The list of the day'],
  ['/papers bookmarks', 'What you have kept'],
  ['/papers help', 'What one can type'],
] as const;

export interface FakeChat extends LocalChat {
  /** Posts as the bot. */
  post(draft: Draft): string;
  /** Puts something else in a message's place. */
  edit(message: string, draft: Draft): void;
  /** Opens a form for a person; it is refused once, at its first block, and then taken. */
  openForm(person: string, view: LocalForm['view'], refusedAt: string): void;
  /** What people did, as `kind person detail`. */
  readonly done: readonly string[];
}

export function fakeChat(platform: 'slack' | 'discord', clock: Pick<Clock, 'now'>): FakeChat {
  const people: readonly LocalPerson[] = ['Alice', 'Bob', 'Charlie'].map((name, index) => ({
    id: platform === 'slack' ? `U${index + 1}` : `10${index + 1}`,
    name,
    zone: index === 2 ? 'America/New_York' : 'Europe/Zurich',
    role: (['admin', 'member', 'guest'] as const)[index] ?? 'member',
  }));
  const channels = ['papers', 'reading-group'].map((name, index) => ({ id: `C${index + 1}`, name }));
  const written: Written[] = [];
  const listeners = new Set<() => void>();
  const done: string[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const post = (draft: Draft): string => {
    const id = `${platform}-${written.length + 1}`;
    const message = { author: bot, channel: 'C1', ...draft, id, at: clock.now(), reactions: new Map() };
    written.push(message);
    changed();
    return id;
  };
  const answer = (person: string, channel: string, text: string): Outcome => {
    post({ payload: sentence(platform, text), onlyFor: person, channel });
    return {};
  };
  const reactors = (message: string, emoji: string): string[] => {
    const reactions = written.find(({ id }) => id === message)?.reactions ?? new Map<string, string[]>();
    const known = reactions.get(emoji) ?? [];
    reactions.set(emoji, known);
    return known;
  };

  const forms = new Map<string, LocalForm>();
  let refusing: string | null = null;

  const opened = new Map<string, LocalForm['view']>();
  const homes = {
    open(person: string) {
      opened.set(person, homeView(`Home of ${person}`));
      changed();
      return {};
    },
    view: (person: string) => opened.get(person),
    async press(person: string, control: string, value?: string) {
      done.push(`press at home ${person} ${control}${value === undefined ? '' : ` ${value}`}`);
      opened.set(person, homeView('You pressed it'));
      changed();
      return {};
    },
  };

  return {
    openForm(person, view, refusedAt) {
      refusing = refusedAt;
      forms.set(person, { view, errors: {} });
      changed();
    },
    forms: {
      open: (person) => forms.get(person),
      async submit(person, values) {
        done.push(`submit ${person} ${JSON.stringify(values)}`);
        const form = forms.get(person);
        if (form && refusing) forms.set(person, { ...form, errors: { [refusing]: 'is no time of day' } });
        else forms.delete(person);
        refusing = null;
        changed();
        return {};
      },
      async cancel(person) {
        done.push(`cancel ${person}`);
        forms.delete(person);
        changed();
        return {};
      },
    },
    platform,
    apiUrl: '',
    environment: {},
    workspace: 'Reading Lab',
    workspaceName: 'Reading Lab',
    people,
    channels,
    violations: [],
    requests: [],
    done,
    post,
    edit(message, draft) {
      const index = written.findIndex(({ id }) => id === message);
      const old = written[index];
      if (old) written[index] = { ...old, thinking: false, ...draft, editedAt: clock.now() };
      changed();
    },
    direct: (person) => ({ id: `D${person}`, name: 'Paperboy' }),
    messages: (channel, as, thread) =>
      written
        .filter((message) => message.channel === channel && message.thread === thread)
        .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === as)
        .map((message) => ({
          ...message,
          reactions: [...message.reactions].map(([emoji, who]) => ({ emoji, people: who })),
          replies: written.filter(({ thread: parent }) => parent === message.id).length,
        })),
    complete: async (_person, _channel, text) =>
      commands
        .filter(([line]) => line.startsWith(text))
        .map(([line, description]) => ({ text: line, description })),
    async type(person, channel, text) {
      done.push(`type ${person} ${text}`);
      if (text.startsWith('/papers')) return answer(person, channel, `You typed *${text}*`);
      if (text.startsWith('/')) return { error: `${text} is not a valid command.` };
      const { name } = people.find(({ id }) => id === person) ?? { name: person };
      post({
        payload: platform === 'slack' ? { text } : { content: text },
        author: { id: person, name, bot: false },
        channel,
      });
      return {};
    },
    async press(person, message, control, value) {
      done.push(`press ${person} ${control}${value === undefined ? '' : ` ${value}`}`);
      if (control.startsWith('before')) return { error: 'This interaction failed' };
      const channel = written.find(({ id }) => id === message)?.channel ?? 'C1';
      return answer(person, channel, '🔖 Kept. You have 1 paper: `/papers bookmarks`');
    },
    ownEmoji: [':paperclub:'],
    ...(platform === 'slack' ? { homes } : {}),
    messageMenu: () => ['Keep papers'],
    async pick(person, message, entry) {
      done.push(`pick ${person} ${message} ${entry}`);
      const channel = written.find(({ id }) => id === message)?.channel ?? 'C1';
      return answer(person, channel, '🔖 Kept 2 papers.');
    },
    react(person, message, emoji) {
      const who = reactors(message, emoji);
      if (!who.includes(person)) who.push(person);
      changed();
    },
    unreact(person, message, emoji) {
      const who = reactors(message, emoji);
      who.splice(who.indexOf(person), 1);
      changed();
    },
    fail: () => undefined,
    recover: () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => undefined,
  };
}

/** A header with ten papers, and each paper in its thread. */
export function postDigest(chat: FakeChat, day: string, untilSeconds: number): string {
  const slack = chat.platform === 'slack';
  const header = chat.post({ payload: (slack ? slackHeader : discordHeader)(day, untilSeconds) });
  for (const paper of papers) {
    chat.post({ payload: (slack ? slackPaper : discordPaper)(paper), thread: header });
  }
  return header;
}
