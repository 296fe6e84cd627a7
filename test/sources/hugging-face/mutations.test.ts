// Answers that nobody has seen yet: recorded shapes with anything anywhere in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/errors.ts';
import type { Paper } from '../../../src/domain/paper.ts';
import { createHuggingFace } from '../../../src/sources/hugging-face/index.ts';
import { handClock } from '../../net/hand-clock.ts';
import { loopback } from '../../net/loopback.ts';
import { entry, firstShape, newestShape } from './entries.ts';

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  const parts = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

/** A copy of `value` with `put` at the path; undefined takes the place away. */
function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Record<string, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value);
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

const ANSWER = [firstShape, newestShape, entry('2503.00001', 2)];
const PATHS = pathsIn(ANSWER);
const anything = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '@everyone',
    '<!channel>',
    '\u0000',
    '__proto__',
    '2503.00001v9',
    'https://x@y/',
    '['.repeat(50),
    1e21,
  ),
);
const mutated = fc
  .array(fc.tuple(fc.constantFrom(...PATHS), anything), { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce<unknown>((answer, [path, put]) => withAt(answer, path, put), ANSWER));

/** Every field is there, and of its type. */
function expectWhole(paper: Paper) {
  const text = expect.any(String);
  const nullable = (kind: unknown, value: unknown) => (value === null ? null : kind);
  expect(paper).toStrictEqual({
    id: expect.stringMatching(/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/),
    title: expect.stringMatching(/\S/),
    abstract: text,
    authors: paper.authors.map(() => expect.stringMatching(/\S/)),
    publishedOn: nullable(expect.stringMatching(/^\d{4}-\d\d-\d\d$/), paper.publishedOn),
    summary: nullable(expect.stringMatching(/\S/), paper.summary),
    keywords: paper.keywords.map(() => expect.stringMatching(/\S/)),
    categories: [],
    organization: nullable({ name: expect.stringMatching(/^[\w.-]+$/), fullName: text }, paper.organization),
    code: nullable(
      {
        url: expect.stringMatching(/^https:\/\//),
        stars: nullable(expect.any(Number), paper.code?.stars ?? null),
        addedBy: nullable(expect.stringMatching(/^(?:user|auto)$/), paper.code?.addedBy ?? null),
      },
      paper.code,
    ),
    projectUrl: nullable(expect.stringMatching(/^https:\/\//), paper.projectUrl),
    thumbnailUrl: nullable(
      expect.stringMatching(/^https:\/\/cdn-\w+\.huggingface\.co\//),
      paper.thumbnailUrl,
    ),
    submittedBy: nullable(text, paper.submittedBy),
    votes: nullable(expect.any(Number), paper.votes),
    comments: nullable(expect.any(Number), paper.comments),
    withdrawn: expect.any(Boolean),
    textFrom: 'huggingface',
    version: null,
    updatedOn: null,
    comment: null,
    doi: null,
    journalRef: null,
  });
}

describe('a changed answer', () => {
  it('gives whole papers and named rejections, or a SourceError', async () => {
    let body = '';
    const server = await loopback((_, response) => response.end(body));
    const source = createHuggingFace({ baseUrl: server.url, clock: handClock(), chance: () => 0 });
    await fc.assert(
      fc.asyncProperty(mutated, async (answer) => {
        body = JSON.stringify(answer) ?? '';
        const list = await source.list('2025-03-11').catch((fault: unknown) => fault);
        if (list instanceof Error) {
          expect(list).toBeInstanceOf(SourceError);
          return;
        }
        const { papers, rejected } = list as Awaited<ReturnType<typeof source.list>>;
        for (const paper of papers) expectWhole(paper);
        for (const { reason } of rejected) expect(reason).toMatch(/^(?:entry|paper[.\w]*): \S/);
        expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
      }),
      { numRuns: 400 },
    );
  });
});
