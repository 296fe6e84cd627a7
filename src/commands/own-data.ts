// What is stored about whoever asks: a file with all of it, and the end of all of it.
import { UserError } from '../domain/errors.ts';
import type { PersonData } from '../domain/person-data.ts';
import { othersOf } from '../store/joined.ts';
import { dataOf, erase, forget } from '../store/person-data.ts';
import { forgetQuestion, forgottenMessage, myDataFile, sentMessage } from '../views/own-data.ts';
import type { Command } from './command.ts';
import { directPlace, sendDirectly } from './direct.ts';

export const myData: Command = {
  name: 'my-data',
  topic: 'yours',
  seldom: true,
  summary: 'a file with all that is stored about you, by direct message',
  options: [],
  examples: ['my-data'],
  async run(_values, context) {
    const { asker, db, now } = context;
    const accounts = [asker.person, ...(await othersOf(db, asker.person)).map(({ person }) => person)];
    const all: PersonData[] = [];
    for (const account of accounts) all.push(await dataOf(db, account, await directPlace(context, account)));
    await sendDirectly(myDataFile(accounts, all, now), context);
    return { message: sentMessage('All that is stored about you was sent to you by direct message.') };
  },
};

const YES = 'yes';

export const forgetMe: Command = {
  name: 'forget-me',
  topic: 'yours',
  seldom: true,
  summary: 'delete all that is stored about you, after asking once more',
  options: [{ name: 'sure', description: 'Said by the button', hidden: true }],
  examples: ['forget-me'],
  async run(values, context) {
    const { asker, db, log } = context;
    const direct = await directPlace(context);
    if (values.sure === undefined) {
      const data = await dataOf(db, asker.person, direct);
      return { message: forgetQuestion(data, await othersOf(db, asker.person), YES) };
    }
    if (values.sure !== YES) throw new UserError('To forget you I ask once more:', ['forget-me']);
    await forget(db, asker.person, direct);
    if (!(await erase(db)))
      log.warn({}, 'the log of the database was in use; it is emptied with the next restart');
    return { message: forgottenMessage(), replace: true };
  },
};
