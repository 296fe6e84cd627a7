// Forms that were sent. What somebody wrote is kept until it is taken: it can be opened again with every word.
import type { Press } from './chat/button-id.ts';
import type { FieldMistakes, Form } from './chat/form.ts';
import type { Answer } from './chat/platform.ts';
import type { Command, Context } from './commands/command.ts';
import { pressValues } from './commands/parse-line.ts';
import { type Draft, dropDraft, type Fields, saveDraft } from './store/drafts.ts';
import { mistakesMessage, withReopening } from './views/form.ts';

/** A form, and the command that it was sent to. */
export interface SentForm {
  readonly command: Command;
  readonly press: Press;
  readonly fields: Fields;
}

/** What it was sent for is done; an earlier draft of it has served its time. */
export async function taken(
  { press }: SentForm,
  { db, asker }: Context,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await work();
  await dropDraft(db, asker.person, press);
  return answer;
}

/** The mistakes as a message, with the way back into the form. */
export async function notTaken(sent: SentForm, mistakes: FieldMistakes, context: Context): Promise<Answer> {
  const key = await keep(sent, context);
  const form = await sent.command.form?.(pressValues(sent.command, sent.press.values), context);
  return { message: mistakesMessage(mistakes, form?.fields ?? [], key), failed: true };
}

/** The answer to a form that failed, with the way back into it. */
export async function givenBack(
  sent: SentForm,
  answer: Answer,
  context: Pick<Context, 'db' | 'asker' | 'newKey' | 'clock' | 'log'>,
): Promise<Answer> {
  if (!sent.command.form) return answer;
  try {
    const key = await keep(sent, { ...context, now: context.clock.now() });
    return { ...answer, message: withReopening(answer.message, key) };
  } catch (error) {
    // Whoever sent it hears already that something went wrong.
    context.log.error({ err: error, command: sent.command.name }, 'a draft was not kept');
    return answer;
  }
}

async function keep(
  { press, fields }: SentForm,
  { db, asker, newKey, now }: Pick<Context, 'db' | 'asker' | 'newKey' | 'now'>,
): Promise<string> {
  const key = newKey();
  await saveDraft(db, key, asker, { press, fields }, now);
  return key;
}

/** The form of a draft, filled in as it was. */
export function refilled(form: Form, { fields }: Draft): Form {
  return {
    ...form,
    fields: form.fields.map((field) => ({ ...field, value: fields[field.name] ?? field.value ?? '' })),
  };
}
