// Gives a place the list of the day at its local time, or ends that.
import { nextAt, WEEKDAYS } from '../domain/calendar.ts';
import { UserError } from '../domain/errors.ts';
import { LOOKS_LIKE_TIME, parseTimeOfDay } from '../domain/time-of-day.ts';
import { parseZone, zonesMatching } from '../domain/zone.ts';
import { saveZone } from '../store/people.ts';
import { endSubscription, saveSubscription, subscriptionOf } from '../store/subscriptions.ts';
import {
  subscribedMessage,
  subscribedNotice,
  unsubscribedMessage,
  unsubscribedNotice,
} from '../views/subscription.ts';
import type { Command, Context } from './command.ts';
import { postOrExplain } from './share.ts';

const DEFAULT_TIME = '09:00';
/** Papers in a digest before the button for the rest. */
const TOP = 10;

export const subscribe: Command = {
  name: 'subscribe',
  summary: 'post the list of the day in this channel on weekdays',
  options: [
    { name: 'at', description: 'Local time, 09:00 if left out', keyword: 'at', looksLike: LOOKS_LIKE_TIME },
    { name: 'zone', description: 'Time zone, such as Europe/Zurich', rest: true, completes: true },
  ],
  examples: ['subscribe', 'subscribe at 09:00 Europe/Zurich'],
  changesPlace: true,
  async run(values, context) {
    const { asker, db, now } = context;
    const before = await subscriptionOf(db, asker.place);
    const time = values.at ? parseTimeOfDay(values.at) : (before?.time ?? DEFAULT_TIME);
    const zone = values.zone ? parseZone(values.zone) : (before?.zone ?? knownZone(context, time));
    const wanted = {
      workspace: asker.workspace,
      place: asker.place,
      madeBy: asker.person,
      time,
      zone,
      top: TOP,
      nextDueAt: nextAt(now, time, zone, WEEKDAYS).at,
    };
    await postOrExplain(subscribedNotice(wanted, now), [], context);
    await saveSubscription(db, wanted, now);
    if (values.zone) await saveZone(db, asker, zone);
    return { message: subscribedMessage(wanted, now) };
  },
  async complete(_option, typed) {
    return zonesMatching(typed).map((zone) => ({ label: zone, value: zone }));
  },
};

export const unsubscribe: Command = {
  name: 'unsubscribe',
  summary: 'post no more digests in this channel',
  options: [],
  examples: ['unsubscribe'],
  changesPlace: true,
  async run(_values, context) {
    if (!(await endSubscription(context.db, context.asker.place))) {
      throw new UserError('This channel gets no digest, so there is nothing to end.', ['subscribe']);
    }
    await postOrExplain(unsubscribedNotice(), [], context);
    return { message: unsubscribedMessage() };
  },
};

function knownZone({ zone, zoneKnown }: Context, time: string): string {
  if (zoneKnown) return zone;
  throw new UserError('Which time zone? I do not know yours yet.', [`subscribe at ${time} Europe/Zurich`]);
}
