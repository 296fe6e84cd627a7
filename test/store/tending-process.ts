// A process of its own that tends the polls of a database; what it posts are lines of a file.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Platform } from '../../src/chat/platform.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { tendPolls } from '../../src/polls/show.ts';
import { openDatabase } from '../../src/store/database.ts';

/** What stands on the wall, a line for each message. */
export const postedOn = (wall: string): string[] =>
  existsSync(wall) ? readFileSync(wall, 'utf8').trim().split('\n') : [];

/** A platform on which everybody writes on one wall. */
const platformOn = (wall: string): Platform => ({
  name: 'wall',
  paceMs: 0,
  start: async () => {},
  stop: async () => {},
  async send(to, _message, { key }) {
    appendFileSync(wall, `${key}\n`);
    return `${to}/${key}`;
  },
  async edit(message) {
    appendFileSync(wall, `edited ${message}\n`);
  },
  find: async (to, { key }) => (postedOn(wall).includes(key) ? { found: `${to}/${key}` } : 'absent'),
  sendFile: async () => {},
  direct: async (person) => person,
  isMember: async () => true,
  missingRights: async () => [],
  silence: () => null,
  publishes: () => false,
  publish: async () => {},
  emoji: () => null,
  reactionsOn: async () => ({ found: [], inPart: [] }),
});

if (import.meta.main) {
  const [, , database = '', wall = ''] = process.argv;
  const db = await openDatabase(database);
  await tendPolls({
    db,
    platforms: new Map([['wall', platformOn(wall)]]),
    clock: systemClock(),
    log: createLog('error', []),
  });
  await db.destroy();
}
