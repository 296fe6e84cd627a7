// Every recorded day beside the checkout (../shared/data/hf-daily): each paper is read, or rejected with a reason.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toDayList } from '../../../src/sources/hugging-face/to-list.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/hf-daily');
const present = existsSync(FOLDER);

interface WireEntry {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly upvotes: number;
    readonly publishedAt: string;
    readonly authors: readonly { readonly name: string; readonly hidden: boolean }[];
  };
  readonly numComments: number;
  readonly thumbnail?: string;
}

interface RecordedDay {
  readonly date: string;
  readonly response: readonly WireEntry[];
}

function months(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl.gz'));
}

function recordedDays(name: string): RecordedDay[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, name)))
    .toString()
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

function singleDays(): RecordedDay[] {
  const folder = join(FOLDER, 'single-days');
  return readdirSync(folder).map((name) => ({
    date: /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? '',
    response: JSON.parse(readFileSync(join(folder, name), 'utf8')),
  }));
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Checks a day against its recording, by the fields themselves, and gives how many entries were read. */
function expectRead({ date, response }: RecordedDay): number {
  const { papers, rejected } = toDayList(date, response);
  expect(rejected, `rejected on ${date}`).toEqual([]);
  expect(papers.length).toBe(new Set(response.map(({ paper }) => paper.id)).size);
  const byId = new Map(response.map((entry) => [entry.paper.id, entry]));
  for (const paper of papers) {
    const wire = byId.get(paper.id);
    expect(paper).toMatchObject({
      title: folded(wire?.paper.title ?? ''),
      abstract: folded(wire?.paper.summary ?? ''),
      publishedOn: wire?.paper.publishedAt.slice(0, 10),
      votes: wire?.paper.upvotes,
      comments: wire?.numComments,
    });
    const shown = (wire?.paper.authors ?? []).filter(({ hidden }) => !hidden).map(({ name }) => folded(name));
    expect(paper.authors).toEqual([...new Set(shown)]);
    if (wire?.thumbnail) expect(paper.thumbnailUrl).toBe(wire.thumbnail);
  }
  const votes = papers.map((paper) => paper.votes ?? -1);
  expect(votes).toEqual(votes.toSorted((one, other) => other - one));
  return response.length;
}

describe.skipIf(!present)('the recorded days of ../shared/data/hf-daily', () => {
  it.each(present ? months() : [])('%s is read to the last paper', (name) => {
    const days = recordedDays(name);
    const entries = days.reduce((sum, day) => sum + expectRead(day), 0);
    console.info(`${name}: ${days.length} lists, ${entries} entries read, 0 rejected`);
  });

  it('the single days are read to the last paper', () => {
    const days = singleDays();
    const entries = days.reduce((sum, day) => sum + expectRead(day), 0);
    console.info(`single-days: ${days.length} lists, ${entries} entries read, 0 rejected`);
  });
});

it.runIf(!present)(
  'the recorded days are not here: ../shared/data/hf-daily is missing, so nothing was compared',
  () => {
    expect(present).toBe(false);
  },
);
