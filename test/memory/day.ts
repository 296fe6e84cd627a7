// A day in a large installation: a digest is due in every minute, at another place each, among thousands that are not.
import { addPapers } from '../../bench/many-papers.ts';
import { type Subscribed, subscribe } from '../../bench/subscribe.ts';
import { timeIn } from '../../src/domain/calendar.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Apart, startWithApart } from './apart.ts';

export const MINUTES = 1_000;
const MINUTE = 60_000;
const A_DAY = 24 * 60 * MINUTE;
/** Tuesday, with a list that is open; the next two days have lists too. */
const START = Date.parse('2025-03-11T07:55:00Z');
const CHANNELS = Array.from({ length: MINUTES }, (_, index) => `channel-${index}`);
/** In Discord every tenth minute, in few channels: discord.js forgets those that it has written to after an hour of the machine's. */
export const IN_DISCORD = { every: 10, channels: 40 };
/** A zone once reckoned with is remembered, at 47 KB; all of these have been after as many minutes. */
const ZONES = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 20 === 0);

interface Size {
  readonly subscriptions: number;
  readonly papers: number;
}

export interface Day {
  readonly world: World;
  readonly apart: Apart;
}

/** The program, apart, in a store of this size; MINUTES of the subscriptions become due, the first in the first minute. */
export async function startDay({ subscriptions, papers }: Size): Promise<Day> {
  const { world, current } = await startWithApart((start) =>
    startWorld({ at: new Date(START).toISOString(), channels: CHANNELS, start }),
  );
  await world.stopPaperboy();
  const { databaseUrl } = world.config;
  const path = databaseUrl.replace('sqlite:', '');
  await subscribe(path, subscribed(world, subscriptions));
  addPapers(path, papers);
  await world.startPaperboy();
  return { world, apart: current() };
}

/** Minute `number` of the day, from 1; the same one again is one more tick. Nobody here sleeps on the world's own clock. */
export function passMinute({ world, apart }: Day, number: number): Promise<void> {
  world.clock.moveTo(START + number * MINUTE);
  return apart.tick();
}

function* subscribed(world: World, count: number): Generator<Subscribed> {
  for (let number = 0; number < count; number++) {
    const isDue = number < MINUTES;
    const at = isDue ? START + (number + 1) * MINUTE : START + 2 * A_DAY + (number % (4 * 1440)) * MINUTE;
    const zone = ZONES[number % ZONES.length] ?? 'UTC';
    yield {
      ...(isDue ? placeOf(world, number) : { workspace: 'slack:T9', place: `slack:T9/C${number}` }),
      ...subject(number),
      cadence: isDue ? 'daily' : 'weekly',
      layout: number % 7 === 0 ? 'thread' : 'list',
      top: 5,
      zone,
      time: timeIn(at, zone),
      at,
    };
  }
}

/** Each channel in Discord comes twice, with the list of another source. */
function placeOf({ slack, discord }: World, number: number): Pick<Subscribed, 'workspace' | 'place'> {
  const { every, channels } = IN_DISCORD;
  const [chat, workspace, name] =
    number % every === 0
      ? [discord, `discord:${discord.guildId}`, CHANNELS[(number / every) % channels]]
      : [slack, `slack:${slack.workspace}`, CHANNELS[number]];
  const id = chat.channels.find((one) => one.name === name)?.id;
  return { workspace, place: `${workspace}/${id}` };
}

const subject = (number: number) =>
  number % 4 === 3 || (number % IN_DISCORD.every === 0 && number > MINUTES / 2)
    ? { source: 'arxiv', categories: '["cs.CL","cs.LG"]' }
    : {};
