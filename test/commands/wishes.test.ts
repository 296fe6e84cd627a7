// The grammar of `subscribe` as it is really declared: any order, filters with every word in them, and what is wrong.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parse-line.ts';

const valuesOf = (wishes: string) => parseLine(`subscribe ${wishes}`, commands).values;

describe('wishes behind a filter are wishes', () => {
  test.each<[string, Record<string, string>]>([
    ['only diffusion at 10:00', { only: 'diffusion', at: '10:00' }],
    ['only diffusion at 9', { only: 'diffusion', at: '9' }],
    ['only diffusion at 9 pm', { only: 'diffusion', at: '9 pm' }],
    ['only diffusion at noon', { only: 'diffusion', at: 'noon' }],
    ['only diffusion 10:00', { only: 'diffusion', at: '10:00' }],
    ['only diffusion 9am', { only: 'diffusion', at: '9am' }],
    ['only diffusion top 5', { only: 'diffusion', top: '5' }],
    ['only diffusion from cs.CL', { only: 'diffusion', from: 'cs.CL' }],
    ['only diffusion from cs.CL, cs.LG top 3', { only: 'diffusion', from: 'cs.CL, cs.LG', top: '3' }],
    ['only diffusion from cs.CL,cs.LG , stat.ML', { only: 'diffusion', from: 'cs.CL,cs.LG , stat.ML' }],
    ['only diffusion from hep-th', { only: 'diffusion', from: 'hep-th' }],
    ['only diffusion from shelf', { only: 'diffusion', from: 'shelf' }],
    ['only diffusion from Hugging Face weekly', { only: 'diffusion', from: 'Hugging Face', how: 'weekly' }],
    ['only diffusion as list top 3', { only: 'diffusion', as: 'list', top: '3' }],
    ['only diffusion by shelf', { only: 'diffusion', by: 'shelf' }],
    ['only diffusion fresh as list', { only: 'diffusion', list: 'fresh', as: 'list' }],
    ['only diffusion weekly', { only: 'diffusion', how: 'weekly' }],
    ['only diffusion Europe/Zurich', { only: 'diffusion', zone: 'Europe/Zurich' }],
    ['only diffusion at 10:00 new york', { only: 'diffusion', at: '10:00', zone: 'new york' }],
    ['only diffusion at 9 Zurich', { only: 'diffusion', at: '9', zone: 'Zurich' }],
    ['only diffusion top 5 New York as list', { only: 'diffusion', top: '5', zone: 'New York', as: 'list' }],
    ['only fresh as list', { only: 'fresh', as: 'list' }],
    ['only a OR b top 5', { only: 'a OR b', top: '5' }],
    ['only (a OR b) top 5', { only: '(a OR b)', top: '5' }],
    ['only ("a at 9:30 x") top 5', { only: '("a at 9:30 x")', top: '5' }],
    ['only title:"look here" top 5', { only: 'title:"look here"', top: '5' }],
    ['only 5" disks top 5', { only: '5" disks', top: '5' }],
    ['only f(x) top 5', { only: 'f(x)', top: '5' }],
    ['only :( top 5', { only: ':(', top: '5' }],
    ['only votes >= 20 top 5', { only: 'votes >= 20', top: '5' }],
    ['from cs.CL, cs.LG', { from: 'cs.CL, cs.LG' }],
    ['from cs.CL , cs.LG top 5 only x', { from: 'cs.CL , cs.LG', top: '5', only: 'x' }],
    ['from cs.CL cs.LG new york', { from: 'cs.CL cs.LG', zone: 'new york' }],
  ])('%s', (wishes, values) => {
    expect(valuesOf(wishes)).toEqual(values);
  });
});

