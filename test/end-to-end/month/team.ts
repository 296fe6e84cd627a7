// What the people of each chat do in the month: they keep papers from what has come, by reactions and by command, take one
// back, vote for some and push others away; Charlie keeps his to himself.
import type { LocalChat } from '../../../playground/local-chat.ts';
import { type Name, person } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import type { Court, Digest } from './court.ts';
import { papersIn, type Seen } from './seen.ts';
import type { Mark, MarkKind, Shelves } from './shelves.ts';
import { type PlatformName, WISHES, type Wish } from './wishes.ts';

const SIGNS = { '🔖': 'keep', '👀': 'reading', '✅': 'read', '👍': 'vote', '👎': 'down' } as const;
type Sign = keyof typeof SIGNS;

interface Stage {
  readonly world: World;
  readonly court: Court;
  readonly shelves: Shelves;
  /** Whether a mark has arrived. */
  readonly isMarked: (mark: Mark) => boolean;
}

const firstOf = (platform: PlatformName, is: (wish: Wish) => boolean): Wish | undefined =>
  WISHES.find((wish) => wish.platform === platform && 'channel' in wish.to && is(wish));

/** Somebody's ways to act on what a chat has got last. */
function createHand({ world, court, shelves, isMarked }: Stage, platform: PlatformName) {
  const chat: LocalChat = world.chats[platform];
  const idOf = (name: Name): string => person(chat, name).id;
  const inThread = firstOf(platform, ({ source, layout }) => source === 'huggingface' && layout === 'thread');
  const inList = firstOf(platform, ({ source, layout }) => source === 'arxiv' && layout === 'list');
  const last = (wish: Wish | undefined): Digest | undefined => wish && court.digestsOf(wish).at(-1);
  const post = (number: number): Seen | undefined => last(inThread)?.posts[number - 1];

  async function settle(mark: Mark, isPut: boolean): Promise<void> {
    while (isMarked(mark) !== isPut) await new Promise((resolve) => setImmediate(resolve));
    if (isPut) shelves.put(mark, world.clock.now());
    else shelves.takeBack(mark);
  }

  async function react(name: Name, on: Seen | undefined, emoji: string, number = 1): Promise<void> {
    const paper = on && papersIn(on.message)[number - 1];
    if (!on || paper === undefined) return;
    const kind: MarkKind = SIGNS[emoji as Sign] ?? 'keep';
    chat.react(idOf(name), on.message.id, emoji);
    await settle({ platform, person: idOf(name), paper, kind }, true);
  }

  return {
    /** On a post of today's thread, counted from 1. */
    react: (name: Name, number: number, sign: Sign) => react(name, post(number), sign),
    /** By its number, from the list of arXiv's papers. */
    pick: (name: Name, number: 1 | 2) => react(name, last(inList)?.header, number === 1 ? '1️⃣' : '2️⃣', number),
    async takeBack(name: Name, number: number): Promise<void> {
      const on = post(number);
      const [paper] = on ? papersIn(on.message) : [];
      if (!on || paper === undefined) return;
      chat.unreact(idOf(name), on.message.id, '🔖');
      await settle({ platform, person: idOf(name), paper, kind: 'keep' }, false);
    },
    /** By command: the paper of that post. */
    async keep(name: Name, number: number): Promise<void> {
      const on = post(number);
      const [paper] = on ? papersIn(on.message) : [];
      if (paper === undefined) return;
      await person(chat, name).ask(`keep ${paper}`);
      await settle({ platform, person: idOf(name), paper, kind: 'keep' }, true);
    },
  };
}

type Hand = ReturnType<typeof createHand>;

/** By weekday, Monday first. */
const AFTERNOONS: readonly (readonly ((hand: Hand) => Promise<void>)[])[] = [
  [(hand) => hand.react('Bob', 1, '🔖'), (hand) => hand.react('Alice', 1, '🔖')],
  [(hand) => hand.pick('Alice', 1), (hand) => hand.react('Bob', 3, '👎')],
  [(hand) => hand.react('Bob', 2, '👀'), (hand) => hand.react('Alice', 1, '🔖')],
  [(hand) => hand.react('Alice', 2, '👍'), (hand) => hand.pick('Bob', 2), (hand) => hand.keep('Charlie', 3)],
  [
    (hand) => hand.keep('Bob', 1),
    (hand) => hand.react('Alice', 1, '✅'),
    (hand) => hand.react('Charlie', 2, '🔖'),
  ],
];

const EVENING = 20;
const NIGHT = 2;

/** Does what people do at an instant, in both chats. */
export function createTeam(stage: Stage) {
  const hands = (['slack', 'discord'] as const).map((platform) => createHand(stage, platform));
  return async function act(now: number): Promise<void> {
    const at = new Date(now);
    const [hour, weekday] = [at.getUTCHours(), (at.getUTCDay() + 6) % 7];
    if (at.getUTCMinutes() !== 0) return;
    for (const hand of hands) {
      if (hour === EVENING) for (const act of AFTERNOONS[weekday] ?? []) await act(hand);
      // Sunday still in America, Monday elsewhere.
      if (hour === NIGHT && weekday === 0) await hand.keep('Alice', 3);
      if (hour === NIGHT && weekday === 3) await hand.takeBack('Alice', 1);
    }
  };
}
