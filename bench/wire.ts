// `/papers today` from the keyboard to the answer, beside commands of Bolt and discord.js that know their answer: "ok",
// or the very message that Paperboy sends.
// Each bot is a process of its own; all are asked in turn, one question at a time.
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { LocalChat, LocalMessage } from '../playground/local-chat.ts';
import { openNeighbourhood, TODAY } from './neighbourhood.ts';
import { fillPast } from './past.ts';
import { heading, line, ms, quantile, ratio } from './print.ts';

const WARM_UP = 150;
const ASKS = 500;
/** So many days of lists are stored. */
const DAYS = 1000;
/** discord.js sends 50 requests a second at most and then waits: each bot is asked less often than that, ms. */
const ROUND = 45;
/** An answer that takes longer is an error, ms. */
const PATIENCE = 10_000;

interface Chat extends LocalChat {
  deleteMessage(message: string): void;
}

interface Lane {
  readonly name: string;
  readonly chat: Chat;
  readonly typed: string;
  readonly times: number[];
}

/** Prints the figures; nothing is stored. */
export async function wireBench(): Promise<void> {
  const ours = await openNeighbourhood();
  const empty = await openNeighbourhood();
  try {
    const database = join(ours.folder, 'lived-in.db');
    await fillPast(database, TODAY, DAYS);
    await ours.start('src/main.ts', { DATABASE_URL: `sqlite:${database}` });
    const [slack, discord] = [
      lane('Paperboy', ours.slack, '/papers today'),
      lane('Paperboy', ours.discord, '/papers today'),
    ];
    await askInTurn([slack, discord], WARM_UP);
    await empty.start('bench/empty-bolt.ts', { ANSWER: await answerOf(slack) });
    await empty.start('bench/empty-discord.ts', { ANSWER: await answerOf(discord) });
    const bolt = [
      lane('Bolt: ack, respond with the same', empty.slack, '/papers same'),
      lane('Bolt: ack, respond with "ok"', empty.slack, '/papers later'),
      lane('Bolt: ack with "ok"', empty.slack, '/papers once'),
    ];
    const discordJs = [
      lane('discord.js: defer, edit to the same', empty.discord, '/papers same'),
      lane('discord.js: defer, edit to "ok"', empty.discord, '/papers later'),
      lane('discord.js: reply with "ok"', empty.discord, '/papers once'),
    ];
    const all = [slack, ...bolt, discord, ...discordJs];
    await askInTurn(all, WARM_UP);
    for (const { times } of all) times.length = 0;
    await askInTurn(all, ASKS);
    report('Slack', slack, bolt);
    report('Discord', discord, discordJs);
  } finally {
    await Promise.all([ours.end(), empty.end()]);
  }
}

const lane = (name: string, chat: Chat, typed: string): Lane => ({ name, chat, typed, times: [] });

// There and back, so that nobody always comes after the same one.
async function askInTurn(lanes: readonly Lane[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const pause = pauseFor(ROUND);
    for (const one of round % 2 === 0 ? lanes : lanes.toReversed()) one.times.push((await ask(one)).time);
    await pause;
  }
}

/** What the bot sends over the wire. */
const answerOf = async (lane: Lane): Promise<string> => JSON.stringify((await ask(lane)).message.payload);

/** The answer, and milliseconds until the person sees it. */
async function ask({ chat, typed }: Lane): Promise<{ message: LocalMessage; time: number }> {
  const [person] = chat.people;
  const [channel] = chat.channels;
  if (!person || !channel) throw new Error('the chat is empty');
  const answer = answerTo(chat, channel.id, person.id);
  const start = performance.now();
  const [{ error }, { message, at }] = await Promise.all([chat.type(person.id, channel.id, typed), answer]);
  if (error) throw new Error(`${typed}: ${error}`);
  // A channel that grows would make every later look slower.
  chat.deleteMessage(message.id);
  return { message, time: at - start };
}

function answerTo(
  chat: Chat,
  channel: string,
  person: string,
): Promise<{ message: LocalMessage; at: number }> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('there was no answer')), PATIENCE);
    const stop = chat.onChange(() => {
      const message = chat.messages(channel, person).find((one) => one.onlyFor && !one.thinking);
      if (!message) return;
      resolve({ message, at: performance.now() });
      clearTimeout(patience);
      stop();
    });
  });
}

function report(platform: string, ours: Lane, others: readonly Lane[]): void {
  heading(`/papers today on ${platform}, ${ASKS} asks, one at a time, ${DAYS} lists stored`);
  for (const share of [0.5, 0.99]) {
    const at = ({ times }: Lane) => quantile(times, share);
    const label = `p${share * 100}`;
    line(`${label} ${ours.name}`, ms(at(ours)));
    for (const other of others)
      line(`${label} ${other.name}`, ms(at(other)), `Paperboy ${ratio(at(ours), at(other))}`);
  }
}
