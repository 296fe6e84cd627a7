// Which subscription a person means: the number that `subscriptions` shows, or the only one there is.
import { UserError } from '../domain/errors.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import { followsOf, subscriptionById, subscriptionsOf } from '../store/subscriptions.ts';
import { clip } from '../text/clip.ts';
import { subjectOf } from '../views/wish.ts';
import type { Context } from './command.ts';

/** In the asker's place. `command` stands before the numbers that are proposed. */
export async function whichHere(
  typed: string | undefined,
  command: string,
  { db, asker }: Context,
): Promise<Subscription> {
  return chosen(typed, command, await subscriptionsOf(db, asker.place), {
    none: 'No digest comes here.',
    example: 'subscribe',
  });
}

/** Among what the asker gets by direct message. */
export async function whichFollowed(
  typed: string | undefined,
  command: string,
  { db, asker }: Context,
): Promise<Subscription> {
  return chosen(typed, command, await followsOf(db, asker), {
    none: 'You follow nothing.',
    example: 'follow diffusion',
  });
}

/** The one that a button speaks of: of the asker's place, or brought to the asker alone. */
export async function pressedSubscription(
  id: string | undefined,
  { db, asker }: Context,
): Promise<Subscription> {
  const found = await withId(id, db);
  const theirs = found && (found.place === asker.place || (found.personal && found.madeBy === asker.person));
  if (!found || !theirs) throw new UserError('This digest does not come any more.', ['subscriptions']);
  return found;
}

/** Whether a button or a form speaks of what is brought to the asker alone, which is theirs to change. */
export async function isOwnFollow(id: string | undefined, { db, asker }: Context): Promise<boolean> {
  const found = await withId(id, db);
  return found?.personal === true && found.madeBy === asker.person;
}

const withId = async (id: string | undefined, db: Database): Promise<Subscription | null> =>
  /^\d{1,15}$/.test(id ?? '') ? subscriptionById(db, Number(id)) : null;

const nameOf = (subscription: Subscription): string =>
  subscription.personal ? subscription.filter : subjectOf(subscription);

function chosen(
  typed: string | undefined,
  command: string,
  all: readonly Subscription[],
  { none, example }: { readonly none: string; readonly example: string },
): Subscription {
  const [only] = all;
  if (!only) throw new UserError(none, [example]);
  const numbers = all.map(({ number }) => `${command} ${number}`);
  const each = all.map((one) => `${one.number}  ${clip(nameOf(one), 80)}`);
  if (typed === undefined || typed === '') {
    if (all.length === 1) return only;
    throw new UserError(`Which of the ${all.length}?`, numbers, { each });
  }
  const found = all.find(({ number }) => String(number) === typed.replace('#', ''));
  if (!found) throw new UserError(`There is no "${clip(typed, 40)}" here.`, numbers, { each });
  return found;
}
