// A thousand places due in the same minute, on local chats that keep to the platforms' limits: how long it takes beside the
// shortest time that the limits allow, and what it costs the process meanwhile.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalChat, SeenRequest } from '../playground/local-chat.ts';
import type { Bot, Health } from './bot.ts';
import { type Neighbourhood, openNeighbourhood, TODAY } from './neighbourhood.ts';
import { heading, line, ratio } from './print.ts';
import { type Subscribed, subscribe } from './subscribe.ts';

const PLACES = 500;
const TOP = 4;
/** A header, and each paper as a post in the channel. */
const MESSAGES = TOP + 1;
/** No delivery takes longer, ms. */
const PATIENCE = 300_000;
const CHANNELS = Array.from({ length: PLACES }, (_, index) => `bench-${index}`);

interface Side {
  readonly chat: LocalChat;
  readonly route: string;
  /** The shortest time in which the platform takes them all, ms. */
  readonly floor: number;
}

/** Prints the figures; nothing is stored. */
export async function deliveriesBench(): Promise<void> {
  const place = await openNeighbourhood({ channels: CHANNELS, limits: {} });
  try {
    const database = join(place.folder, 'subscribed.db');
    await subscribe(database, placesOf(place));
    const sides: readonly Side[] = [
      // One a second and channel: https://docs.slack.dev/apis/web-api/rate-limits
      { chat: place.slack, route: 'chat.postMessage', floor: (MESSAGES - 1) * 1000 },
      // Fifty a second in all: https://discord.com/developers/docs/topics/rate-limits
      {
        chat: place.discord,
        route: 'POST /channels/{channel.id}/messages',
        floor: (Math.ceil((PLACES * MESSAGES) / 50) - 1) * 1000,
      },
    ];
    const bot = await place.start('src/main.ts', { DATABASE_URL: `sqlite:${database}` });
    const { samples, sent } = await watch(bot, sides);
    report(sides, sent, samples);
  } finally {
    await place.end();
  }
}

/** Everybody is due before the program starts, so its first tick finds all of them. */
function* placesOf({ slack, discord }: Pick<Neighbourhood, 'slack' | 'discord'>): Generator<Subscribed> {
  const at = Date.parse(`${TODAY}T09:00:00Z`);
  for (const { platform, channels } of [slack, discord])
    for (const { id } of channels.filter(({ name }) => CHANNELS.includes(name))) {
      const workspace = platform === 'slack' ? `slack:${slack.workspace}` : `discord:${discord.guildId}`;
      yield { workspace, place: `${workspace}/${id}`, top: TOP, layout: 'posts', at };
    }
}

/** Waits until all messages are there; asks the process from time to time how it is. */
async function watch(
  bot: Bot,
  sides: readonly Side[],
): Promise<{ samples: Health[]; sent: SeenRequest[][] }> {
  const samples: Health[] = [];
  const until = Date.now() + PATIENCE;
  const all = PLACES * MESSAGES;
  for (;;) {
    await pause(250);
    samples.push(await bot.health());
    const sent = sides.map(({ chat, route }) => chat.requests.filter((one) => one.route === route));
    const arrived = sent.map((requests) => requests.filter(({ status }) => status === 200).length);
    if (arrived.every((count) => count >= all)) return { samples, sent };
    if (Date.now() > until) throw new Error(`only ${arrived.join(' and ')} of ${all} arrived`);
  }
}

function report(sides: readonly Side[], sent: readonly SeenRequest[][], samples: readonly Health[]): void {
  heading(`  ${PLACES} channels on each platform, ${MESSAGES} messages each, all due at once`);
  for (const [index, { chat, floor }] of sides.entries()) {
    const requests = sent[index] ?? [];
    const taken = requests.filter(({ status }) => status === 200).map(({ at }) => at);
    const took = Math.max(...taken) - Math.min(...taken);
    const refused = requests.filter(({ status }) => status === 429).length;
    const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
    line(
      chat.platform,
      seconds(took),
      `the limits allow ${seconds(floor)}, ${ratio(took, floor)}; ${refused} refused as too fast`,
    );
  }
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const most = (pick: (sample: Health) => number) => Math.max(...samples.map(pick));
  const before = samples[0]?.memory ?? 0;
  line('memory at most', megabytes(most(({ memory }) => memory)), `${megabytes(before)} at the start`);
  const took = (samples.at(-1)?.processor ?? 0) - (samples[0]?.processor ?? 0);
  line('of a processor, each message', `${(took / (2 * PLACES * MESSAGES)).toFixed(1)} ms`);
  line('the event loop was held at most', `${most(({ lag }) => lag).toFixed(0)} ms`);
}
