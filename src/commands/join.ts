// One person with two accounts: a one-time code makes one shelf of both, and they can part again.
import { platformOf } from '../chat/refs.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import { newJoinCode, typedCode } from '../domain/join-code.ts';
import { countWrong, forgetWrong, saveCode, takeCode, waitsUntil } from '../store/join-codes.ts';
import { join as joinAccounts, part } from '../store/joined.ts';
import type { PersonKey } from '../store/people.ts';
import { countKept } from '../store/shelves.ts';
import { codeMessage, joinedMessage, joinedNotice, partedMessage } from '../views/join.ts';
import type { Command, Context } from './command.ts';

const MINUTE = 60_000;
const MINUTES_GOOD = 15;
const MOST_WRONG = 5;
const WAIT = 15;

export const join: Command = {
  name: 'join',
  topic: 'yours',
  seldom: true,
  summary: 'one shelf for two accounts of yours, in Slack, Discord or both',
  options: [{ name: 'code', description: 'The code that your other account was given', rest: true }],
  examples: ['join', 'join K7QF-2M9X'],
  async run(values, context) {
    const { db, asker, now, chance } = context;
    if (values.code !== undefined) return { message: await joined(typedCode(values.code), context) };
    const code = newJoinCode(chance);
    await saveCode(db, asker, code, now + MINUTES_GOOD * MINUTE);
    return { message: codeMessage(code, MINUTES_GOOD) };
  },
};

export const unjoin: Command = {
  name: 'unjoin',
  topic: 'yours',
  seldom: true,
  summary: 'part two accounts again, each with what was kept there',
  options: [],
  examples: ['unjoin'],
  async run(_values, { db, asker }) {
    if (!(await part(db, asker.person)))
      throw new UserError('You have joined no other account. To join one:', ['join']);
    return { message: partedMessage(await countKept(db, asker.person)) };
  },
};

async function joined(code: string, context: Context) {
  const { db, asker, now, newKey } = context;
  const wait = (await waitsUntil(db, asker.person)) - now;
  if (wait > 0) throw new UserError(tooMany(Math.ceil(wait / MINUTE)));
  const other = await takeCode(db, code, asker.person, now);
  if (!other) throw await wrong(context);
  await forgetWrong(db, asker.person);
  await joinAccounts(db, [asker, other], newKey(), now);
  await tell(other, context);
  return joinedMessage(await countKept(db, asker.person));
}

async function wrong({ db, asker, now }: Context): Promise<UserError> {
  const left = await countWrong(db, asker, MOST_WRONG, now + WAIT * MINUTE);
  if (left === 0) return new UserError(tooMany(WAIT));
  return new UserError(
    'This is no code that another account has now. A code works once and for 15 minutes. Get a new one there:',
    ['join'],
  );
}

const tooMany = (minutes: number): string =>
  `${MOST_WRONG} codes were wrong. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;

// Whoever was talked out of a code hears what became of it. Where they cannot be written to, the shelf shows it.
async function tell({ person }: PersonKey, { platforms, newKey, log }: Context): Promise<void> {
  const platform = platforms.get(platformOf(person));
  try {
    if (platform) await platform.send(await platform.direct(person), joinedNotice(), { key: newKey() });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ kind: error.kind, code: error.code }, 'nobody could be told that accounts were joined');
  }
}
