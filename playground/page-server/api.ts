// What the page may ask, each a small function from checked input to a plain answer.
import { z } from 'zod';
import type { PlaygroundClock } from '../clock.ts';
import type { LocalChat, LocalHomes } from '../local-chat.ts';
import type { Feed, Setting } from '../page/wire.ts';
import { nextMorning } from './next-morning.ts';

export interface PageOptions {
  readonly chats: readonly LocalChat[];
  readonly clock: PlaygroundClock;
  readonly note?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Input comes from the query of a GET and from the JSON body of a POST. */
  answer(input: unknown): Promise<unknown>;
}

/** The input asked for a chat, person or channel that is not there. */
export class NotThere extends Error {}

const HOUR_MS = 3_600_000;
const id = z.string().min(1).max(200);
const at = { platform: z.enum(['slack', 'discord']), person: id };
const inChannel = { ...at, channel: id };
const onMessage = { ...at, message: id };
const text = z.string().max(4000);
const givenFile = z.object({ name: id, content: z.string() });

export function pageRoutes({ chats, clock, note }: PageOptions): Readonly<Record<string, Route>> {
  const zone = chats[0]?.people[0]?.zone ?? 'UTC';
  const find = (input: Asked): LocalChat => chatFor(chats, input);
  return {
    '/api/setting': get(
      z.object({}),
      (): Setting => ({
        ...(note === undefined ? {} : { note }),
        zone,
        now: clock.now(),
        chats: chats.map((chat) => ({
          platform: chat.platform,
          workspaceName: chat.workspaceName,
          people: chat.people,
          channels: chat.channels,
          ownEmoji: chat.ownEmoji,
          hasHome: chat.homes !== undefined,
          direct: Object.fromEntries(chat.people.map((one) => [one.id, chat.direct(one.id)])),
        })),
      }),
    ),
    '/api/feed': get(z.object({ ...inChannel, thread: id.optional() }), (input) =>
      feed(find(input), input.channel, input.person, input.thread),
    ),
    '/api/complete': post(z.object({ ...inChannel, text }), (input) =>
      find(input).complete(input.person, input.channel, input.text),
    ),
    '/api/type': post(z.object({ ...inChannel, text: text.min(1) }), (input) =>
      find(input).type(input.person, input.channel, input.text),
    ),
    '/api/press': post(
      z.object({ ...onMessage, control: z.string().max(300), value: text.optional() }),
      (input) => find(input).press(input.person, input.message, input.control, input.value),
    ),
    '/api/menu': get(z.object(inChannel), (input) => find(input).messageMenu(input.person, input.channel)),
    '/api/pick': post(z.object({ ...onMessage, entry: id }), (input) =>
      find(input).pick(input.person, input.message, input.entry),
    ),
    '/api/submit': post(
      z.object({ ...at, values: z.record(id, text), files: z.record(id, givenFile).default({}) }),
      (input) => find(input).forms.submit(input.person, input.values, input.files),
    ),
    '/api/cancel': post(z.object(at), (input) => find(input).forms.cancel(input.person)),
    '/api/home': get(z.object(at), (input) => ({ view: homesOf(find(input)).view(input.person) })),
    '/api/home/open': post(z.object(at), (input) => homesOf(find(input)).open(input.person)),
    '/api/home/press': post(
      z.object({ ...at, control: z.string().max(300), value: text.optional() }),
      (input) => homesOf(find(input)).press(input.person, input.control, input.value),
    ),
    '/api/react': post(z.object({ ...onMessage, emoji: id }), (input) => {
      find(input).react(input.person, input.message, input.emoji);
      return {};
    }),
    '/api/unreact': post(z.object({ ...onMessage, emoji: id }), (input) => {
      find(input).unreact(input.person, input.message, input.emoji);
      return {};
    }),
    '/api/clock': post(z.object({ by: z.enum(['hour', 'morning']) }), ({ by }) => {
      clock.moveTo(by === 'hour' ? clock.now() + HOUR_MS : nextMorning(clock.now(), zone));
      return { now: clock.now() };
    }),
  };
}

interface Asked {
  readonly platform: 'slack' | 'discord';
  readonly person: string;
  readonly channel?: string;
}

function chatFor(chats: readonly LocalChat[], { platform, person, channel }: Asked): LocalChat {
  const chat = chats.find((candidate) => candidate.platform === platform);
  if (!chat) throw new NotThere(`There is no local ${platform} here.`);
  if (!chat.people.some((known) => known.id === person))
    throw new NotThere(`Nobody here is called ${person}.`);
  const isThere =
    channel === undefined || [...chat.channels, chat.direct(person)].some(({ id }) => id === channel);
  if (!isThere) throw new NotThere(`There is no channel ${channel} here.`);
  return chat;
}

function homesOf({ homes }: LocalChat): LocalHomes {
  if (!homes) throw new NotThere('There is no Home here.');
  return homes;
}

function feed(chat: LocalChat, channel: string, person: string, thread?: string): Feed {
  const form = chat.forms.open(person);
  return {
    ...(form && { form: { view: form.view, errors: form.errors } }),
    messages: chat.messages(channel, person, thread),
    violations: chat.violations.map(({ kind, detail }) => `${kind}: ${detail}`),
  };
}

function get<T>(shape: z.ZodType<T>, answer: (input: T) => unknown): Route {
  return { method: 'GET', answer: async (input) => answer(shape.parse(input)) };
}

function post<T>(shape: z.ZodType<T>, answer: (input: T) => unknown): Route {
  return { method: 'POST', answer: async (input) => answer(shape.parse(input)) };
}
