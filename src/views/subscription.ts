// What a place gets from now on, said in full.
import type { Message } from '../chat/message.ts';
import { dayIn, timeIn } from '../domain/calendar.ts';
import type { NewSubscription } from '../domain/subscription.ts';
import { zoneCity } from '../domain/zone.ts';
import { dayName } from './words.ts';

type Wanted = Pick<NewSubscription, 'time' | 'zone' | 'top' | 'nextDueAt'>;

/** To the one who subscribed. */
export function subscribedMessage(wanted: Wanted, now: number): Message {
  return {
    summary: 'This channel is subscribed',
    blocks: [
      {
        kind: 'text',
        line: [`Subscribed: ${atThatTime(wanted)}, for everybody here. Next: ${when(wanted, now)}.`],
      },
      { kind: 'small', line: ['To change it, subscribe again: ', changeCommand(wanted)] },
      { kind: 'buttons', buttons: [{ label: 'Unsubscribe', press: { command: 'unsubscribe', values: [] } }] },
    ],
  };
}

/** To everybody in the place. */
export function subscribedNotice(wanted: Wanted, now: number): Message {
  return {
    summary: 'This channel gets the papers of the day',
    blocks: [
      { kind: 'text', line: [`${whatComes(wanted)} Next: ${when(wanted, now)}.`] },
      { kind: 'small', line: ['Until then: ', { kind: 'command', line: 'today' }] },
    ],
  };
}

export function unsubscribedMessage(): Message {
  const again = { kind: 'command', line: 'subscribe' } as const;
  return {
    summary: 'This channel gets no more digests',
    blocks: [
      {
        kind: 'text',
        line: ['This channel gets no more digests. What was posted stays, and can still be kept.'],
      },
      { kind: 'small', line: ['To have them again: ', again] },
    ],
  };
}

export const unsubscribedNotice = (): Message => ({
  summary: 'This channel gets no more digests',
  blocks: [{ kind: 'text', line: ['This channel gets no more digests from now on.'] }],
});

const whatComes = ({ time, zone, top }: Wanted): string =>
  `This channel gets the list of the day ${atThatTime({ time, zone })}, the top ${top}, in a thread.`;

const atThatTime = ({ time, zone }: Pick<Wanted, 'time' | 'zone'>): string =>
  `on weekdays at ${time} ${zoneCity(zone)}`;

function when({ nextDueAt, zone }: Wanted, now: number): string {
  const today = dayIn(now, zone);
  const day = dayIn(nextDueAt, zone);
  const near = day === today ? 'today' : dayName(day, today);
  return `${near}, ${timeIn(nextDueAt, zone)}`;
}

const changeCommand = ({ time, zone }: Wanted) =>
  ({ kind: 'command', line: `subscribe at ${time} ${zone}` }) as const;
