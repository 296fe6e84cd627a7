// Many made-up papers at once, straight into a store: for what is measured by their number and not by what they say.
import Sqlite from 'better-sqlite3';

const SUBJECTS =
  `graph diffusion agent policy token memory kernel sparse vision speech reward planner retrieval encoder decoder latent
   robot prompt tuning scaling alignment benchmark dataset transformer attention`.split(/\s+/);
const WORDS = 60;

/** Puts `count` of them into the store at `path`, which is up to date; it indexes their words when it is opened next. */
export function addPapers(path: string, count: number): void {
  const file = new Sqlite(path);
  // Of years ago, so that no list has them, and with arXiv's text, so that nobody is asked for it.
  const insert =
    file.prepare(`insert into papers (id, title, abstract, authors, published_on, keywords, categories,
    votes, withdrawn, updated_at, text_from) values (?, ?, ?, '["Ada Example"]', '2019-05-01', '[]', '["cs.CL"]', ?, 0, 0, 'arxiv')`);
  file.exec('begin');
  for (let place = 0; place < count; place++) {
    const word = (at: number) => SUBJECTS[(place * 7 + at * 13 + (place >> (at % 5))) % SUBJECTS.length];
    const abstract = Array.from({ length: WORDS }, (_, at) => word(at)).join(' ');
    insert.run(
      `1905.${String(place).padStart(6, '0')}`,
      `${word(1)} ${word(2)} ${place}`,
      abstract,
      place % 50,
    );
  }
  file.exec('commit');
  file.close();
}
