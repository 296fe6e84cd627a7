// A digest at once, and what the last lists would have brought.
import type { Message } from '../chat/message.ts';
import { chooseDigest, NO_MATCH } from '../digest/choose.ts';
import { sourceNamed } from '../digest/deps.ts';
import { keptInWeek, weekUpTo } from '../digest/kept.ts';
import { replay } from '../digest/replay.ts';
import { dayIn } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { SHELF, type Subscription } from '../domain/subscription.ts';
import { zoneToShow } from '../domain/zone.ts';
import { dueList } from '../editions.ts';
import { planDelivery } from '../store/deliveries.ts';
import { whyNotThere } from '../views/edition.ts';
import { keptHeader, nothingKeptMessage } from '../views/kept-week.ts';
import { previewMessage } from '../views/preview.ts';
import { digestComesMessage, digestPausedMessage, nothingMatches } from '../views/subscription.ts';
import type { Command, Context } from './command.ts';
import { pressedSubscription, whichHere } from './which-subscription.ts';

const HOUR = 3_600_000;

export const digest: Command = {
  name: 'digest',
  topic: 'channel',
  summary: 'post the digest now: what is new of the list of the day',
  options: [
    { name: 'when', description: 'now', choices: ['now'], required: true },
    { name: 'number', description: 'Which one, where there are several: see subscriptions' },
  ],
  examples: ['digest now'],
  changesPlace: true,
  async run(values, context) {
    const { db, now, newKey } = context;
    const subscription = await whichHere(values.number, 'digest now', context);
    if (subscription.state === 'paused') return { message: digestPausedMessage(subscription) };
    const localDay = dayIn(now, subscription.zone);
    const papers = await papersNow(subscription, context);
    const key = newKey();
    // Asked for twice on a day it comes twice: the key takes the place of the date.
    const planned = {
      key,
      subscriptionId: subscription.id,
      place: subscription.place,
      localDay: `${localDay} ${key}`,
      kind: 'now',
    } as const;
    await planDelivery(db, { ...planned, notBefore: now, dueAt: now, deadline: now + HOUR }, now);
    context.wake();
    return { message: digestComesMessage(papers) };
  },
};

/** How many there are now; a UserError where there are none. */
async function papersNow(subscription: Subscription, { db, sources, now }: Context): Promise<number> {
  if (subscription.source === SHELF) {
    const { papers } = await keptInWeek(db, subscription, weekUpTo(now, subscription.zone));
    if (papers.length > 0) return Math.min(papers.length, subscription.top);
    throw new UserError('The team has kept nothing in the last seven days. What it kept before:', [
      'top month',
    ]);
  }
  const source = sourceNamed(sources, subscription.source);
  const choice = await chooseDigest({
    db,
    source,
    subscription,
    localDay: dayIn(now, subscription.zone),
    now,
    deadline: now,
    atOnce: true,
  });
  if (choice.kind === 'send') return choice.papers.length;
  if (choice.reason === NO_MATCH) throw new UserError(nothingMatches(subscription), ['today']);
  const due = await dueList(db, source, now, subscription.categories);
  const notThere = whyNotThere(due, source.title, subscription.zone);
  if (notThere !== null) throw new UserError(`${notThere} Ask again later:`, ['digest now']);
  throw new UserError(nothingNew(subscription, choice.kind === 'skip' ? choice.days : []), ['today']);
}

/** `had`: lists whose papers have come otherwise. */
function nothingNew({ cadence, freshness }: Subscription, had: readonly Day[]): string {
  if (cadence === 'weekly' || freshness !== 'complete')
    return 'All that is new has come here. The whole list:';
  return had.length > 0
    ? 'All of the lists that are whole have come here. The open one:'
    : 'No new list is whole yet. The open one:';
}

export const preview: Command = {
  name: 'preview',
  summary: 'what the last lists would have brought',
  options: [{ name: 'id', description: 'A subscription', required: true }],
  examples: [],
  hidden: true,
  async run(values, context) {
    const { db, sources, now } = context;
    const pressed = await pressedSubscription(values.id, context);
    const subscription = { ...pressed, zone: zoneToShow(pressed.zone) };
    if (subscription.source === SHELF) return { message: await keptPreview(subscription, context) };
    const digests = await replay(db, sourceNamed(sources, subscription.source), subscription, now);
    return { message: previewMessage(subscription, digests, now) };
  },
};

async function keptPreview(subscription: Subscription, { db, now }: Context): Promise<Message> {
  const { week, papers } = await keptInWeek(db, subscription, weekUpTo(now, subscription.zone));
  if (papers.length === 0) return nothingKeptMessage();
  return keptHeader({
    subscription,
    week,
    lines: papers.slice(0, subscription.top),
    total: papers.length,
    now,
  });
}