describe('what is in a filter stays in it', () => {
  test.each([
    '"at 10:00"',
    'diffusion "top 5"',
    'diffusion "at" "10:00"',
    'title:"look at 10:00 again"',
    'title:"best from cs.CL papers" agents',
    '-"top 5 list" agents',
    '(agents at 10:00 OR robots)',
    'attention at scale',
    'recall at 10 of retrieval',
    'top 5 accuracy',
    'gpt 4',
    'qwen 2.55',
    'language as code',
    'agents from google',
    'learning from self-play',
    'learning from pre-training',
    'robotics in paris',
    'agents phoenix',
    'text/image generation',
    'fresh',
    'weekly',
    'x OR fresh',
    'x OR weekly',
    'as lists',
    'guided by votes for peace',
    'diffusion top',
    'diffusion at',
  ])('%s', (filter) => {
    expect(valuesOf(`top 3 only ${filter}`)).toEqual({ top: '3', only: filter });
  });
});

const WISHES: Readonly<Record<string, readonly string[]>> = {
  how: ['weekly', 'daily', 'Weekdays'],
  at: ['at 09:00', 'at 9', 'at 9 pm', 'at noon', 'at 21h', 'at 9.30', 'at 25:00', '10:30', '7 a.m.'],
  top: ['top 5', 'top 99', 'TOP 12'],
  from: ['from cs.CL', 'from cs.CL, cs.LG', 'from cs.CL cs.LG,stat.ML', 'from huggingface', 'from shelf'],
  as: ['as list', 'as thread', 'AS posts'],
  by: ['by shelf', 'by votes'],
  list: ['fresh', 'complete'],
  zone: ['Europe/Zurich', 'america/new_york', 'Europe/Zurch'],
  only: [
    'only diffusion',
    'only agents votes>=20',
    'only "at 10:00"',
    'only learning from self-play',
    'only title:"look at 10:00 now"',
    'only (agents OR robots) -survey',
    'only gpt 4',
    'only weekly',
    'only attention at scale',
  ],
};

const someWishes = fc
  .record(Object.fromEntries(Object.entries(WISHES).map(([name, all]) => [name, fc.constantFrom(...all)])), {
    requiredKeys: [],
  })
  .map((chosen) => Object.values(chosen));

test('wishes in any order are the same wishes', () => {
  const twoOrders = someWishes.chain((wishes) =>
    fc.tuple(
      fc.constant(wishes),
      fc.shuffledSubarray(wishes, { minLength: wishes.length, maxLength: wishes.length }),
    ),
  );
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(valuesOf(other.join(' '))).toEqual(valuesOf(one.join(' ')));
      expect(Object.keys(valuesOf(one.join(' '))).length).toBe(one.length);
    }),
    { numRuns: 3000 },
  );
});

test('a city stands anywhere but right behind the filter, where it is a word of it', () => {
  const cities = fc.constantFrom('Zurich', 'new york', 'Buenos Aires', 'UTC');
  const lines = fc
    .tuple(someWishes, cities)
    .map(([wishes, city]) => [wishes.filter((wish) => wish?.includes('/') === false), city] as const)
    .chain(([wishes, city]) =>
      fc.tuple(
        fc.shuffledSubarray(wishes, { minLength: wishes.length, maxLength: wishes.length }),
        fc.constant(city),
        fc.nat(wishes.length),
      ),
    )
    .filter(([wishes, , at]) => !wishes[at - 1]?.startsWith('only'));
  fc.assert(
    fc.property(lines, ([wishes, city, at]) => {
      const line = [...wishes.slice(0, at), city, ...wishes.slice(at)].join(' ');
      expect(valuesOf(line)).toEqual({ ...valuesOf(wishes.join(' ')), zone: city });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'at 9 ',
  'only ',
  'top 5 ',
  'from cs.CL, ',
  'new york ',
  '( ',
  '-"',
  'fresh ',
  'a OR ',
  '10:00 ',
])('twenty thousand characters of %j behind a filter are read or refused, not choked on', (piece) => {
  const line = `only x ${piece.repeat(20_000 / piece.length)}`;
  try {
    valuesOf(line);
  } catch (error) {
    expect(error).toHaveProperty('name', 'UserError');
  }
});
