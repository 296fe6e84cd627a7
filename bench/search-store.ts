// A store of many papers, quickly: the corpus, repeated under other ids until there are enough.
import Sqlite from 'better-sqlite3';
import type { Paper } from '../src/domain/paper.ts';
import { openDatabase } from '../src/store/database.ts';
import { indexPapers } from '../src/store/paper-index.ts';
import { corpus } from './corpus.ts';

/** Makes `path`, which holds `from` papers, hold `to`, and indexes them. Keeps none of them in memory. */
export async function fillStore(path: string, from: number, to: number): Promise<void> {
  const db = await openDatabase(`sqlite:${path}`);
  const file = new Sqlite(path);
  const insert =
    file.prepare(`insert into papers (id, title, abstract, authors, published_on, keywords, categories,
    code_url, code_stars, project_url, votes, withdrawn, updated_at) values (?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, 0, 0)`);
  file.exec('begin');
  for (let place = 0; place < to; )
    for await (const paper of corpus(to - place)) {
      if (place >= from) insert.run(...values(paper, place));
      place++;
    }
  file.exec('commit');
  file.close();
  await indexPapers(db);
  await db.destroy();
}

const values = (paper: Paper, place: number): unknown[] => [
  `${paper.id}#${place}`,
  paper.title,
  paper.abstract,
  JSON.stringify(paper.authors),
  paper.publishedOn,
  JSON.stringify(paper.categories),
  paper.code?.url ?? null,
  paper.code?.stars ?? null,
  paper.projectUrl,
  paper.votes,
];
