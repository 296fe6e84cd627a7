// What the places show after a storm against what was planned for them: by the keys that the messages carry, so that
// a message which stands twice, or which nobody planned, is seen whatever our own rows say.
import type { LocalChat, LocalMessage } from '../../playground/local-chat.ts';
import { NEWCOMERS, type Place, TOP } from './places.ts';

export type Kind = 'digest' | 'final';

export interface Count {
  /** Parts that were planned and stand nowhere. */
  readonly lost: number;
  /** Messages too many. */
  readonly doubled: number;
  /** Papers outside the thread of their header, and headers that should be final and are not. */
  readonly astray: number;
  /** One line for each that is wrong. */
  readonly faults: readonly string[];
}

export interface Stage {
  readonly chats: Readonly<Record<Place['platform'], LocalChat>>;
  readonly places: readonly Place[];
  /** What the delivery with this key is, null for one that nobody planned. */
  readonly kindOf: (deliveryKey: string) => Kind | null;
  /** Whether the lists have closed. */
  readonly completed: boolean;
}

export function count(stage: Stage): Count {
  const counts = stage.places.map((place) => countPlace(stage, place));
  const sum = (of: (one: Count) => number) => counts.reduce((total, one) => total + of(one), 0);
  return {
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    astray: sum(({ astray }) => astray),
    faults: counts.flatMap(({ faults }) => faults),
  };
}

function countPlace({ chats, places: _, kindOf, completed }: Stage, place: Place): Count {
  const chat = chats[place.platform];
  const all = messagesIn(chat, place.channel);
  const found = new Map<string, LocalMessage[]>();
  for (const message of all) {
    const name = partOf(message, kindOf);
    found.set(name, [...(found.get(name) ?? []), message]);
  }
  const expected = new Set(expectedParts(place, completed));
  const lost = [...expected].filter((name) => !found.has(name));
  const doubled = [...found].flatMap(([name, standing]) =>
    Array.from({ length: standing.length - (expected.has(name) ? 1 : 0) }, () => name),
  );
  const astray = [...found].filter(([name, [one]]) => isAstray(place, name, one)).map(([name]) => name);
  const header = found.get('digest 0')?.[0];
  if (completed && !place.complete && header && !JSON.stringify(header.payload).includes('final'))
    astray.push('header not final');
  const where = `${place.platform} ${place.channel} (${place.layout})`;
  const named = (what: string, names: readonly string[]) => names.map((name) => `${where}: ${what} ${name}`);
  return {
    lost: lost.length,
    doubled: doubled.length,
    astray: astray.length,
    faults: [...named('lost', lost), ...named('doubled', doubled), ...named('astray', astray)],
  };
}

/** Of the channel and of all threads in it. */
function messagesIn(chat: LocalChat, channel: string): LocalMessage[] {
  const [reader] = chat.people;
  if (!reader) throw new Error('nobody is there to read');
  const top = chat.messages(channel, reader.id);
  return [...top, ...top.flatMap(({ id }) => chat.messages(channel, reader.id, id))].filter(
    ({ author }) => author.bot,
  );
}

/** `digest 0` is a header, `final 1` the first paper that came later. */
function expectedParts({ layout, complete }: Place, completed: boolean): string[] {
  const papers = layout === 'list' ? 0 : TOP;
  const later = completed && !complete && layout === 'thread' ? NEWCOMERS : 0;
  const upTo = (kind: Kind, from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${kind} ${from + index}`);
  return [...upTo('digest', 0, papers), ...upTo('final', 1, later)];
}

function partOf(message: LocalMessage, kindOf: Stage['kindOf']): string {
  const [, key = '', position] = /"([0-9a-f]{16})-(\d{1,2})"|pb=([0-9a-f]{16})-(\d{1,2})"/
    .exec(JSON.stringify(message.payload))
    ?.filter((part) => part !== undefined) ?? ['', ''];
  const kind = kindOf(key);
  return kind === null ? `unplanned ${key}` : `${kind} ${position}`;
}

function isAstray({ layout }: Place, name: string, message: LocalMessage | undefined): boolean {
  const isPaper = !name.endsWith(' 0');
  return message !== undefined && isPaper && (message.thread !== undefined) !== (layout === 'thread');
}
