// Zone and guest flags of the people who ask, remembered for a while: users.info for every press would be slow.
import type { webApi } from '@slack/bolt';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { toDeliveryError } from './errors.ts';
import { readPerson, type SlackPerson } from './requests.ts';

const MOST = 5000;
/** A person who becomes a guest or moves to another zone is believed to be as before for this long, ms. */
const FRESH = 3_600_000;

/** Nothing is known: their own zone does not help them, and they change nothing. */
const STRANGER: SlackPerson = { name: '', zone: null, mayManage: false, isAdmin: false, unknown: true };

export function createPeople(
  client: webApi.WebClient,
  { clock, log }: { clock: Clock; log: Log },
): (user: string) => Promise<SlackPerson> {
  const known = new Map<string, { readonly person: SlackPerson; readonly at: number }>();
  return async (user) => {
    const found = known.get(user);
    if (found && clock.now() - found.at < FRESH) return found.person;
    try {
      const person = readPerson((await client.users.info({ user })).user);
      known.delete(user);
      known.set(user, { person, at: clock.now() });
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return person;
    } catch (error) {
      log.warn({ platform: 'slack', error: codeOf(error) }, 'users.info failed');
      return found?.person ?? STRANGER;
    }
  };
}

const codeOf = (error: unknown): string => toDeliveryError(error).code;
