import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { expressionText } from '../../src/domain/filter/expression.ts';
import { explain, matches, parseFilter } from '../../src/domain/filter.ts';
import { NOTHING_KNOWN, type Paper } from '../../src/domain/paper.ts';

const TODAY = '2025-03-11';
const read = (typed: string): string => expressionText(parseFilter(typed, TODAY).expression);

function mistake(typed: string): UserError {
  try {
    parseFilter(typed, TODAY);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`understood: ${typed}`);
}

describe('what is typed is read as', () => {
  test.each([
    ['diffusion', 'diffusion'],
    ['  diffusion   models ', 'diffusion models'],
    ['"flow matching"', '"flow matching"'],
    ['“flow matching”', '"flow matching"'],
    ["'flow matching' don't", "'flow matching' don't"],
    ['diffusion -video', 'diffusion -video'],
    ['a AND b', 'a b'],
    ['a and b or not c', 'a and b or not c'],
    ['a OR b', 'a OR b'],
    ['a b OR c', '(a b) OR c'],
    ['(a OR b) c', '(a OR b) c'],
    ['((a) (b))', 'a b'],
    ['-(a OR b)', '-(a OR b)'],
    ['-(-a)', 'a'],
    ['title:transformer', 'title:transformer'],
    ['Title:"value functions"', 'title:"value functions"'],
    ['title:(a OR "b c") d', '(title:a OR title:"b c") d'],
    ['-author:lecun', '-author:lecun'],
    ['category:cs.CL submitter:alice org:deepmind', 'category:cs.CL submitter:alice org:deepmind'],
    ['has:code -has:project', 'has:code -has:project'],
    ['votes>=20 stars<1000', 'votes>=20 stars<1000'],
    ['votes >= 20', 'votes>=20'],
    ['votes≥20 stars=>5 votes:<7', 'votes>=20 stars>=5 votes<7'],
    ['stars>1k votes=1,000', 'stars>1000 votes=1000'],
    ['after:2025-01-01 before:2025-03', 'after:2025-01-01 before:2025-03'],
    ['during:"last week"', 'during:"last week"'],
  ])('%j: %j', (typed, expected) => {
    expect(read(typed)).toBe(expected);
    expect(read(read(typed))).toBe(expected);
  });

  test.each([
    ['GPT-4', 'gpt 4'],
    ['C++', 'c++'],
    ['O(n^2)', 'o n 2'],
    ['(O(n^2))', 'o n 2'],
    ['https://arxiv.org/abs/2401.00001', 'https arxiv org abs 2401 00001'],
    ['10:30', '10 30'],
    ['@everyone', 'everyone'],
    ['RAG:', 'rag'],
    ['qwen:7b', 'qwen 7b'],
    ['k>2', 'k 2'],
    ['p<0.05', 'p 0 05'],
    ['--help', 'help'],
    ['5"', '5'],
    ['don’t', 'don t'],
    ['a)', 'a'],
    [':)x', 'x'],
    ['x NOT', null],
    ['votes', 'vote'],
    ['"OR"', 'or'],
    ['"title:x"', 'title x'],
    ['扩散模型', '扩 散 模 型'],
    ['%s', null],
    ["'; drop table papers", null],
    ['{{x}}', 'x'],
    ['title', 'title'],
  ])('words, where it is no field and no sign: %j', (typed, words) => {
    const { expression } = parseFilter(typed, TODAY);
    if (words !== null) expect(expression).toMatchObject({ kind: 'words', field: 'anywhere', words });
  });

  test('words without a letter are left out beside others', () => {
    expect(read('a -- 🤗 & b')).toBe('a b');
    expect(read('a () "" b')).toBe('a b');
  });
});

describe('a period', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-02', '2025-02-01', '2025-02-31'],
    ['2025/2', '2025-02-01', '2025-02-31'],
    ['2025-02-03', '2025-02-03', '2025-02-03'],
    ['march', '2025-03-01', '2025-03-31'],
    ['april', '2024-04-01', '2024-04-31'],
    ['"Feb 2024"', '2024-02-01', '2024-02-31'],
    ['feb-2024', '2024-02-01', '2024-02-31'],
    ['yesterday', '2025-03-10', '2025-03-10'],
    ['last-friday', '2025-03-07', '2025-03-07'],
    ['"3 days ago"', '2025-03-08', '2025-03-08'],
    ['this-week', '2025-03-10', '2025-03-16'],
    ['last-week', '2025-03-03', '2025-03-09'],
    ['last-month', '2025-02-01', '2025-02-31'],
    ['last-year', '2024-01-01', '2024-12-31'],
  ])('%s', (typed, from, to) => {
    expect(parseFilter(`during:${typed}`, TODAY).expression).toMatchObject({ kind: 'date', from, to });
  });

  test('the month before January is December', () => {
    expect(parseFilter('during:last-month', '2025-01-05').expression).toMatchObject({ from: '2024-12-01' });
  });
});

