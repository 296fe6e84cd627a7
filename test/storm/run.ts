// One storm: digests for twenty places and two people through faults and kills, until nothing is left to do; then the places are counted.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import { startLocalDiscord } from '../../playground/discord/index.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { startLocalSlack } from '../../playground/slack/index.ts';
import type { Config } from '../../src/config.ts';
import { between, type Chance, chanceOf, forked, oneOf } from './chance.ts';
import { type Count, count, type Kind } from './count.ts';
import { fastClock, type Origin, SPEED } from './fast-clock.ts';
import { journal } from './journal.ts';
import { openLedger } from './ledger.ts';
import { type Death, deathBy, deathByRequest, type Life, type LifeOptions, startLife } from './lives.ts';
import { CHANNELS, CLOSED, DAYS, DUE, filtersOf, placesOf, prepareDatabase, SHELF } from './places.ts';

export interface StormOptions {
  readonly seed: number;
  /** How many processes share the database; the first is the one that is killed. */
  readonly processes: number;
}

export interface StormResult extends Count {
  readonly seed: number;
  /** Parts of which nobody could say whether they were sent, or that were given up. */
  readonly unknown: number;
  readonly kills: number;
  readonly troubled: number;
  /** What the local platforms would have refused or found rude. */
  readonly violations: readonly string[];
}

/** Longest real time of a stage, ms: then what is missing is lost. */
const STAGE_LIMIT = 120_000;
const LOOK = 40;
/** Pauses between a kill and the next start, ms of virtual time; after some of them Discord has forgotten its nonces. */
const DOWN = [0, 0, 20_000, 90_000, 130_000, 600_000, 2_400_000];

export async function runStorm({ seed, processes }: StormOptions): Promise<StormResult> {
  const chance = chanceOf(seed);
  const completed = chance() < 1 / 4;
  const world = await startWorld(chance);
  try {
    await world.stage('digest', { at: DUE - between(chance, 0, 20_000), processes });
    if (completed) await world.stage('final', { at: CLOSED, processes });
    return { seed, ...world.result(completed) };
  } finally {
    await world.end();
  }
}

let prepared: Promise<string> | null = null;

