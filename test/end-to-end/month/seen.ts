// What stands in the chats: the messages of each digest by the key that they carry, as people read them.
import Sqlite from 'better-sqlite3';
import type { LocalChat, LocalMessage } from '../../../playground/local-chat.ts';
import { textOf } from '../../world/world.ts';
import type { Mark } from './shelves.ts';
import type { PlatformName, Wish } from './wishes.ts';

/** A message of a digest that is new, or was changed. */
export interface Seen {
  readonly platform: PlatformName;
  readonly channel: string;
  readonly key: string;
  readonly position: number;
  readonly message: LocalMessage;
  readonly edited: boolean;
}

/** What a key belongs to. */
export interface Planned {
  readonly key: string;
  readonly place: string;
  readonly cadence: string;
  readonly filter: string;
  readonly freshness: string;
  readonly source: string;
  /** JSON text. */
  readonly categories: string;
  readonly order: string;
  readonly day: string;
  readonly kind: 'digest' | 'final';
  readonly follows: string | null;
}

/** Reads, beside the program, to which wish and date a key belongs. */
export function openPlans(databaseUrl: string) {
  const file = new Sqlite(databaseUrl.replace(/^sqlite:/, ''), { readonly: true });
  const plan = file.prepare<
    [string],
    Planned
  >(`select d.key, place, cadence, filter, freshness, s.source, categories, ordered_by as "order",
    local_day as day, kind, follows from deliveries d join subscriptions s on s.id = d.subscription_id where d.key = ?`);
  const mark = file.prepare<Pick<Mark, 'person' | 'paper' | 'kind'>, unknown>(
    `select 1 from marks where person like '%/' || $person and paper_id = $paper and kind = $kind`,
  );
  const known = new Map<string, Planned>();
  return {
    of(key: string): Planned | undefined {
      const found = known.get(key) ?? plan.get(key);
      if (found) known.set(key, found);
      return found;
    },
    /** Whether a mark has arrived. */
    isMarked: ({ person, paper, kind }: Mark): boolean => mark.get({ person, paper, kind }) !== undefined,
    close: () => void file.close(),
  };
}

export const isFor = (plan: Planned, wish: Wish, channel: string): boolean =>
  plan.place.startsWith(`${wish.platform}:`) &&
  plan.place.endsWith(`/${channel}`) &&
  plan.cadence === wish.cadence &&
  plan.freshness === wish.freshness &&
  plan.filter === (wish.filter?.text ?? '') &&
  plan.source === wish.source &&
  plan.categories === JSON.stringify(wish.categories) &&
  plan.order === wish.order;

const KEY = /"([0-9a-f]{16})-(\d{1,2})"|pb=([0-9a-f]{16})-(\d{1,2})"/;

function keyOf(message: LocalMessage): { key: string; position: number } | null {
  const [, one, at, other, there] = KEY.exec(JSON.stringify(message.payload)) ?? [];
  const key = one ?? other;
  return key === undefined ? null : { key, position: Number(at ?? there) };
}

/** Gives, each time it is called, what is new since in the channels and their threads. */
export function watch(chat: LocalChat, channels: readonly string[]) {
  const [reader] = chat.people;
  const versions = new Map<string, string>();
  let touched = false;
  chat.onChange(() => {
    touched = true;
  });
  const readIn = (channel: string, thread?: string) =>
    chat
      .messages(channel, readerOf(chat, channel, reader?.id ?? ''), thread)
      .filter(({ author, onlyFor }) => author.bot && onlyFor === undefined);

  function isNew(message: LocalMessage): boolean {
    const version = `${message.editedAt ?? 0} ${message.replies}`;
    if (versions.get(message.id) === version) return false;
    versions.set(message.id, version);
    return true;
  }

  return function news(): Seen[] {
    if (!touched) return [];
    touched = false;
    return channels.flatMap((channel) =>
      readIn(channel).flatMap((message) => {
        const known = versions.get(message.id);
        if (!isNew(message)) return [];
        const changed = known === undefined || !known.startsWith(`${message.editedAt ?? 0} `);
        const inThread = message.replies > 0 ? readIn(channel, message.id).filter(isNew) : [];
        return [
          ...(changed ? [seen(chat, channel, message, known !== undefined)] : []),
          ...inThread.map((one) => seen(chat, channel, one, false)),
        ];
      }),
    );
  };
}

// A direct message is read by whom it is for.
const readerOf = (chat: LocalChat, channel: string, otherwise: string): string =>
  chat.people.find(({ id }) => chat.direct(id).id === channel)?.id ?? otherwise;

function seen(chat: LocalChat, channel: string, message: LocalMessage, edited: boolean): Seen {
  const { key, position } = keyOf(message) ?? { key: '', position: -1 };
  return { platform: chat.platform, channel, key, position, message, edited };
}

/** The papers that a message links to, in its order, each once. */
export const papersIn = (message: LocalMessage): string[] => [
  ...new Set(
    [...JSON.stringify(message.payload).matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{4,5})/g)].map(
      ([, id = '']) => id,
    ),
  ),
];

/** As it reads: without the marks of either platform. */
export const wordsOf = (message: LocalMessage): string =>
  textOf(message)
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll(/\\([^\w\s])/g, '$1')
    .replaceAll(/[*_]{1,2}/g, '')
    .replaceAll(/\s+/g, ' ');
