// Start-up time and memory of Paperboy, connected to both chats, beside a process that only imports Bolt and discord.js.
import type { Bot } from './bot.ts';
import { type Neighbourhood, openNeighbourhood } from './neighbourhood.ts';
import { heading, line, median, ms, ratio } from './print.ts';

const RUNS = 9;

interface Figures {
  readonly times: number[];
  readonly memories: number[];
}

/** Prints the figures; nothing is stored. */
export async function startBench(): Promise<void> {
  const sdks: Figures = { times: [], memories: [] };
  const first: Figures = { times: [], memories: [] };
  const again: Figures = { times: [], memories: [] };
  const place = await openNeighbourhood();
  try {
    // In turn, so that a busy moment of the machine meets all of them. The first round only fills the disk's cache.
    for (let run = 0; run <= RUNS; run++) {
      const database = `${run}.db`;
      const round = [
        await once(place, 'bench/sdks-only.ts', database),
        await once(place, 'src/main.ts', database),
        await once(place, 'src/main.ts', database),
      ];
      if (run > 0) for (const [at, figures] of [sdks, first, again].entries()) note(figures, round[at]);
    }
  } finally {
    await place.end();
  }
  const rows: readonly Row[] = [
    ['only the imports of both SDKs', sdks],
    ['Paperboy, empty database', first],
    ['Paperboy, started again', again],
  ];
  heading(`until "Paperboy is up", medians of ${RUNS}`);
  for (const [name, { times }] of rows) compare(name, median(times), median(sdks.times), ms);
  heading('memory (RSS) at that moment');
  for (const [name, { memories }] of rows) compare(name, median(memories), median(sdks.memories), megabytes);
}

type Row = readonly [name: string, figures: Figures];

async function once(place: Neighbourhood, program: string, database: string): Promise<Bot> {
  const bot = await place.start(program, { DATABASE_URL: `sqlite:${database}` });
  await bot.stop();
  return bot;
}

function note({ times, memories }: Figures, bot: Bot | undefined): void {
  if (!bot) return;
  times.push(bot.upAfter);
  memories.push(bot.memory);
}

function compare(name: string, value: number, baseline: number, say: (value: number) => string): void {
  const remark = value === baseline ? '' : `${ratio(value, baseline)}, ${say(value - baseline)} more`;
  line(name, say(value), remark);
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
