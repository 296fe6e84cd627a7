// The 74,728 papers beside the checkout (../shared/data/corpus), as our papers. Absent elsewhere.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { NOTHING_KNOWN, type Paper } from '../src/domain/paper.ts';
import { foldLine } from '../src/text/plain-line.ts';

/** Where the corpus is, or would be. */
export const CORPUS_FILE = join(
  import.meta.dirname,
  '../../shared/data/corpus/arxiv-cs-2025-03_2026-07.jsonl.gz',
);

export const corpusIsHere = (): boolean => existsSync(CORPUS_FILE);

interface Line {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly first_seen: string;
}

/** The first `most` papers, one at a time. Votes and links are made up from their place, the same each time. */
export async function* corpus(most = Number.POSITIVE_INFINITY): AsyncGenerator<Paper> {
  const file = createReadStream(CORPUS_FILE);
  let place = 0;
  try {
    for await (const line of createInterface({ input: file.pipe(createGunzip()) })) {
      if (place === most) return;
      yield paperOf(JSON.parse(line), place++);
    }
  } finally {
    file.destroy();
  }
}

function paperOf(line: Line, place: number): Paper {
  const { id, authors, categories } = line;
  return {
    ...NOTHING_KNOWN,
    id,
    textFrom: 'arxiv',
    title: foldLine(line.title),
    abstract: foldLine(line.abstract),
    authors,
    publishedOn: line.first_seen,
    categories,
    code:
      place % 3 === 0 ? { url: 'https://github.com/a/b', stars: (place * 37) % 5000, addedBy: null } : null,
    projectUrl: place % 7 === 0 ? 'https://example.org' : null,
    votes: place % 2 === 0 ? (place * 13) % 200 : null,
  };
}
