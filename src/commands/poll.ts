// A poll on what to read next: started as it was proposed, voted in, ended by whoever started it or manages the channel.
import { UserError } from '../domain/errors.ts';
import { type PaperId, parsePaperId } from '../domain/paper-id.ts';
import { pollFacts, showPoll } from '../polls/show.ts';
import { papersByTheirId } from '../store/papers.ts';
import {
  candidatesFor,
  castVote,
  endPoll,
  openPoll,
  type Poll,
  pollById,
  startPoll,
} from '../store/polls.ts';
import { endedPollMessage, startedMessage, votedMessage } from '../views/poll.ts';
import { filterAsTyped } from './carried.ts';
import type { Command, Context } from './command.ts';
import { MINUTE, MOST, pollTimes, RECENT } from './pick.ts';
import { whyNotPosted } from './share.ts';
import { mayManage, needsTeam, zoneHere } from './team.ts';

/** More than any poll that can be asked for, ms. */
const LONGEST = 32 * 24 * 60 * MINUTE;

export const startPollNow: Command = {
  name: 'start-poll',
  summary: 'start the poll that was proposed',
  options: [
    { name: 'papers', description: 'Their ids', required: true },
    { name: 'closes', description: 'Minutes since 1970', required: true },
  ],
  examples: ['pick'],
  hidden: true,
  async run(values, context) {
    const { db, asker, now, newKey } = context;
    needsTeam(context, 'pick');
    const closesAt = Number(values.closes) * MINUTE;
    const ids = (await filterAsTyped(values.papers ?? '', context))
      .split(',')
      .flatMap((id) => parsePaperId(id) ?? []);
    const known = await papersByTheirId(db, ids);
    const papers = await withKept(
      ids.filter((id) => known.has(id)),
      context,
    );
    const isOld = !(closesAt > now && closesAt < now + LONGEST);
    if (isOld || papers.length < 2 || papers.length > MOST)
      throw new UserError('This proposal is too old. A new one:', ['pick']);
    const { workspace, place, person } = asker;
    const zone = await zoneHere(context);
    const sentTo = asker.within ?? place;
    const poll = { workspace, place, sentTo, madeBy: person, zone, closesAt, key: newKey(), papers };
    const id = await startPoll(db, poll, now);
    const open = id === null ? await openPoll(db, place) : null;
    if (open) return { message: startedMessage(pollTimes(open), { isNew: false, now }), replace: true };
    if (id === null) throw new UserError('This poll is over. A new one:', ['pick']);
    await shownNow(id, context);
    return { message: startedMessage({ id, closesAt, zone }, { isNew: true, now }), replace: true };
  },
};

async function withKept(ids: readonly PaperId[], { db, asker, now }: Context) {
  const found = await candidatesFor(db, asker, now - RECENT, Number.MAX_SAFE_INTEGER);
  const kept = new Map(found.map(({ paper, keepers }) => [paper, keepers]));
  return ids.map((paper) => ({ paper, kept: kept.get(paper) ?? 0 }));
}

// Where it is only late, the next minutes bring it.
async function shownNow(id: number, context: Context): Promise<void> {
  const error = await showPoll(context, id);
  if (!error || error.kind === 'wait' || error.kind === 'ambiguous') return;
  await endPoll(context.db, id, 'cancelled', context.now);
  throw whyNotPosted(error);
}

export const vote: Command = {
  name: 'vote',
  summary: 'vote in a poll, or change the vote',
  options: [
    { name: 'poll', description: 'A poll', required: true },
    { name: 'number', description: 'A paper of it; 0 takes the vote back', required: true },
  ],
  examples: ['pick'],
  hidden: true,
  async run(values, context) {
    const { db, asker, now } = context;
    const poll = await pressedPoll(values.poll, context);
    const { lines } = await pollFacts(context, poll);
    const number = /^\d$/.test(values.number ?? '') ? Number(values.number) : -1;
    if (number < 0 || number > lines.length) throw new UserError('This poll has no such number.', ['pick']);
    const position = number === 0 ? null : number;
    if (!(await castVote(db, { poll: poll.id, person: asker.person, position }, now))) throw isOver();
    await showPoll(context, poll.id);
    return { message: votedMessage(await pollFacts(context, poll), position, now), replace: true };
  },
};

const isOver = (): UserError => new UserError('This poll is over. What was picked:', ['picks']);

async function pressedPoll(id: string | undefined, { db, asker }: Context): Promise<Poll> {
  const poll = /^\d{1,15}$/.test(id ?? '') ? await pollById(db, Number(id)) : null;
  if (poll?.workspace !== asker.workspace) throw new UserError('I do not have this poll any more.', ['pick']);
  return poll;
}

export const endPollNow: Command = {
  name: 'end-poll',
  summary: 'close or cancel a poll',
  options: [
    { name: 'poll', description: 'A poll', required: true },
    { name: 'how', description: 'closed or cancelled', choices: ['closed', 'cancelled'], required: true },
  ],
  examples: ['pick'],
  hidden: true,
  async run(values, context) {
    const { db, asker, now } = context;
    const poll = await pressedPoll(values.poll, context);
    if (poll.made_by !== asker.person && !(await mayManage(context)))
      throw new UserError('Only whoever started this poll, or manages this channel, can end it.');
    if (!(await endPoll(db, poll.id, values.how === 'cancelled' ? 'cancelled' : 'closed', now)))
      throw isOver();
    await showPoll(context, poll.id);
    const after = (await pollById(db, poll.id)) ?? poll;
    return { message: endedPollMessage(await pollFacts(context, after)), replace: true };
  },
};
