// What a subscription would have brought of the last lists, digest by digest, each paper by name as far as there is room.
import type { Line, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { Subscription } from '../domain/subscription.ts';
import { clip } from '../text/clip.ts';
import { tuneButton } from './subscription.ts';
import { count, dayName } from './words.ts';

/** One digest as it would have come. */
export interface PreviewedDigest {
  /** Its local date, and when it is due (epoch ms): the newest may be still to come. */
  readonly day: Day;
  readonly dueAt: number;
  /** The lists it is of, newest first. */
  readonly lists: readonly Day[];
  readonly listed: number;
  readonly matching: number;
  /** Those of the matching that an earlier one has brought. */
  readonly before: number;
  readonly shown: readonly ShownPaper[];
}

/** All names together, UTF-16 units: with the rest, what fits one embed of Discord (4,096) and one message of Slack. */
const ROOM = 3100;
/** How long one name may be, as long as all of them have room. */
const LONGEST: readonly number[] = [60, 48, 40];
const BETWEEN = ' · ';

/** `digests`: the newest first. */
export function previewMessage(
  subscription: Subscription,
  digests: readonly PreviewedDigest[],
  now: number,
): Message {
  if (digests.length === 0) return nothingToPreview();
  const names = namesIn(digests);
  return {
    summary: 'Preview',
    blocks: [
      { kind: 'heading', text: 'Preview' },
      { kind: 'text', line: [howManyInAll(subscription, digests)] },
      ...digests.map(
        (digest, index) =>
          ({ kind: 'text', line: digestLine(digest, names[index] ?? '', { subscription, now }) }) as const,
      ),
      { kind: 'buttons', buttons: [tuneButton(subscription)] },
    ],
  };
}

const nothingToPreview = (): Message => ({
  summary: 'Nothing to preview',
  blocks: [{ kind: 'text', line: ['I have no lists of that yet, so I cannot say what would have come.'] }],
});

function howManyInAll({ cadence }: Subscription, digests: readonly PreviewedDigest[]): string {
  const lists = digests.reduce((sum, digest) => sum + digest.lists.length, 0);
  const papers = digests.reduce((sum, { shown }) => sum + shown.length, 0);
  // A part of a week says little of what a week brings.
  const whole = cadence === 'weekly' ? digests.filter((one) => one.lists.length >= 5) : digests;
  const inWhole = whole.reduce((sum, { shown }) => sum + shown.length, 0);
  const each = (inWhole / whole.length).toLocaleString('en', { maximumFractionDigits: 1 });
  const often = inWhole === 0 ? '' : `, about ${each} a ${cadence === 'weekly' ? 'week' : 'day'}`;
  const of = lists === 1 ? 'the last list' : `the last ${lists} lists`;
  return `Of ${of} this would have brought ${count(papers, 'paper')}${often}:`;
}

function digestLine(
  { day, dueAt, lists, ...figures }: PreviewedDigest,
  names: string,
  { subscription, now }: { readonly subscription: Subscription; readonly now: number },
): Line {
  const today = dayIn(now, subscription.zone);
  const toCome = dueAt > now ? ', to come' : '';
  const named = names === '' ? '' : `: ${names}`;
  return [
    { kind: 'bold', text: `${dayName(day, today)}${toCome}` },
    `  ${whichLists(day, lists, today)}${howMany(figures)}${named}`,
  ];
}

// Where it is not simply the list of that day.
function whichLists(day: Day, lists: readonly Day[], today: Day): string {
  const [newest, oldest] = [lists[0] ?? day, lists.at(-1) ?? day];
  if (lists.length > 1)
    return `${lists.length} lists, ${dayName(oldest, today)} to ${dayName(newest, today)}, `;
  return newest === day ? '' : `list of ${dayName(newest, today)}, `;
}

function howMany({
  listed,
  matching,
  before,
  shown,
}: Pick<PreviewedDigest, 'listed' | 'matching' | 'before' | 'shown'>): string {
  if (listed === 0) return 'no papers';
  if (matching === 0) return `none of ${listed} matches`;
  const match = matching === 1 ? 'matches' : 'match';
  const of =
    matching === listed
      ? `${shown.length} of ${listed}`
      : `${shown.length} (${matching} of ${listed} ${match})`;
  return before === 0 ? of : `${of}, ${before} came before`;
}

/** The names of each digest's papers: all where there is room, else as many of each, and how many more there are. */
function namesIn(digests: readonly PreviewedDigest[]): string[] {
  const most = Math.max(...digests.map(({ shown }) => shown.length));
  const longest = LONGEST.find((length) => fits(digests, most, length));
  if (longest !== undefined) return digests.map((digest) => namesOf(digest, most, longest));
  const shortest = LONGEST.at(-1) ?? 0;
  let each = most;
  while (each > 0 && !fits(digests, each, shortest)) each--;
  return digests.map((digest) => namesOf(digest, each, shortest));
}

const fits = (digests: readonly PreviewedDigest[], each: number, longest: number): boolean =>
  digests.reduce((sum, digest) => sum + namesOf(digest, each, longest).length, 0) <= ROOM;

function namesOf({ shown }: PreviewedDigest, each: number, longest: number): string {
  const names = shown.slice(0, each).map(({ shownTitle }) => clip(shownTitle, longest));
  const more = shown.length - names.length;
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(BETWEEN);
}
