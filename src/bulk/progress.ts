// How far a long piece of work has come: one line that is drawn anew on a terminal, a line now and then elsewhere.
import type { Clock } from '../ops/clock.ts';

export interface Terminal {
  write(text: string): void;
  /** Of the screen; null where it is none: a file, a pipe. */
  readonly columns: number | null;
}

/** How far. */
export interface Step {
  /** 0 to 1; null where nobody knows how much there is. */
  readonly share: number | null;
  /** What is counted, and how many of them are done: `papers`. */
  readonly unit: string;
  readonly count: number;
  /** What it is at, and what remains where that is more than a time. */
  readonly at: string;
}

export interface Progress {
  step(step: Step): void;
  /** A line that stays, above the bar. */
  say(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

const BETWEEN_FRAMES = 100;
const BETWEEN_LINES = 10_000;
const BAR = 24;
const CLEAR = '\r\x1b[2K';

export function createProgress({ write, columns }: Terminal, clock: Pick<Clock, 'now'>): Progress {
  const start = clock.now();
  let drawnAt: number | null = columns === null ? start : null;
  let frame = '';
  const gap = columns === null ? BETWEEN_LINES : BETWEEN_FRAMES;
  return {
    step(step) {
      const now = clock.now();
      if (drawnAt !== null && now - drawnAt < gap) return;
      drawnAt = now;
      frame = progressLine(step, now - start);
      if (columns === null) write(`${frame}\n`);
      else write(CLEAR + frame.slice(0, columns - 1));
    },
    say(line) {
      if (columns === null) write(`${line}\n`);
      else write(`${CLEAR}${line}\n${frame.slice(0, columns - 1)}`);
    },
    end() {
      if (columns !== null && frame !== '') write(CLEAR);
      frame = '';
    },
  };
}

/** `██████░░░░  25 %  18,700 papers  1,240/s  0:45 left  arxiv.jsonl.gz` */
export function progressLine({ share, unit, count, at }: Step, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? (count * 1000) / elapsedMs : 0;
  const parts = [
    share === null ? null : `${bar(share)} ${`${Math.floor(share * 100)} %`.padStart(5)}`,
    `${count.toLocaleString('en')} ${unit}`,
    rate > 0 ? `${rate >= 10 ? Math.round(rate).toLocaleString('en') : rate.toFixed(1)}/s` : null,
    share !== null && share > 0 && share < 1 ? `${duration((elapsedMs * (1 - share)) / share)} left` : null,
    at,
  ];
  return parts.filter(Boolean).join('  ');
}

function bar(share: number): string {
  const full = Math.round(share * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

/** `0:07`, `12:30`, `1:02:03`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
