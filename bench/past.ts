// Years of lists, so that a command is measured in a store that has been lived in.
import Sqlite from 'better-sqlite3';
import { addDays } from '../src/domain/calendar.ts';
import { openDatabase } from '../src/store/database.ts';

const SOURCE = 'huggingface';
const PAPERS = 2000;
/** Of one day. */
const LISTED = 40;

/** Makes the store at `path` hold a list of forty papers for each of the `days` days before `today`. */
export async function fillPast(path: string, today: string, days: number): Promise<void> {
  const db = await openDatabase(`sqlite:${path}`);
  await db.destroy();
  const file = new Sqlite(path);
  const paper =
    file.prepare(`insert into papers (id, title, abstract, authors, published_on, keywords, categories,
    votes, withdrawn, updated_at) values (?, 'A paper', 'It says something.', '["Alice"]', '2024-01-01', '[]', '[]', ?, 0, 0)`);
  const edition = file.prepare(
    `insert into editions (source, day, state, as_of, steady_since) values ('${SOURCE}', ?, 'closed', 0, 0)`,
  );
  const listing = file.prepare(
    `insert into listings (source, day, paper_id, votes, first_seen_at) values ('${SOURCE}', ?, ?, ?, 0)`,
  );
  file.exec('begin');
  const ids = Array.from({ length: PAPERS }, (_, place) => `2401.${String(place).padStart(5, '0')}`);
  ids.forEach((id, place) => void paper.run(id, place % 100));
  for (let ago = 1; ago <= days; ago++) {
    const day = addDays(today, -ago);
    edition.run(day);
    for (let place = 0; place < LISTED; place++)
      listing.run(day, ids[(ago * LISTED + place) % PAPERS], place);
  }
  file.exec('commit');
  file.close();
}
