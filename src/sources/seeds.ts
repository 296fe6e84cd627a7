// The papers that come with the program, so that an empty database has a list to show.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Day } from '../domain/edition.ts';
import { NOTHING_KNOWN, type Paper } from '../domain/paper.ts';
import { parsePaperId } from '../domain/paper-id.ts';

interface Seeds {
  readonly source: 'huggingface';
  readonly day: Day;
  /** In the order of the page they come from; votes and comments are not known. */
  readonly papers: readonly Paper[];
}

const line = z.string().regex(/^\S(?:.*\S)?$/);

const seedPaper = z.strictObject({
  id: z.string().refine((id) => parsePaperId(id) === id, 'no arXiv id'),
  title: line,
  authors: z.array(line).min(1),
  publishedOn: z.string().regex(/^\d{4}-\d\d(?:-\d\d)?$/),
  categories: z.array(line),
  code: z.url({ protocol: /^https$/ }).optional(),
  abstract: line,
});

const seedFile = z.strictObject({
  source: z.literal('huggingface'),
  day: z.iso.date(),
  papers: z.array(seedPaper).min(1),
});

/** Reads `seeds/papers.json`; throws a ZodError that names every field that is wrong in it. */
export function readSeeds(): Seeds {
  const file = new URL('../../seeds/papers.json', import.meta.url);
  const { source, day, papers } = seedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { source, day, papers: papers.map(toPaper) };
}

function toPaper({ code, ...seed }: z.infer<typeof seedPaper>): Paper {
  return {
    ...NOTHING_KNOWN,
    ...seed,
    textFrom: 'seeds',
    code: code === undefined ? null : { url: code, stars: null, addedBy: null },
  };
}
