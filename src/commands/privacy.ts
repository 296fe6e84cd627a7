// Whether others see what one keeps.
import { isPrivate, savePrivate } from '../store/shelves.ts';
import { privacyMessage } from '../views/kept.ts';
import type { Command } from './command.ts';

export const privacy: Command = {
  name: 'privacy',
  topic: 'yours',
  seldom: true,
  summary: 'whether what you keep is on the team’s shelf',
  options: [{ name: 'shelf', description: 'private or shared', choices: ['private', 'shared'] }],
  examples: ['privacy private', 'privacy shared'],
  async run(values, { db, asker }) {
    if (values.shelf) await savePrivate(db, asker, values.shelf === 'private');
    return { message: privacyMessage(await isPrivate(db, asker.person)) };
  },
};
