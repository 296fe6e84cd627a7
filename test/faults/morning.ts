// A morning on which something goes wrong: Alice has subscribed two channels of a chat to the list of the day at nine,
// and what stands in them is counted at the chat.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Fault, LocalMessage } from '../../playground/local-chat.ts';
import { madeUpDay, madeUpPapers } from '../world/made-up-days.ts';
import { person } from '../world/people.ts';
import { shown, startWorld, type WorldOptions, textOf as wireText } from '../world/world.ts';

export type PlatformName = 'slack' | 'discord';
export type Channel = 'papers' | 'reading-group';
export type Morning = Awaited<ReturnType<typeof startMorning>>;

const DAYS = [
  madeUpDay('2025-03-17', madeUpPapers(1, 3, 'Agents')),
  madeUpDay('2025-03-18', madeUpPapers(21, 23)),
  madeUpDay('2025-03-19', madeUpPapers(41, 42, 'Robots')),
];
const BEFORE = '2025-03-18T07:55:00Z';
export const NINE = '2025-03-18T08:00:05Z';
export const NEXT_DAY = '2025-03-19T08:00:05Z';

/** What a channel has when the digest of Tuesday is there whole, and once. */
export const WHOLE = { headers: 1, papers: ['number 21', 'number 22', 'number 23'] };
export const NOTHING = { headers: 0, papers: [] };

/** Where messages are posted, edited and looked for, as `Fault.route` names it. */
const ROUTES = {
  slack: {
    send: 'chat.postMessage',
    edit: 'chat.update',
    history: 'conversations.history',
    thread: 'conversations.replies',
    direct: 'conversations.open',
  },
  discord: {
    send: 'POST /channels/{channel.id}/messages',
    edit: 'PATCH /channels/{channel.id}/messages/{message.id}',
    history: 'GET /channels/{channel.id}/messages',
    thread: 'GET /channels/{channel.id}/messages',
    direct: 'POST /users/@me/channels',
  },
} as const;

/** A refusal as the platform says it: a word of Slack's, or a code of Discord's with its status. */
export const refusal = (code: string | number, status = 400): Fault['answer'] =>
  typeof code === 'string'
    ? { status: 200, body: { ok: false, error: code } }
    : { status, body: { code, message: 'No' } };

/** The platform asks to wait. */
export const tooMany = (platform: PlatformName, seconds: number): Fault['answer'] => ({
  status: 429,
  headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'shared' },
  body:
    platform === 'slack'
      ? { ok: false, error: 'ratelimited' }
      : { message: 'You are being rate limited.', retry_after: seconds, global: false },
});

export async function startMorning(platform: PlatformName, options: WorldOptions = {}) {
  const world = await startWorld({ at: BEFORE, days: DAYS, papers: [], ...options });
  const chat = world.chats[platform];
  const routes = ROUTES[platform];
  const somebody = (name: 'Alice' | 'Bob' | 'Charlie' = 'Alice', channel: Channel = 'papers') =>
    person(chat, name, channel);
  const headersIn = (channel: Channel): LocalMessage[] =>
    somebody('Bob', channel)
      .see()
      .filter((message) => textOf(message).includes('Daily Papers ·'));
  for (const channel of ['papers', 'reading-group'] as const)
    expect(textOf(await somebody('Alice', channel).ask('subscribe at 09:00 Europe/Zurich'))).toContain(
      'Next:',
    );

  const elsewhere = person(platform === 'slack' ? world.discord : world.slack, 'Alice');

  return {
    world,
    chat,
    routes,
    somebody,
    headersIn,
    id: (channel: Channel) => somebody('Alice', channel).channel,
    /** The next `times` requests of this route in a channel go wrong. */
    fails(channel: Channel, fault: Partial<Pick<Fault, 'route' | 'times'>> & Pick<Fault, 'when' | 'answer'>) {
      chat.fail({ route: routes.send, channel: somebody('Alice', channel).channel, ...fault });
    },
    /** The same for what is sent into the thread under the header, once `papers` of it stand there. */
    failsInThread(channel: Channel, papers: number, fault: Pick<Fault, 'when' | 'answer' | 'times'>) {
      const stop = chat.onChange(() => {
        const [header] = headersIn(channel);
        if (!header || this.standing(channel).papers.length < papers) return;
        stop();
        const thread = platform === 'slack' ? somebody('Alice', channel).channel : header.id;
        chat.fail({ route: routes.send, channel: thread, ...fault });
      });
    },
    /** What of Tuesday's digest stands in a channel: headers, and the papers in their threads. */
    standing(channel: Channel) {
      const headers = headersIn(channel);
      const papers = headers.flatMap((header) => somebody('Bob', channel).see(header.id));
      return { headers: headers.length, papers: papers.map((one) => /number \d+/.exec(textOf(one))?.[0]) };
    },
    /**
     * Lets time pass without a tick of the minute, until Tuesday's digest stands in a channel whole. Gives the milliseconds
     * between the first two messages that we tried to send.
     */
    async arrives(channel: Channel): Promise<number> {
      await world.clock.during(shown(chat, () => isDeepStrictEqual(this.standing(channel), WHOLE)));
      const times = this.asked(routes.send, channel).map(({ at }) => at);
      const [first, second] = times.filter((at) => at >= Date.parse(NINE));
      if (first === undefined || second === undefined) throw new Error('nothing was sent twice');
      return second - first;
    },
    /** Lets time pass: so many ticks, a minute apart unless told. */
    async pass(ticks: number, minutes = 1) {
      for (let tick = 0; tick < ticks; tick++)
        await world.moveTo(new Date(world.clock.now() + minutes * 60_000).toISOString());
    },
    /** Alice in the other chat. */
    elsewhere,
    /** She has the same digest there. */
    subscribeElsewhere: () => elsewhere.ask('subscribe at 09:00 Europe/Zurich'),
    headersElsewhere: () => elsewhere.see().filter((message) => message.replies > 0),
    /** What Alice was told by direct message. */
    told(name: 'Alice' | 'Bob' = 'Alice') {
      const { id } = somebody(name);
      return chat.messages(chat.direct(id).id, id).map(textOf);
    },
    async status(channel: Channel = 'papers') {
      return textOf(await somebody('Alice', channel).ask('status'));
    },
    statusElsewhere: async () => textOf(await elsewhere.ask('status')),
    /** Requests of a route to a channel of which somebody asks. */
    asked: (route: string, channel?: Channel) =>
      chat.requests.filter(
        (one) =>
          one.route === route &&
          (channel === undefined || one.channel === somebody('Alice', channel).channel),
      ),
  };
}

/** Everything readable, without the backslashes by which Discord takes text as it is. */
export const textOf = (message: LocalMessage | undefined): string => wireText(message).replaceAll('\\', '');
