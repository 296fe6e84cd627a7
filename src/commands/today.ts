// The list of the day, or the newest there is, and why it is not today's.
import { UserError } from '../domain/errors.ts';
import { newestFacts } from '../editions.ts';
import { whyThisOne } from '../views/edition.ts';
import type { Command } from './command.ts';
import { editionAnswer } from './edition-list.ts';
import { dailySource } from './sources.ts';

export const today: Command = {
  name: 'today',
  topic: 'lists',
  aliases: ['latest', 'now'],
  summary: 'the list of the day, as far as it has come',
  options: [],
  examples: ['today'],
  async run(_values, context) {
    const source = dailySource(context);
    const edition = await newestFacts(context.db, source, context.now);
    if (!edition) throw new UserError(`I have no papers yet: ${source.title} has not answered so far.`);
    const before = whyThisOne(edition, context.now, context.zone);
    return editionAnswer(edition, source, context, { before });
  },
};
