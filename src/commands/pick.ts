// The next paper of a reading group: proposed by what the team kept, decided by a poll, remembered.
import { UserError } from '../domain/errors.ts';
import { parseUntil } from '../domain/until.ts';
import { papersByTheirId } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { candidatesFor, openPoll, type Poll, pickedIn } from '../store/polls.ts';
import { picksMessage, proposalMessage, startedMessage } from '../views/poll.ts';
import { carriedFilter } from './carried.ts';
import type { Command } from './command.ts';
import { needsTeam, zoneHere } from './team.ts';

const DAY = 86_400_000;
/** In which a button carries when a poll closes. */
export const MINUTE = 60_000;
/** How long a poll is open unless told, and for how long back papers are proposed. */
const USUAL = 3 * DAY;
export const RECENT = 61 * DAY;
export const MOST = 5;
const MOST_PICKS = 20;

export const pick: Command = {
  name: 'pick',
  topic: 'team',
  summary: 'propose what to read next, and have the channel vote on it',
  options: [
    {
      name: 'until',
      description: 'When the poll closes: friday, tomorrow 12:00, 5 days; 3 days if left out',
      keyword: 'until',
      rest: true,
    },
  ],
  examples: ['pick', 'pick until friday'],
  async run(values, context) {
    const { db, asker, now } = context;
    needsTeam(context, 'pick');
    const zone = await zoneHere(context);
    const open = await openPoll(db, asker.place);
    if (open) return { message: startedMessage(pollTimes(open), { isNew: false, now }) };
    const closesAt = values.until
      ? parseUntil(values.until, { now, zone, example: 'pick until' })
      : now + USUAL;
    const found = await candidatesFor(db, asker, now - RECENT, MOST);
    if (found.length < 2) throw tooFew(found.length);
    const ids = found.map(({ paper }) => paper);
    const byId = await papersByTheirId(db, ids);
    const lines = found.flatMap((one) => {
      const paper = byId.get(one.paper);
      return paper ? [{ ...one, paper }] : [];
    });
    await saveLastList(db, asker, ids, now);
    const start = [await carriedFilter(ids.join(','), context), String(Math.round(closesAt / MINUTE))];
    return { message: proposalMessage(lines, { start, closesAt, zone, now }) };
  },
};

const tooFew = (found: number): UserError =>
  new UserError(
    found === 0
      ? 'Nobody here has kept, voted for or submitted a paper in the last two months that was not picked or read.'
      : 'Only one paper was kept, voted for or submitted in the last two months. A poll needs two:',
    ['today', 'submit 2403.03950'],
  );

export const pollTimes = ({ id, closes_at: closesAt, zone }: Poll) => ({ id, closesAt, zone });

export const picks: Command = {
  name: 'picks',
  topic: 'team',
  seldom: true,
  summary: 'what was picked to read in this channel, and when',
  options: [],
  examples: ['picks'],
  async run(_values, context) {
    const { db, asker, now } = context;
    const picked = await pickedIn(db, asker.place, MOST_PICKS);
    const byId = await papersByTheirId(
      db,
      picked.map(({ paper }) => paper),
    );
    const lines = picked.flatMap(({ paper: id, at }) => {
      const paper = byId.get(id);
      return paper ? [{ paper, at }] : [];
    });
    await saveLastList(
      db,
      asker,
      lines.map(({ paper }) => paper.id),
      now,
    );
    return { message: picksMessage(lines, { zone: await zoneHere(context), now }) };
  },
};
