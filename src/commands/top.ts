// What this workspace has kept most.
import type { ShownPaper } from '../domain/paper.ts';
import { popularIn } from '../store/marks.ts';
import { papersById } from '../store/papers.ts';
import { saveLastList } from '../store/people.ts';
import { topMessage } from '../views/top.ts';
import type { Command } from './command.ts';

const DAY = 86_400_000;
const SPANS: Readonly<Record<string, number>> = {
  week: 7 * DAY,
  month: 30 * DAY,
  ever: Number.POSITIVE_INFINITY,
};
const MOST = 10;

export const top: Command = {
  name: 'top',
  topic: 'yours',
  summary: 'what this workspace has kept most',
  options: [{ name: 'over', description: 'The last week, unless told', choices: ['week', 'month', 'ever'] }],
  examples: ['top', 'top month'],
  async run(values, { db, asker, now }) {
    const over = values.over ?? 'week';
    const since = Math.max(0, now - (SPANS[over] ?? 7 * DAY));
    const popular = await popularIn(db, asker.workspace, since, MOST);
    const papers = new Map<string, ShownPaper>();
    for (const paper of await papersById(
      db,
      popular.map((one) => one.paper),
    ))
      papers.set(paper.id, paper);
    const lines = popular.flatMap(({ paper, keepers, votes }) => {
      const shown = papers.get(paper);
      return shown ? [{ paper: shown, keepers, votes }] : [];
    });
    await saveLastList(
      db,
      asker,
      lines.map(({ paper }) => paper.id),
      now,
    );
    return { message: topMessage(lines, over) };
  },
};
