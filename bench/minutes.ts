// A thousand minutes of a large installation, the whole program and a digest in each: what a tick takes, beside the same in a
// store that holds nothing but what becomes due; and what the program then holds in memory.
import { type Day, MINUTES, passMinute, startDay } from '../test/memory/day.ts';
import { heading, line, ms, quantile, ratio } from './print.ts';

const LARGE = { subscriptions: 10_000, papers: 100_000 };
const SMALL = { subscriptions: MINUTES, papers: 0 };
/** Memory is compared from here on; what is filled once has been filled. */
const FIRST = 400;

/** What ticks took, ms. */
interface Ticks {
  readonly due: number[];
  readonly quiet: number[];
}

/** Prints the figures; nothing is stored. */
export async function minutesBench(): Promise<void> {
  const large = await startDay(LARGE);
  const small = await startDay(SMALL);
  try {
    const [ours, theirs]: [Ticks, Ticks] = [noTicks(), noTicks()];
    const held: number[] = [];
    // In turn, so that a busy moment of the machine meets both.
    for (let minute = 1; minute <= MINUTES; minute++) {
      await measure(large, minute, ours);
      await measure(small, minute, theirs);
      if (minute === FIRST || minute === MINUTES) held.push((await large.apart.held()).data);
    }
    report(ours, theirs, held);
  } finally {
    await large.world.end();
    await small.world.end();
  }
}

const noTicks = (): Ticks => ({ due: [], quiet: [] });

/** A tick at the minute, and one more for which nothing is left. */
async function measure(day: Day, minute: number, { due, quiet }: Ticks): Promise<void> {
  for (const into of [due, quiet]) {
    await passMinute(day, minute);
    into.push(day.apart.ticks.at(-1) ?? 0);
  }
}

function report(ours: Ticks, theirs: Ticks, [before = 0, after = 0]: readonly number[]): void {
  heading(`  ${LARGE.subscriptions} subscriptions, ${LARGE.papers} papers, ${MINUTES} minutes`);
  for (const [name, which] of [
    ['a tick with a digest', 'due'],
    ['a tick with nothing due', 'quiet'],
  ] as const)
    for (const share of [0.5, 0.99]) {
      const [mine, other] = [quantile(ours[which], share), quantile(theirs[which], share)];
      line(`${name}, p${share * 100}`, ms(mine), `in the small store ${ms(other)}, ${ratio(mine, other)}`);
    }
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
  line(`data in memory after ${MINUTES} minutes`, `${(after / 2 ** 20).toFixed(1)} MiB`);
  line(`more than after ${FIRST}`, kilobytes(after - before), 'once all garbage is gone');
}

if (import.meta.main) await minutesBench();
