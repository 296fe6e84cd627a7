// Papers that people put on their team's own list of the day: everybody in the channel is told, and votes with 👍.
import { platformOf } from '../chat/refs.ts';
import { DeliveryError, UserError } from '../domain/errors.ts';
import type { ShownPaper } from '../domain/paper.ts';
import { addMark, removeMarks } from '../store/marks.ts';
import {
  addSubmission,
  removeSubmission,
  type Submission,
  savePostOf,
  submissionsOf,
} from '../store/submissions.ts';
import { clip } from '../text/clip.ts';
import {
  submissionPost,
  submittedBeforeMessage,
  submittedMessage,
  takenBackMessage,
  takenBackPost,
} from '../views/submissions.ts';
import type { Command, Context } from './command.ts';
import { completePaper, findPaper, PAPER_OPTION } from './find-paper.ts';
import { tryToPost, whyNotPosted } from './share.ts';
import { needsTeam, todayHere } from './team.ts';

const LONGEST_WHY = 300;
const LONGEST_NAME = 80;

export const submit: Command = {
  name: 'submit',
  topic: 'team',
  summary: 'put a paper on the team’s own list of the day, for everybody to vote on',
  options: [PAPER_OPTION, { name: 'why', description: 'Why the others should read it', rest: true }],
  examples: ['submit https://arxiv.org/abs/2403.03950', 'submit 2403.03950 close to what we do'],
  async run(values, context) {
    const { db } = context;
    needsTeam(context, 'submit 2403.03950');
    const paper = await findPaper(values.paper ?? '', context, 'submit');
    if (paper.withdrawn) throw new UserError('Its authors have withdrawn this paper.', ['search diffusion']);
    const submission = await submissionBy(context, paper, values.why ?? '');
    if (!(await addSubmission(db, submission)))
      return { message: await secondTime(submission, paper, context) };
    const posted = await tryToPost(submissionPost(paper, submission), [paper.id], context);
    if (posted instanceof DeliveryError) {
      // Where it may stand there, people vote for what is on the list.
      if (posted.kind !== 'ambiguous') await removeSubmission(db, submission);
      throw whyNotPosted(posted);
    }
    await savePostOf(db, submission, posted);
    return { message: submittedMessage(paper) };
  },
  complete: (option, typed, context) =>
    option === 'paper' ? completePaper(typed, context) : Promise.resolve([]),
};

async function submissionBy(
  context: Context,
  paper: ShownPaper,
  why: string,
): Promise<Omit<Submission, 'message'>> {
  const { workspace, place, person, name } = context.asker;
  return {
    workspace,
    place,
    person,
    paper: paper.id,
    day: await todayHere(context),
    name: clip(name, LONGEST_NAME),
    why: clip(why, LONGEST_WHY),
    at: context.now,
  };
}

// Whoever submits what is on the list already wants it read: that is a vote.
async function secondTime(
  { workspace, person }: Pick<Submission, 'workspace' | 'person'>,
  paper: ShownPaper,
  { db, asker, now }: Context,
) {
  const first = (await submissionsOf(db, workspace, [paper.id])).get(paper.id);
  const isOwn = first?.person === person;
  const isNew = !isOwn && (await addMark(db, asker, paper.id, 'vote', now));
  const again = (await submissionsOf(db, workspace, [paper.id])).get(paper.id);
  return submittedBeforeMessage(paper, { name: first?.name ?? '', votes: again?.votes ?? 0, isOwn, isNew });
}

export const unsubmit: Command = {
  name: 'unsubmit',
  topic: 'team',
  seldom: true,
  summary: 'take back a paper you submitted, or your vote for one',
  options: [PAPER_OPTION],
  examples: ['unsubmit 2403.03950'],
  async run(values, context) {
    const { asker, db } = context;
    const paper = await findPaper(values.paper ?? '', context, 'unsubmit');
    const found = (await submissionsOf(db, asker.workspace, [paper.id])).get(paper.id);
    if (!found) throw new UserError('Nobody has submitted this paper here.', ['submissions']);
    const isOwn = found.person === asker.person;
    if (isOwn) await removeSubmission(db, found);
    if (isOwn && found.message !== null) await rewrite(found.message, paper, context);
    const isGone = isOwn || (await removeMarks(db, asker.person, paper.id, ['vote']));
    return { message: takenBackMessage(paper, { isOwn, isGone }) };
  },
  complete: (_option, typed, context) => completePaper(typed, context),
};

// The post stays, for what people have said under it; where it cannot be changed any more, it stays as it was.
async function rewrite(message: string, paper: ShownPaper, { platforms, log }: Context): Promise<void> {
  try {
    await platforms.get(platformOf(message))?.edit(message, takenBackPost(paper));
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    log.warn({ message, code: error.code }, 'the post of a submission could not be changed');
  }
}
