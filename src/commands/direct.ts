// Reaching whoever asks by direct message, and saying what to do where that fails.
import { FILE_TOO_LARGE, type Platform, type SentFile } from '../chat/platform.ts';
import { type PersonRef, type PlaceRef, platformOf } from '../chat/refs.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import type { Context } from './command.ts';

/** Sends a file to the asker alone; throws a UserError that says what to do where that is not possible. */
export async function sendDirectly(file: SentFile, context: Context): Promise<void> {
  const platform = platformFor(context);
  if (!platform) throw new UserError('I send files by direct message, in Slack and Discord.', ['help']);
  try {
    await platform.sendFile(await platform.direct(context.asker.person), file, { key: context.newKey() });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    context.log.warn({ kind: error.kind, code: error.code }, 'no file by direct message');
    throw explained(error);
  }
}

/** Where a person is written to alone; null where they cannot be. */
export async function directPlace(
  { platforms, asker }: Pick<Context, 'platforms' | 'asker'>,
  person: PersonRef = asker.person,
): Promise<PlaceRef | null> {
  try {
    return (await platforms.get(platformOf(person))?.direct(person)) ?? null;
  } catch (error) {
    if (error instanceof DeliveryError) return null;
    throw error;
  }
}

/** The platform on which somebody asks; undefined in a terminal. */
export const platformFor = ({ platforms, asker }: Context): Platform | undefined =>
  platforms.get(platformOf(asker.person));

function explained(error: DeliveryError): Error {
  if (error.code === FILE_TOO_LARGE) {
    return new UserError(
      'This file is larger than I may send here. Ask for fewer papers, or as what is smaller:',
      ['export mine status:unread', 'export as markdown'],
    );
  }
  if (error.kind === 'rights') {
    return new UserError('I may not send files here yet: whoever installed me has to install me again.');
  }
  if (error.code === 'file_uploads_disabled' || error.code === 'storage_limit_reached') {
    return new UserError('This workspace takes no files now. Ask one of those who manage it.');
  }
  if (error.kind === 'place') {
    return new UserError('I may not write to you. Allow direct messages from me, then try again.');
  }
  if (error.kind === 'wait') return new UserError('The platform wants a pause. Try again in a minute.');
  if (error.kind !== 'ambiguous') return error;
  return new UserError('The platform did not confirm the file. Look into your direct messages.');
}
