// Every paper that some message links to, whoever wrote it. The links are read, never opened.
import { UserError } from '../domain/errors.ts';
import type { ShownPaper } from '../domain/paper.ts';
import type { PaperId } from '../domain/paper-id.ts';
import { idsWithin } from '../imports/found.ts';
import { addMark } from '../store/marks.ts';
import { saveLastList } from '../store/people.ts';
import { countKept } from '../store/shelves.ts';
import { keptMessage } from '../views/kept.ts';
import { keptFromMessage } from '../views/kept-from-message.ts';
import type { Command, Context } from './command.ts';
import { lookUp } from './find-paper.ts';

/** As many as one list shows. */
const MOST = 10;

export const keepAll: Command = {
  name: 'keep-all',
  onMessage: 'Keep papers',
  hidden: true,
  summary: 'keep the papers that it links to',
  options: [{ name: 'message', description: 'What the message says', hidden: true }],
  examples: [],
  async run(values, context) {
    const { db, asker, now } = context;
    const linked = idsWithin(values.message ?? '');
    if (linked.length === 0) throw nothingLinked();
    const found = await lookUpAll(linked.slice(0, MOST), context);
    const kept = [];
    for (const paper of found.papers)
      kept.push({ paper, isNew: await addMark(db, asker, paper.id, 'keep', now) });
    await saveLastList(
      db,
      asker,
      found.papers.map(({ id }) => id),
      now,
    );
    const total = await countKept(db, asker.person);
    const [only] = kept;
    if (only && linked.length === 1)
      return { message: keptMessage(only.paper, { total, isNew: only.isNew, note: '' }) };
    const sources = context.sources.map(({ title }) => title);
    return { message: keptFromMessage({ ...found, kept, sources, total, leftOut: linked.slice(MOST) }) };
  },
};

const nothingLinked = () =>
  new UserError(
    'There is no link to a paper in that message. I know links to arXiv, Hugging Face papers, alphaXiv and arXiv’s DOIs. To keep a paper by its number:',
    ['keep 2403.03950'],
  );

interface Found {
  readonly papers: readonly ShownPaper[];
  /** No source knows them. */
  readonly unknown: readonly PaperId[];
  /** Not looked for to the end: sources, named in `away`, do not answer. */
  readonly unread: readonly PaperId[];
  readonly away: readonly string[];
}

// Nobody waits for the same silent source ten times.
async function lookUpAll(ids: readonly PaperId[], context: Context): Promise<Found> {
  const found = { papers: [] as ShownPaper[], unknown: [] as PaperId[], unread: [] as PaperId[] };
  const away = new Set<string>();
  for (const id of ids) {
    const sources = context.sources.filter(({ title }) => !away.has(title));
    const looked = await lookUp(id, { ...context, sources });
    if ('paper' in looked) {
      found.papers.push(looked.paper);
      continue;
    }
    for (const name of looked.away) away.add(name);
    (away.size > 0 ? found.unread : found.unknown).push(id);
  }
  return { ...found, away: [...away] };
}
