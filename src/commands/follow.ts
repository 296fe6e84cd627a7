// Matches of filters by direct message, for one person: at most one message a day for all of them, and it says why.

import { platformOf } from '../chat/refs.ts';
import { nextToPerson, nextUnsent } from '../digest/next-unsent.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import { parseFilter } from '../domain/filter.ts';
import type { Subscription } from '../domain/subscription.ts';
import { addUnlessThere, endSubscription, followsOf, resumeSubscription } from '../store/subscriptions.ts';
import { clip } from '../text/clip.ts';
import { followedMessage, followsMessage, unfollowedMessage } from '../views/follow.ts';
import type { Command, Context } from './command.ts';
import { asFreeText, endOfFreeText } from './free-text.ts';
import { dailySource } from './sources.ts';
import { typedWords } from './typed-words.ts';
import { whichFollowed } from './which-subscription.ts';
import { WISH_OPTIONS } from './wish.ts';

const TIME = '09:00';
const MOST_FOLLOWED = 20;

// What was paused because they could not be written to goes on when they follow it again.
async function goingOn(followed: Subscription, { db, now }: Context): Promise<Subscription> {
  if (followed.state === 'active') return followed;
  const nextDueAt = await nextUnsent(db, followed, followed, now);
  await resumeSubscription(db, followed.id, nextDueAt);
  return { ...followed, state: 'active', reason: null, nextDueAt };
}

export const follow: Command = {
  name: 'follow',
  topic: 'yours',
  summary: 'bring you new matches by direct message, at most once a day',
  options: [{ name: 'filter', description: 'As in search: diffusion votes>=20', required: true, rest: true }],
  examples: ['follow diffusion votes>=20', 'follow author:"Yann LeCun"'],
  async run(values, context) {
    const { db, asker, now, zone, zoneKnown } = context;
    refuseWishes(values.filter ?? '');
    if (!zoneKnown) {
      throw new UserError('Which time zone? I do not know yours yet. Set it first, then follow:', [
        'zone Europe/Zurich',
      ]);
    }
    const { text } = parseFilter(values.filter ?? '', context.today, 'follow');
    const before = await followsOf(db, asker);
    const same = before.find(({ filter }) => filter === text);
    if (same) {
      const { state } = same;
      return {
        message: followedMessage(await goingOn(same, context), before, { now, isNew: state === 'paused' }),
      };
    }
    if (before.length >= MOST_FOLLOWED) {
      throw new UserError(`You follow ${MOST_FOLLOWED} already; that is the most.`, ['follows']);
    }
    const wish = {
      cadence: 'weekdays',
      time: TIME,
      zone,
      top: 10,
      source: dailySource(context).name,
      categories: [],
      filter: text,
      layout: 'list',
      freshness: 'complete',
      order: 'votes',
    } as const;
    const place = await direct(context);
    const wanted = {
      ...wish,
      workspace: asker.workspace,
      place,
      madeBy: asker.person,
      personal: true,
      nextDueAt: (await nextToPerson(db, place, wish, now)).at,
    };
    const { subscription, isNew } = await addUnlessThere(db, wanted, now);
    return { message: followedMessage(subscription, before, { now, isNew }) };
  },
};

// As words to look for they would never be found, and what was wished for would not come either.
function refuseWishes(typed: string): void {
  const words = typedWords(typed);
  const [only, next] = words;
  if (only && next && !only.quoted && only.text.toLowerCase() === 'only') {
    const rest = typed.slice(next.start);
    throw new UserError('What one follows needs no "only". Without it, or with it as a word to look for:', [
      `follow ${rest}`,
      `follow "${only.text}" ${rest}`,
    ]);
  }
  const wish = words[endOfFreeText(WISH_OPTIONS, words, 0)];
  if (!wish) return;
  const filter = typed.slice(0, wish.start).trim();
  throw new UserError(
    `What you follow comes on weekdays at ${TIME}, at most once a day; "${clip(typed.slice(wish.start), 60)}" cannot be chosen. Without it, or with it as words to look for:`,
    [`follow ${filter === '' ? 'diffusion' : filter}`, `follow ${asFreeText(WISH_OPTIONS, typed)}`],
  );
}

async function direct({ platforms, asker, log }: Context): Promise<string> {
  const platform = platforms.get(platformOf(asker.person));
  if (!platform) throw new UserError('Following works in Slack and Discord.', ['search diffusion']);
  try {
    return await platform.direct(asker.person);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ code: error.code }, 'no direct message to whoever wants to follow');
    throw new UserError('I may not write to you. Allow direct messages from me, then try again.');
  }
}

export const follows: Command = {
  name: 'follows',
  topic: 'yours',
  seldom: true,
  summary: 'what you follow',
  options: [],
  examples: ['follows'],
  run: async (_values, { db, asker, now }) => ({
    message: followsMessage(await followsOf(db, asker), now),
  }),
};

export const unfollow: Command = {
  name: 'unfollow',
  topic: 'yours',
  seldom: true,
  summary: 'bring you no more matches',
  options: [{ name: 'number', description: 'Which one, where there are several: see follows' }],
  examples: ['unfollow 1'],
  async run(values, context) {
    const subscription = await whichFollowed(values.number, 'unfollow', context);
    await endSubscription(context.db, subscription.id);
    return { message: unfollowedMessage(subscription) };
  },
};
