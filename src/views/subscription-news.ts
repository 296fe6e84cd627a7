// What a place gets, and of each what came last, what comes next, and what is held back or wrong.
import type { Block, Button, Line, Message } from '../chat/message.ts';
import { dayIn } from '../domain/calendar.ts';
import type { Subscription } from '../domain/subscription.ts';
import { zoneCity, zoneToShow } from '../domain/zone.ts';
import { inWords } from './reasons.ts';
import { nextOrPaused, previewButton, stopButtons, tuneButton } from './subscription.ts';
import { dayAndTime, whatComes } from './wish.ts';
import { WISH_FIELDS } from './wish-form.ts';
import { dayName } from './words.ts';

/** A digest as it went out, or did not. */
export interface DeliveryNews {
  readonly kind: 'digest' | 'final' | 'now';
  readonly state: string;
  readonly reason: string | null;
  readonly due_at: number;
  readonly not_before: number;
  readonly settled_at: number | null;
}

export interface SubscriptionNews {
  readonly subscription: Subscription;
  /** Newest first. */
  readonly deliveries: readonly DeliveryNews[];
}

export function subscriptionsMessage(entries: readonly SubscriptionNews[], now: number): Message {
  if (entries.length === 0) {
    return {
      summary: 'No digest comes here',
      blocks: [
        {
          kind: 'text',
          line: [
            'No digest comes here. To have the list of the day: ',
            { kind: 'command', line: 'subscribe' },
          ],
        },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Subscribe…', press: { command: 'change', values: [] }, opensForm: WISH_FIELDS },
          ],
        },
      ],
    };
  }
  const blocks: Block[] = [{ kind: 'heading', text: 'What comes here' }];
  blocks.push(...entries.flatMap((entry) => newsBlocks(entry, now)));
  if (entries.length === 1) blocks.push({ kind: 'buttons', buttons: buttonsOf(entries[0]?.subscription) });
  return { summary: 'What comes here', blocks };
}

/** One subscription: what comes, what came last and what is held back or wrong. */
export function newsBlocks({ subscription, deliveries }: SubscriptionNews, now: number): Block[] {
  const { number, zone } = subscription;
  const blocks: Block[] = [
    {
      kind: 'text',
      line: [
        { kind: 'bold', text: `${number}` },
        `  ${whatComes(subscription)}. `,
        ...nextOrPaused(subscription, now),
      ],
    },
  ];
  const last = deliveries.find((one) => one.kind !== 'final' && one.settled_at !== null);
  const waiting = deliveries.find((one) => one.kind !== 'final' && one.settled_at === null);
  const said: Line[] = [];
  if (last) said.push([lastDigest(last, zone, now)]);
  if (waiting) said.push([heldBack(waiting, zone, now)]);
  for (const line of said) blocks.push({ kind: 'small', line });
  return blocks;
}

function lastDigest({ state, reason, settled_at, due_at }: DeliveryNews, zone: string, now: number): string {
  // What was not sent is known by when it was due. Not every reader lives in its zone.
  const at = state === 'sent' && settled_at !== null ? settled_at : due_at;
  const when = `${dayAndTime(at, zone, now)} ${zoneCity(zoneToShow(zone))}`;
  if (state === 'sent')
    return reason === null
      ? `Last digest: ${when}.`
      : `Last digest: ${when}; not all of it: ${because(reason, zone, now)}.`;
  if (state === 'skipped')
    return `Nothing was sent ${when}: ${reason === null ? 'nothing new' : because(reason, zone, now)}.`;
  return `Could not be sent ${when}: ${because(reason, zone, now)}.`;
}

// Lists are named by their days as everywhere else.
const because = (reason: string | null, zone: string, now: number): string =>
  inWords(reason).replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => dayName(day, dayIn(now, zone)));

function heldBack({ reason, not_before }: DeliveryNews, zone: string, now: number): string {
  const again = not_before > now ? `, looked at again ${dayAndTime(not_before, zone, now)}` : '';
  return `Held back: ${reason === null ? 'on its way' : because(reason, zone, now)}${again}.`;
}

function buttonsOf(subscription: Subscription | undefined): Button[] {
  if (!subscription) return [];
  return [previewButton(subscription), tuneButton(subscription), ...stopButtons(subscription)];
}
