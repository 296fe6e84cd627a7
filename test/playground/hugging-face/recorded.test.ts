// Recordings played again: a small one of our own, and all of ../shared/data/hf-daily.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LocalDay, listAt } from '../../../playground/hugging-face/day.ts';
import { startLocalHuggingFace } from '../../../playground/hugging-face/index.ts';
import { daysFromRecording, type RecordedList } from '../../../playground/hugging-face/recorded.ts';
import { createHuggingFace } from '../../../src/sources/hugging-face/index.ts';
import { handClock } from '../../net/hand-clock.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/hf-daily');
const present = existsSync(FOLDER);
const recording = (name: string) => gunzipSync(readFileSync(join(FOLDER, name))).toString();
const listsOf = (lines: string): RecordedList[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const votesOf = (entries: readonly { paper: { id: string; upvotes?: number } }[]) =>
  entries.map(({ paper }) => `${paper.id} ${paper.upvotes}`).sort();

describe('a recorded list that grew', () => {
  const entry = (id: string, upvotes: number, discussionId?: string) => ({
    paper: { id, title: id, upvotes, ...(discussionId ? { discussionId } : {}) },
    numComments: upvotes,
  });
  // The ids of these discussions were made at 02:00:00Z and on the day before.
  const at2 = (Date.parse('2025-03-11T02:00:00Z') / 1000).toString(16).padEnd(24, '0');
  const early = (Date.parse('2025-03-10T02:00:00Z') / 1000).toString(16).padEnd(24, '0');
  const lines = [
    {
      date: '2025-03-11',
      fetched_at: '2025-03-11T20:00:00+08:00',
      response: [entry('2503.00003', 9), entry('2503.00001', 8, at2)],
    },
    {
      date: '2025-03-11',
      fetched_at: '2025-03-11T06:00:00+00:00',
      response: [entry('2503.00001', 4, at2), entry('2503.00002', 2, early)],
    },
  ];
  const [day] = daysFromRecording(lines.map((line) => JSON.stringify(line)).join('\n')) as [LocalDay];
  const at = (time: string) => votesOf(listAt(day, Date.parse(`2025-03-11T${time}Z`)));

  it('is empty before it opened', () => expect(at('01:29:59')).toEqual([]));
  it('starts with what was there at the opening', () => expect(at('01:30:00')).toEqual(['2503.00002 0']));
  it('takes a paper on when its discussion began, without votes', () =>
    expect(at('02:00:00')).toEqual(['2503.00001 0', '2503.00002 0']));
  it('lets votes grow between readings', () =>
    expect(at('04:00:00')).toEqual(['2503.00001 2', '2503.00002 1']));
  it('is as recorded at the first reading', () =>
    expect(at('06:00:00')).toEqual(['2503.00001 4', '2503.00002 2']));
  it('keeps a paper until a reading that does not have it', () =>
    expect(at('09:00:00')).toEqual(['2503.00001 6', '2503.00002 2']));
  it('is as recorded at the last reading and ever after', () => {
    expect(at('12:00:00')).toEqual(['2503.00001 8', '2503.00003 9']);
    expect(at('23:00:00')).toEqual(['2503.00001 8', '2503.00003 9']);
  });
});

describe.skipIf(!present)('the recordings of ../shared/data/hf-daily', () => {
  const names = present ? readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl.gz')) : [];

  it.each(names)('%s is, at the instant of each recording, what was recorded', (name) => {
    const lines = recording(name);
    const days = new Map(daysFromRecording(lines).map((day) => [day.day, day]));
    for (const { date, fetched_at, response } of listsOf(lines)) {
      const played = listAt(days.get(date) ?? { day: date, entries: [] }, Date.parse(fetched_at));
      expect(votesOf(played), `${date} at ${fetched_at}`).toEqual(votesOf(response));
    }
  });

  it('a month is lived through over the wire, and no list ever loses a paper', async () => {
    const days = daysFromRecording(recording('2025-12.jsonl.gz'));
    const clock = handClock(Date.parse('2025-12-01T00:00:00Z'));
    const face = await startLocalHuggingFace({ clock, days });
    onTestFinished(() => face.stop());
    const source = createHuggingFace({ baseUrl: face.url, clock, chance: () => 0 });
    for (const { day, entries } of days) {
      const { opensAt, closesAt } = source.hours(day);
      let known = 0;
      for (let at = opensAt; at < closesAt; at += 6 * 3_600_000) {
        clock.advance(at - clock.now());
        const { papers, rejected } = await source.list(day);
        expect(rejected).toEqual([]);
        expect(papers.length).toBeGreaterThanOrEqual(known);
        known = papers.length;
      }
      expect(known).toBe(entries.length);
    }
  });
});

it.runIf(!present)('../shared/data/hf-daily is not here, so only a small recording was played', () => {
  expect(present).toBe(false);
});
