// Statements are kept: to prepare one takes SQLite about as long as to run it, and the same few are run all day.
import type Sqlite from 'better-sqlite3';

/** Texts of queries differ by the number of their values only. */
const MOST = 200;

/** Prepares the statement of a text where that was not done before. */
export function preparedOnce(file: Sqlite.Database): (text: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= MOST) statements.clear();
    const made = file.prepare(text);
    statements.set(text, made);
    return made;
  };
}
