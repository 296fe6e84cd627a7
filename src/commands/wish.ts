// What was typed of a subscription, as a whole wish: the rest comes from the one it changes, or is the usual.
import type { OptionDeclaration } from '../chat/command.ts';
import { isSurelyCategory } from '../domain/arxiv-categories.ts';
import { UserError } from '../domain/errors.ts';
import { parseFilter } from '../domain/filter.ts';
import {
  CADENCES,
  FRESHNESSES,
  LAYOUTS,
  MOST_PAPERS,
  ORDERS,
  SHELF,
  type Subscription,
  sameSubject,
  type Wish,
} from '../domain/subscription.ts';
import { LOOKS_LIKE_TIME, parseTimeOfDay, SURELY_TIME } from '../domain/time-of-day.ts';
import { isZone, SURELY_ZONE } from '../domain/zone.ts';
import type { Context, Values } from './command.ts';
import { asFreeText } from './free-text.ts';
import { readSource } from './wished-source.ts';
import { readZone } from './wished-zone.ts';

export const WISH_OPTIONS: readonly OptionDeclaration[] = [
  { name: 'how', description: 'How often: on weekdays unless told', choices: CADENCES },
  {
    name: 'at',
    description: 'Local time, 09:00 if left out',
    keyword: 'at',
    looksLike: LOOKS_LIKE_TIME,
    unmistakable: SURELY_TIME,
  },
  {
    name: 'top',
    description: `How many papers, 1 to ${MOST_PAPERS}`,
    keyword: 'top',
    fits: (typed) => /^(?:\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)$/i.test(typed),
  },
  {
    name: 'from',
    description: 'huggingface, categories of arXiv (cs.CL,cs.LG), or shelf: what the team kept, weekly',
    keyword: 'from',
    several: true,
    fits: (typed) => typed.split(',').every((one) => one === '' || canBeSource(one)),
    unmistakable: /^(?:cs|stat|math|eess|econ|physics|q-bio|q-fin)\.\S+$/i,
    completes: true,
  },
  { name: 'as', description: 'The form of the digest', keyword: 'as', choices: LAYOUTS },
  {
    name: 'by',
    description: 'What comes first: most votes, or most like what the team kept',
    keyword: 'by',
    choices: ORDERS,
  },
  {
    name: 'only',
    description: 'A filter, as in search: diffusion votes>=20',
    keyword: 'only',
    rest: true,
  },
  { name: 'list', description: 'On time from the open list, or only whole lists', choices: FRESHNESSES },
  {
    name: 'zone',
    description: 'Time zone, such as Europe/Zurich',
    rest: true,
    fits: isZone,
    unmistakable: SURELY_ZONE,
    completes: true,
  },
];

/** Also what readSource says to be wrong. */
function canBeSource(typed: string): boolean {
  return isSurelyCategory(typed) || /^(?:hugging ?face|arxiv|shelf)$/i.test(typed);
}

export const USUAL = {
  cadence: 'weekdays',
  time: '09:00',
  top: 10,
  layout: 'thread',
  freshness: 'fresh',
  order: 'votes',
  filter: '',
} as const;

/** The wish, and the one of `before` that it changes, where it is for the same papers. */
export function readWish(
  values: Values,
  before: readonly Subscription[],
  context: Context,
): { readonly wish: Wish; readonly changes: Subscription | null } {
  const subject = {
    ...readSource(values.from, context),
    filter: values.only ? readFilter(values.only, context) : '',
  };
  const cadence = subject.source === SHELF ? 'weekly' : CADENCES.find((one) => one === values.how);
  const asked = { ...subject, cadence: cadence ?? USUAL.cadence };
  const changes = before.find((one) => sameSubject(one, { ...one, ...asked })) ?? null;
  const base = changes ?? { ...USUAL, zone: null };
  const time = values.at ? parseTimeOfDay(values.at) : base.time;
  return {
    changes,
    wish: {
      ...subject,
      cadence: cadence ?? base.cadence,
      time,
      zone: values.zone ? readZone(values.zone) : (base.zone ?? knownZone(before, context, time)),
      top: values.top ? readTop(values.top) : base.top,
      layout: LAYOUTS.find((one) => one === values.as) ?? base.layout,
      freshness: FRESHNESSES.find((one) => one === values.list) ?? base.freshness,
      order: ORDERS.find((one) => one === values.by) ?? base.order,
    },
  };
}

/** What stands in a field of its own and would be taken for another wish where it is typed is in quotes from then on. */
function readFilter(typed: string, { today }: Context): string {
  const { text } = parseFilter(typed, today, 'subscribe only');
  return parseFilter(asFreeText(WISH_OPTIONS, text), today, 'subscribe only').text;
}

export function readTop(typed: string): number {
  const top = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (top >= 1 && top <= MOST_PAPERS) return top;
  throw new UserError(`"${typed}" is no number of papers from 1 to ${MOST_PAPERS}.`, ['subscribe top 5']);
}

function knownZone([other]: readonly Subscription[], { zone, zoneKnown }: Context, time: string): string {
  if (other) return other.zone;
  if (zoneKnown) return zone;
  throw new UserError('Which time zone? I do not know yours yet.', [`subscribe at ${time} Europe/Zurich`]);
}