describe('a mistake is shown with a caret under it and a proposal', () => {
  test.each([
    ['auther:lecun cat', 'auther:lecun cat\n^^^^^^^', 'author:lecun cat'],
    ['a ti:x', 'a ti:x\n  ^^^', 'a title:x'],
    ['upvotes:20', 'upvotes:20\n^^^^^^^^', 'votes>=20'],
    ['upvotes>=20', 'upvotes>=20\n^^^^^^^^^^^', 'votes>=20'],
    ['votes:20', 'votes:20\n^^^^^^', 'votes>=20'],
    ['votes>many', 'votes>many\n^^^^^^^^^^', 'votes>20'],
    ['votes>=99999999999', 'votes>=99999999999\n^^^^^^^^^^^^^^^^^^', 'votes>=20'],
    ['year>=2024', 'year>=2024\n^^^^^^^^^^', 'after:2024'],
    ['after>2024', 'after>2024\n^^^^^^^^^^', 'after:2024'],
    ['has:cod', 'has:cod\n    ^^^', 'has:code'],
    ['has:github', 'has:github\n    ^^^^^^', 'has:code'],
    ['title: diffusion', 'title: diffusion\n^^^^^^', 'title:diffusion'],
    ['title:🤗 x', 'title:🤗 x\n^^^^^^^^', 'diffusion -video votes>=20'],
    ['after:2025-02-30', 'after:2025-02-30\n      ^^^^^^^^^^', 'after:2025-03-11'],
    ['during:3/11', 'during:3/11\n       ^^^^', 'during:"3 November"'],
    ['during:last week x', 'during:last week x\n^^^^^^^^^^^^^^^^', 'during:"last week" x'],
    ['NOT x', 'NOT x\n^^^', '-x'],
    ['a AND NOT (b)', 'a AND NOT (b)\n      ^^^', 'a AND -(b)'],
    ['!x', '!x\n^', '-x'],
    ['a | b', 'a | b\n  ^', 'a OR b'],
    ['a OR', 'a OR\n  ^^', 'a'],
    ['OR b', 'OR b\n^^', 'b'],
    ['a OR OR b', 'a OR OR b\n  ^^', 'a OR b'],
    ['(a OR b', '(a OR b\n^', '(a OR b)'],
    ['author:(he lecun', 'author:(he lecun\n       ^', 'author:(he lecun)'],
    ['"flow matching', '"flow matching\n^', '"flow matching"'],
    ['扩散 auther:x', '扩散 auther:x\n     ^^^^^^^', '扩散 author:x'],
  ])('%j', (typed, shown, proposal) => {
    const error = mistake(typed);
    expect(error.shown).toBe(shown);
    expect(error.examples[0]).toBe(`search ${proposal}`);
  });

  test('of a long line the part around the mistake is shown', () => {
    const error = mistake(`${'word '.repeat(10)}auther:lecun ${'word '.repeat(10)}`);
    expect(error.shown?.split('\n')[0]?.length).toBeLessThan(70);
    expect(error.shown).toMatch(/^….*auther:lecun.*…\n {25}\^{7}$/);
  });

  test('the proposal names the command for which it was typed', () => {
    expect(() => parseFilter('auther:x', TODAY, 'subscribe only')).toThrow(
      expect.objectContaining({ examples: ['subscribe only author:x', 'subscribe only "auther:x"'] }),
    );
  });

  test('every proposal can be typed', () => {
    const typed = [
      'auther:lecun',
      'votes:20',
      'after:2025-02-30',
      'during:last week',
      'NOT x',
      '(a',
      '"a',
      'a OR',
    ];
    for (const example of typed.flatMap((one) => mistake(one).examples))
      expect(() => parseFilter(example.replace(/^search /, ''), TODAY), example).not.toThrow();
  });
});

describe('limits are said in words', () => {
  test('sixteen words; of a pasted title the first sixteen count', () => {
    const title = Array.from({ length: 20 }, (_, index) => `w${index}`).join(' ');
    expect(parseFilter(title, TODAY).notes).toEqual(['Only the first 16 words count.']);
    expect(read(title)).toMatch(/ w15$/);
    expect(mistake(`title:x ${title}`).message).toMatch(/16 words at most/);
  });

  test('eight parentheses deep', () => {
    expect(read(`${'('.repeat(8)}a${')'.repeat(8)}`)).toBe('a');
    expect(mistake(`${'('.repeat(9)}a${')'.repeat(9)}`).message).toMatch(/8 deep at most/);
  });

  test('a thousand characters', () => {
    expect(mistake('ab '.repeat(7000)).message).toBe('That is 20,999 characters; I read 1,000 at most.');
    expect(mistake('ab '.repeat(7000)).examples[0]).toBe('search ab ab ab ab ab ab');
  });

  test.each([
    '',
    ' ',
    '"',
    "'",
    '(',
    ')',
    '()',
    '-',
    '🤗',
    '""',
    '*',
    '\0',
  ])('%j has nothing to look for', (typed) => {
    expect(mistake(typed).message).toMatch(/nothing to look for|no word to look for/);
  });

  test('OR beside AND says how it was read', () => {
    expect(parseFilter('votes>=20 a OR b', TODAY).notes).toEqual(['Read as: (votes>=20 a) OR b']);
    expect(parseFilter('votes>=20 (a OR b)', TODAY).notes).toEqual([]);
    expect(parseFilter('(votes>=20 a) OR b', TODAY).notes).toEqual([]);
  });
});

