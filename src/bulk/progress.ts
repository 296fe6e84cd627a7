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
  /** One of what is counted, `paper`, and how many of them are done. */
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
/** Frames by which the rate is reckoned: a rest long ago says nothing about what remains. */
const RECENT = 30;
const BAR = 24;
const CLEAR = '\r\x1b[2K';

export function createProgress({ write, columns }: Terminal, clock: Pick<Clock, 'now'>): Progress {
  const recent: Mark[] = [{ at: clock.now(), share: 0, count: 0 }];
  let drawnAt: number | null = columns === null ? clock.now() : null;
  let frame = '';
  const gap = columns === null ? BETWEEN_LINES : BETWEEN_FRAMES;
  return {
    step(step) {
      const now = clock.now();
      if (drawnAt !== null && now - drawnAt < gap) return;
      drawnAt = now;
      frame = progressLine(step, now, recent[0]);
      recent.push({ at: now, share: step.share ?? 0, count: step.count });
      if (recent.length > RECENT) recent.shift();
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

interface Mark {
  readonly at: number;
  readonly share: number;
  readonly count: number;
}

/** `██████░░░░  25 %  18,700 papers  1,240/s  0:45 left  arxiv.jsonl.gz`; the rate is that since a mark. */
function progressLine({ share, unit, count, at }: Step, now: number, since: Mark | undefined): string {
  const ms = since ? now - since.at : 0;
  const rate = since && ms > 0 ? ((count - since.count) * 1000) / ms : 0;
  const gained = since && share !== null ? share - since.share : 0;
  const parts = [
    share === null ? null : `${bar(share)} ${`${Math.floor(share * 100)} %`.padStart(5)}`,
    `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`,
    rate > 0 ? said(rate) : null,
    share !== null && gained > 0 && share < 1 ? `${duration((ms * (1 - share)) / gained)} left` : null,
    at,
  ];
  return parts.filter(Boolean).join('  ');
}

/** `1,240/s`, `54/min`. */
const said = (rate: number): string =>
  rate >= 10 ? `${Math.round(rate).toLocaleString('en')}/s` : `${Math.round(rate * 60)}/min`;

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
