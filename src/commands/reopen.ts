// The button under a form that was not taken: opens it again with what was written.
import { UserError } from '../domain/errors.ts';
import { refilled } from '../forms.ts';
import { draftOf } from '../store/drafts.ts';
import { draftMessage, lostFormMessage } from '../views/form.ts';
import type { Command } from './command.ts';
import { pressValues } from './parse-line.ts';

export const reopen: Command = {
  name: 'reopen',
  summary: 'open a form again with what was written',
  options: [{ name: 'draft', description: 'The key of a draft', required: true, hidden: true }],
  examples: ['help'],
  hidden: true,
  opensForm: true,
  async run({ draft: key = '' }, context) {
    const draft = await draftOf(context.db, key, context.asker.person);
    const command = draft && context.commands.find(({ name }) => name === draft.press.command);
    if (!draft || !command?.form)
      throw new UserError('What you wrote there is taken already, or older than a week.');
    try {
      const form = refilled(await command.form(pressValues(command, draft.press.values), context), draft);
      return { message: draftMessage(form.fields), form };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { message: lostFormMessage(error, draft.fields), failed: true };
    }
  },
};
