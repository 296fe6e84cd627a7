// The button Share: shows everybody in the place what its presser sees.

import type { Message } from '../chat/message.ts';
import type { MessageRef } from '../chat/refs.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { parsePaperId } from '../domain/paper-id.ts';
import { factsFor } from '../editions.ts';
import { listedPapers } from '../store/editions.ts';
import { papersById } from '../store/papers.ts';
import { PAGE } from '../views/list.ts';
import { paperPost } from '../views/paper.ts';
import { sharedList, sharedMessage } from '../views/shared.ts';
import type { Command, Context } from './command.ts';
import { findPaper } from './find-paper.ts';
import { dailySource } from './sources.ts';

export const share: Command = {
  name: 'share',
  summary: 'show a paper or a list to everybody here',
  options: [{ name: 'what', description: 'A paper or a day', required: true, rest: true }],
  examples: [],
  hidden: true,
  async run(values, context) {
    const what = values.what ?? '';
    const { message, papers } = parsePaperId(what) ? await aPaper(what, context) : await aList(what, context);
    await postOrExplain(message, papers, context);
    return { message: sharedMessage() };
  },
};

interface Shared {
  readonly message: Message;
  readonly papers: readonly PaperId[];
}

async function aPaper(what: string, context: Context): Promise<Shared> {
  const paper = await findPaper(what, context);
  return { message: paperPost(paper), papers: [paper.id] };
}

async function aList(day: string, context: Context): Promise<Shared> {
  const source = dailySource(context);
  const edition = await factsFor(context.db, source, day, context.now);
  if (!edition) throw new UserError(`I have no list of "${day}" to share.`, ['today']);
  const ids = (await listedPapers(context.db, source.name, edition.day)).slice(0, PAGE);
  const papers = await papersById(context.db, ids);
  return { message: sharedList(edition, papers, context.now, context.zone), papers: ids };
}

/** Posts in the asker's place; what the platform said where the post does not stand there for sure. */
export async function tryToPost(
  message: Message,
  papers: readonly PaperId[],
  context: Context,
): Promise<MessageRef | DeliveryError> {
  try {
    return await context.post(message, papers);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    context.log.warn({ place: context.asker.place, kind: error.kind, code: error.code }, 'could not post');
    return error;
  }
}

/** The same where nothing has to hold before; rejects with what the person can do about it. */
async function postOrExplain(message: Message, papers: readonly PaperId[], context: Context): Promise<void> {
  const posted = await tryToPost(message, papers, context);
  if (posted instanceof DeliveryError) throw whyNotPosted(posted);
}

/** What a person can do about a post that did not go out. */
export function whyNotPosted(error: DeliveryError): Error {
  if (error.kind === 'ambiguous')
    return new UserError('The platform did not confirm the post. Look whether it is there.');
  if (error.kind === 'wait') return new UserError('The platform wants a pause. Try again in a minute.');
  if (error.kind !== 'place' && error.kind !== 'rights') return error;
  return new UserError(
    'I may not post here. Invite me to this channel (in Slack: /invite and my name), or let me see it and write in it; then try again.',
  );
}