async function startWorld(chance: Chance) {
  let origin: Origin = { machine: Date.now(), virtual: DUE };
  const clock = { now: () => fastClock(origin).now(), sleep: fastClock(origin).sleep };
  const folder = mkdtempSync(join(SHELF, 'paperboy-storm-'));
  const database = join(folder, 'paperboy.db');
  const slack = await startLocalSlack({ clock, channels: CHANNELS });
  const limits = { perChannel: 1000, perSecond: 100_000 };
  const discord = await startLocalDiscord({ clock, channels: CHANNELS, limits });
  const huggingFace = await startLocalHuggingFace({ clock, days: DAYS });
  const arxiv = await startLocalArxiv({ clock, papers: [] });
  const chats = { slack, discord };
  const directTo = (chat: typeof slack | typeof discord) => chat.direct(chat.people[0]?.id ?? '').id;
  const named = (chat: typeof slack | typeof discord) =>
    chat.channels.filter(({ name }) => CHANNELS.includes(name)).map(({ id }) => id);
  const places = placesOf(
    { slack: named(slack), discord: named(discord) },
    { slack: directTo(slack), discord: directTo(discord) },
  );
  prepared ??= prepareDatabase(places, { slack: slack.workspace, discord: discord.guildId });
  copyFileSync(await prepared, database);
  const ledger = openLedger(database);
  const config: Config = {
    slack: {
      botToken: slack.environment.SLACK_BOT_TOKEN ?? '',
      appToken: slack.environment.SLACK_APP_TOKEN ?? '',
    },
    discord: { token: discord.environment.DISCORD_TOKEN ?? '' },
    databaseUrl: `sqlite:${database}`,
    huggingFaceUrl: huggingFace.url,
    arxivUrl: arxiv.url,
    contact: null,
    port: 0,
    logLevel: 'warn',
    clockStart: null,
  };
  const trouble = createTrouble(forked(chance));
  const lives = new Set<Life>();
  let kills = 0;

  const jumpTo = (virtual: number) => {
    origin = { machine: Date.now(), virtual };
  };
  async function live(death: Death | null): Promise<Life> {
    const servers = { slack: new URL(slack.apiUrl).origin, discord: new URL(discord.apiUrl).origin };
    const options: LifeOptions = {
      ...servers,
      chance: forked(chance),
      faulty: trouble.faulty,
      config,
      origin,
      death,
    };
    const life = await startLife(options);
    lives.add(life);
    return life;
  }
  async function end(life: Life): Promise<void> {
    await life.kill();
    if (life.failed()) throw new Error(`it ended by itself: ${life.said()}`);
  }

  return {
    async stage(kind: Kind, { at, processes }: { at: number; processes: number }): Promise<void> {
      jumpTo(at);
      const expected =
        kind === 'digest'
          ? places.reduce((sum, place) => sum + filtersOf(place).length, 0)
          : places.filter(({ complete }) => !complete).length;
      const isOver = () => ledger.isOver(kind, expected);
      trouble.begin();
      const others = await Promise.all(Array.from({ length: processes - 1 }, () => live(null)));
      const deaths = Array.from({ length: between(chance, 1, 2) }, (_, index) =>
        index === 0 ? deathByRequest(chance) : deathBy(chance),
      );
      for (const death of deaths) {
        if (isOver()) break;
        const life = await live(death);
        await Promise.race([life.ended, until(isOver)]);
        if (!isOver()) kills += 1;
        await end(life);
        // Whoever lives on beside it has the same clock.
        if (processes > 1) continue;
        const down = oneOf(chance, DOWN);
        // What a platform does late it does by the machine's clock, and no longer after its time.
        if (down > 0) await life.quiet();
        jumpTo(clock.now() + down);
      }
      const last = isOver() ? [] : [await live(null)];
      await until(isOver);
      // Nothing that was answered late may still add a message.
      await pause(1_000 / SPEED);
      for (const life of [...others, ...last]) await end(life);
    },
    result(completed: boolean): Omit<StormResult, 'seed'> {
      const { failed = 0, unknown = 0 } = ledger.unsent();
      const counted = count({ chats, places, kindOf: ledger.kindOf, completed });
      const violations = [slack, discord].flatMap((chat) =>
        chat.violations.map(({ kind, detail }) => `${chat.platform} ${kind}: ${detail}`),
      );
      const wrong = counted.faults.length > 0 || failed + unknown > 0;
      const faults = wrong
        ? [
            ...counted.faults,
            ...ledger.open(),
            ...places
              .filter(({ channel }) => counted.faults.some((fault) => fault.includes(` ${channel} `)))
              .flatMap(({ platform, channel }) => journal(chats[platform], channel)),
            ...[...lives].map((life) => life.said()),
          ]
        : [];
      return { ...counted, faults, unknown: failed + unknown, kills, troubled: trouble.count(), violations };
    },
    async end(): Promise<void> {
      for (const life of lives) {
        await life.kill();
        await life.close();
      }
      ledger.close();
      await Promise.all([slack, discord, huggingFace, arxiv].map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Faults come as often as this storm is bad, but not without end. */
function createTrouble(chance: Chance) {
  let often = 0;
  let left = 0;
  let played = 0;
  return {
    begin() {
      often = oneOf(chance, [0, 0.05, 0.1, 0.2]);
      left = 30;
    },
    faulty() {
      if (left === 0 || chance() >= often) return false;
      left -= 1;
      played += 1;
      return true;
    },
    count: () => played,
  };
}

async function until(isOver: () => boolean): Promise<void> {
  const limit = Date.now() + STAGE_LIMIT;
  while (!isOver() && Date.now() < limit) await pause(LOOK);
}
