// How the sources answer and what is stored.
import type { Block, Inline, Line, Message } from '../chat/message.ts';
import type { Silence } from '../chat/platform.ts';
import { dayIn } from '../domain/calendar.ts';
import type { SourceState } from '../domain/source-state.ts';
import { clip } from '../text/clip.ts';
import { type EditionFacts, howMany } from './edition.ts';
import { isTokenRefused } from './reasons.ts';
import { lacking } from './subscription.ts';
import { newsBlocks, type SubscriptionNews } from './subscription-news.ts';
import { count, dayName, momentAndDay } from './words.ts';

/** Times in epoch ms. */
export interface SourceStatus {
  readonly title: string;
  readonly state: SourceState;
  /** Until when it wants to be left alone; null where it does not. */
  readonly restUntil: number | null;
  /** When its open list is read again; null where it has none. */
  readonly nextReadingAt: number | null;
}

interface Status {
  readonly sources: readonly SourceStatus[];
  /** The platforms that are not heard. */
  readonly silent: readonly (Silence & { readonly platform: string })[];
  readonly papers: number;
  readonly lists: number;
  readonly newest: EditionFacts | null;
  /** What the place gets in which it is asked. */
  readonly here: readonly SubscriptionNews[];
  /** The rights that are missing there. */
  readonly missing: readonly string[];
  /** Posts there that are still to be published, and when the next can be. */
  readonly unpublished: { readonly count: number; readonly nextAt: number };
}

const LONGEST_REASON = 200;

export function statusMessage(
  { sources, silent, papers, lists, newest, here, missing, unpublished }: Status,
  now: number,
  zone: string,
): Message {
  const failing = [
    ...sources.filter(({ state }) => state.failingSince !== null).map(({ title }) => title),
    ...silent.map(({ platform }) => titleOf(platform)),
  ];
  const blocks: Block[] = [
    { kind: 'heading', text: 'Status' },
    ...sources.map((source) => ({ kind: 'text', line: sourceLine(source, now, zone) }) as const),
    ...silent.map((one) => ({ kind: 'text', line: silentLine(one, now, zone) }) as const),
    {
      kind: 'text',
      line: [
        `I have ${count(papers, 'paper')} in ${count(lists, 'list')}.`,
        ...newestLine(newest, now, zone),
      ],
    },
    ...(here.length > 0 ? [{ kind: 'text', line: [{ kind: 'bold', text: 'Here' }] } as const] : []),
    ...here.flatMap((one) => newsBlocks(one, now)),
    ...(unpublished.count > 0
      ? [{ kind: 'text', line: unpublishedLine(unpublished, now, zone) } as const]
      : []),
    ...lacking(missing),
  ];
  const summary =
    failing.length > 0
      ? `${failing.join(' and ')} ${failing.length === 1 ? 'does' : 'do'} not answer`
      : `${count(papers, 'paper')} in ${count(lists, 'list')}`;
  return { summary: `Status: ${summary}`, blocks };
}

const titleOf = (platform: string): string => `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`;

function silentLine({ platform, since, code }: Status['silent'][number], now: number, zone: string): Line {
  const name: Inline = { kind: 'bold', text: titleOf(platform) };
  const text = momentAndDay(since, dayIn(now, zone), zone);
  const when: Inline = { kind: 'time', at: since, text };
  if (code === null) return [name, ' has not been connected since ', when, '; I keep trying.'];
  const [is, why] = isTokenRefused(code)
    ? ['has been off', 'it does not accept my token']
    : ['has not been heard', `it refuses the connection (${code})`];
  return [name, ` ${is} since `, when, `: ${why}. Whoever runs me has to mend that and start me again.`];
}

function unpublishedLine({ count: posts, nextAt }: Status['unpublished'], now: number, zone: string): Line {
  const text = momentAndDay(nextAt, dayIn(now, zone), zone);
  const next: Line = nextAt > now ? [', the next about ', { kind: 'time', at: nextAt, text }] : [];
  const are = posts === 1 ? 'is' : 'are';
  return [`${count(posts, 'post')} ${are} still to be published to the channels that follow`, ...next, '.'];
}

function newestLine(newest: EditionFacts | null, now: number, zone: string): Line {
  if (!newest) return [];
  return [` The newest: ${dayName(newest.day, dayIn(now, zone))}, `, ...howMany(newest, now, zone), '.'];
}

// `Hugging Face answers: last Tue 08:55 Zurich, next about Tue 09:10 Zurich.`
function sourceLine(
  { title, state, restUntil, nextReadingAt }: SourceStatus,
  now: number,
  zone: string,
): Line {
  const name = { kind: 'bold', text: title } as const;
  const at = (instant: number): Inline => ({
    kind: 'time',
    at: instant,
    text: momentAndDay(instant, dayIn(now, zone), zone),
  });
  const rest: Line = restUntil === null ? [] : [' It wants to be left alone until ', at(restUntil), '.'];
  const last: Line = state.lastSuccessAt === null ? ['never before'] : ['last ', at(state.lastSuccessAt)];
  if (state.failingSince !== null) {
    const reason = state.lastError === null ? '' : ` Reason: ${clip(state.lastError, LONGEST_REASON)}.`;
    const next: Line =
      restUntil !== null || state.nextTryAt <= now ? [] : [' Next try: ', at(state.nextTryAt), '.'];
    return [
      name,
      ' has not answered since ',
      at(state.failingSince),
      ' (',
      ...last,
      `).${reason}`,
      ...next,
      ...rest,
    ];
  }
  if (state.lastSuccessAt === null) return [name, ': not asked yet.', ...rest];
  const next: Line =
    nextReadingAt === null || nextReadingAt <= now ? [] : [', next about ', at(nextReadingAt)];
  return [name, ' answers: ', ...last, ...next, '.', ...rest];
}