const PAPER: Paper = {
  ...NOTHING_KNOWN,
  textFrom: 'huggingface',
  id: '2403.03950',
  title: 'Stop Regressing: Training Value Functions via Classification',
  abstract: 'Scalable deep RL with mathcal{O}(n) losses.',
  authors: ['Jesse Farebrother', 'Quan Vuong'],
  publishedOn: '2024-03-06',
  summary: null,
  keywords: ['categorical cross-entropy'],
  categories: ['cs.LG', 'stat.ML'],
  organization: { name: 'google-deepmind', fullName: 'Google DeepMind' },
  code: { url: 'https://github.com/a/b', stars: 512, addedBy: 'user' },
  submittedBy: 'alice',
  votes: 87,
  comments: 3,
};

describe('a filter over one paper', () => {
  test.each([
    'value functions',
    '"value function"',
    'title:classification',
    'loss',
    'cross-entropy',
    'farebrother',
    'author:"jesse farebrother"',
    'author:vuong',
    'deepmind',
    'org:"google deepmind"',
    'org:google-deepmind',
    'category:cs.LG',
    'category:cs',
    'category:stat',
    'submitter:Alice',
    'has:code',
    '-has:project',
    'votes>=87',
    'stars=512',
    'stars<1k',
    'after:2024-03-06',
    'after:2024',
    'before:2024-03-07',
    'during:2024-03',
    '𝒪(n)',
    'O(n)',
    'nothing OR deepmind',
    '-(nothing deepmind)',
  ])('%s matches', (typed) => {
    expect(matches(parseFilter(typed, TODAY), PAPER)).toBe(true);
  });

  test.each([
    '"functions value"',
    'title:scalable',
    'author:"farebrother quan"',
    'author:deepmind',
    'alice',
    'cs',
    'category:cs.CL',
    'submitter:bob',
    'has:project',
    'votes>87',
    'stars>512',
    'before:2024-03-06',
    'after:2024-03-07',
    'during:2024-04',
    'deepmind nothing',
    '-deepmind',
    '"classification scalable"',
    'regress',
  ])('%s does not', (typed) => {
    expect(matches(parseFilter(typed, TODAY), PAPER)).toBe(false);
  });

  test('what is not known meets no condition, and so its opposite', () => {
    const unknown: Paper = { ...PAPER, votes: null, code: null, publishedOn: null };
    for (const typed of ['votes>=0', 'votes<5', 'stars>=0', 'after:1990', 'before:2100', 'has:code']) {
      expect(matches(parseFilter(typed, TODAY), unknown), typed).toBe(false);
      expect(matches(parseFilter(`-${typed}`, TODAY), unknown), typed).toBe(true);
    }
  });

  test('a paper of which only the month is known falls where all of the month does', () => {
    const paper: Paper = { ...PAPER, publishedOn: '2024-02' };
    const fits = (typed: string) => matches(parseFilter(typed, TODAY), paper);
    expect(
      ['after:2024-02-01', 'after:2024-02', 'before:2024-03', 'during:2024-02', 'during:2024'].map(fits),
    ).toEqual(Array(5).fill(true));
    expect(
      ['after:2024-02-02', 'before:2024-02-29', 'during:2024-02-10', 'before:2024-02'].map(fits),
    ).toEqual(Array(4).fill(false));
  });

  test('says by what it matched', () => {
    const why = (typed: string) => explain(parseFilter(typed, TODAY), PAPER);
    expect(why('deepmind has:code -video')).toEqual(['deepmind', 'has:code']);
    expect(why('(nothing OR title:classification) votes>=20')).toEqual(['title:classification', 'votes>=20']);
    expect(why('deepmind OR deepmind')).toEqual(['deepmind']);
    expect(why('nothing')).toEqual([]);
    expect(why('-nothing')).toEqual([]);
  });
});

describe('whatever is typed', () => {
  const awkward = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'( ) " \' - : OR AND NOT title: author: has: votes >= > 20 after: during: last week a b | ! 扩'.split(
          ' ',
        ),
      ),
      fc.constantFrom(' ', '\0', '\ud800', '“', '：', '（', 'title:(', 'votes>='),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  );

  test('it is a filter or a UserError, and a filter can be typed again', () => {
    fc.assert(
      fc.property(fc.tuple(awkward, fc.constantFrom('', ' ')), ([parts, between]) => {
        let text: string;
        try {
          text = expressionText(parseFilter(parts.join(between), TODAY).expression);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        if (text.length <= 1000) expect(read(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '(',
    '"',
    "'",
    '-',
    'OR ',
    'a:',
    'title:',
    'a"',
    'votes>',
    "'a ",
    '((a) ',
    'x) ',
    '\u0301',
    '- ',
    'during:',
  ])('100 KB of %j is answered', (piece) => {
    const typed = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(() => parseFilter(typed, TODAY)).toThrow(UserError);
    try {
      parseFilter(typed.slice(0, 1000), TODAY);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  });
});
