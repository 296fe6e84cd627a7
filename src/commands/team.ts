// What commands for a whole team need: somebody to be a team with, and the team's day.
import { dayIn } from '../domain/calendar.ts';
import type { Day } from '../domain/edition.ts';
import { UserError } from '../domain/errors.ts';
import { subscriptionsOf } from '../store/subscriptions.ts';
import { managersOf } from '../store/workspaces.ts';
import type { Context } from './command.ts';

/** Throws a UserError where the asker is alone: in a direct message, in a terminal. */
export function needsTeam({ asker }: Context, line: string): void {
  if (asker.alone) throw new UserError('This is for a team. In a channel, type:', [line]);
}

/** The zone of the channel, by what it is subscribed to; else the asker's. */
export async function zoneHere({ db, asker, zone }: Context): Promise<string> {
  const [subscription] = await subscriptionsOf(db, asker.place);
  return subscription?.zone ?? zone;
}

export async function todayHere(context: Context): Promise<Day> {
  return dayIn(context.now, await zoneHere(context));
}

/** Whether the asker may change what everybody in the place gets; throws a UserError where nobody can say. */
export async function mayManage({ db, asker }: Context): Promise<boolean> {
  if (asker.unknown)
    throw new UserError(
      'Not everybody may do that, and the chat does not tell me now who you are. Try again in a minute. If that does not help:',
      ['status'],
    );
  return (await managersOf(db, asker.workspace)) === 'admins' ? asker.isAdmin : asker.mayManage;
}
