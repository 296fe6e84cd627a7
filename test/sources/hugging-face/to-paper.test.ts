import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../../../src/domain/paper.ts';
import { toPaper } from '../../../src/sources/hugging-face/to-paper.ts';
import { firstShape, newestShape } from './entries.ts';

type Fields = Record<string, unknown>;
const withPaper = (fields: Fields) => ({ ...newestShape, paper: { ...newestShape.paper, ...fields } });
const paperOf = (entry: unknown) => {
  const read = toPaper(entry);
  return 'paper' in read ? read.paper : expect.unreachable(read.reason);
};

describe('every shape there was', () => {
  it('reads the first one', () => {
    expect(paperOf(firstShape)).toEqual({
      id: '2403.00001',
      title: 'A First Shape of Papers with a Title that was Wrapped',
      abstract: 'We wrap lines. $x$ stays.',
      authors: ['Alice Archer', 'Bob Baker'],
      ...NOTHING_KNOWN,
      textFrom: 'huggingface',
      publishedOn: '2024-03-01',
      thumbnailUrl: 'https://cdn-uploads.huggingface.co/production/uploads/1/picture.png',
      votes: 3,
      comments: 1,
    });
  });

  it('reads the newest one', () => {
    expect(paperOf(newestShape)).toMatchObject({
      publishedOn: '2026-07-28',
      summary: 'A model says what it is about.',
      keywords: ['shapes', 'fields'],
      organization: { name: 'example-lab', fullName: 'Example Lab 🔬' },
      code: { url: 'https://github.com/example/newest/tree/main', stars: 1512, addedBy: 'auto' },
      projectUrl: 'https://newest.example/',
      thumbnailUrl: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2607.00002.png',
      submittedBy: 'bob',
      votes: 41,
      comments: 2,
    });
  });

  it('reads the organisation under its name of September 2025', () => {
    const { organization, ...outer } = newestShape;
    const { organization: _, ...paper } = newestShape.paper;
    expect(paperOf({ ...outer, paper, submitterOrganization: organization }).organization?.name).toBe(
      'example-lab',
    );
  });

  it('takes the submitter from inside where there is none outside', () => {
    const { submittedBy: _, ...outer } = newestShape;
    expect(paperOf(outer).submittedBy).toBe('bob');
  });

  it('marks a withdrawn paper', () => {
    expect(paperOf(withPaper({ withdrawnAt: '2026-08-01T00:00:00.000Z' })).withdrawn).toBe(true);
  });

  it('takes the outer title where the inner one is missing', () => {
    expect(paperOf({ ...newestShape, paper: { id: '2607.00002' } }).title).toBe('The Newest Shape');
  });

  it('keeps 664 authors', () => {
    const authors = Array.from({ length: 664 }, (_, n) => ({ name: `Author ${n}` }));
    expect(paperOf(withPaper({ authors })).authors).toHaveLength(664);
  });
});

describe('a part that is not as expected', () => {
  const absent: [field: string, value: unknown, as: Fields][] = [
    ['summary', null, { abstract: 'Everything is there.' }],
    ['summary', '', { abstract: '' }],
    ['authors', null, { authors: [] }],
    [
      'authors',
      [null, 'x', { name: 4 }, { name: ' ' }, { name: 'Bob Baker', hidden: null }],
      { authors: ['Bob Baker'] },
    ],
    ['publishedAt', 'yesterday', { publishedOn: null }],
    ['publishedAt', 1722384000, { publishedOn: null }],
    ['publishedAt', '2026-13-40T00:00:00Z', { publishedOn: null }],
    ['upvotes', null, { votes: null }],
    ['upvotes', '12', { votes: null }],
    ['upvotes', -3, { votes: null }],
    ['upvotes', 1e300, { votes: null }],
    ['ai_summary', { text: 'x' }, { summary: null }],
    ['ai_keywords', 'a, b', { keywords: [] }],
    ['githubStars', 'many', { code: { url: newestShape.paper.githubRepo, stars: null, addedBy: 'auto' } }],
    [
      'githubRepoAddedBy',
      'robot',
      { code: { url: newestShape.paper.githubRepo, stars: 1512, addedBy: null } },
    ],
    ['githubRepo', 'http://github.com/example/newest', { code: null }],
    ['githubRepo', 'https://github.com.evil.example/x', { code: null }],
    ['githubRepo', 'https://gıthub.com/x/y', { code: null }],
    ['projectPage', 'javascript:alert(1)', { projectUrl: null }],
    ['projectPage', 'http://newest.example/', { projectUrl: null }],
    ['organization', { name: '<!channel>', fullname: 'x' }, { organization: null }],
    ['organization', { name: 'lab', fullname: null }, { organization: { name: 'lab', fullName: 'lab' } }],
    ['withdrawnAt', null, { withdrawn: false }],
  ];
  it.each(absent)('%s = %j is left out', (field, value, as) => {
    expect(paperOf(withPaper({ [field]: value }))).toMatchObject(as);
  });

  it.each([
    'https://evil.example/x.png',
    'https://cdn-thumbnails.huggingface.co.evil.example/x.png',
    'http://cdn-thumbnails.huggingface.co/x.png',
    'https://cdn-uploads.huggingface.co/x.svg',
    '/social-thumbnails/x.png',
    null,
  ])('shows no picture from %s', (thumbnail) => {
    expect(paperOf({ ...newestShape, thumbnail }).thumbnailUrl).toBeNull();
  });
});

describe('an entry that is no paper', () => {
  it.each<[entry: unknown, id: string | null, reason: RegExp]>([
    [null, null, /^entry: /],
    ["{'paper': {'id': '2607.00002'}}", null, /^entry: /],
    [{}, null, /^paper: /],
    [{ paper: { title: 'x' } }, null, /^paper\.id: /],
    [withPaper({ id: 2607.1 }), null, /^paper\.id: /],
    [withPaper({ id: '../../etc' }), '../../etc', /^paper\.id: /],
    [{ paper: { id: '2607.00002' } }, '2607.00002', /^paper\.title: /],
    [{ paper: { id: '2607.00002', title: ' \n ' } }, '2607.00002', /^paper\.title: /],
  ])('%j is rejected with the name of the field', (value, id, reason) => {
    expect(toPaper(value)).toEqual({ id, reason: expect.stringMatching(reason) });
  });
});
