import { describe, expect, test } from 'vitest';
import { inline, markdown } from '../../../playground/page/discord/markdown.ts';
import { tagged } from './tagged.ts';

const reader = {
  zone: 'Europe/Zurich',
  now: Date.parse('2025-03-11T08:00:00Z'),
  names: new Map([
    ['101', 'Alice'],
    ['7', 'papers'],
  ]),
};
const wednesday = Date.parse('2025-03-12T01:30:00Z') / 1000;

describe('Discord reads', () => {
  test.each([
    [
      '**bold** *italic* _too_ __under__ ~~gone~~',
      '<bold>bold</> <italic>italic</> <italic>too</> <underline>under</> <strike>gone</>',
    ],
    ['***both***', '<bold><italic>both</></>'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['\\*\\*not bold\\*\\* \\[x\\](y) \\_', '**not bold** [x](y) _'],
    ['**a \\* b**', '<bold>a * b</>'],
    ['`code **not bold**` ``with ` inside``', '<code>code **not bold**</> <code>with ` inside</>'],
    ['before\n```\nfirst\n  ^\n```\nafter', 'before<fence>first\n  ^</>after'],
    ['```ts\nconst a = 1\n```', '<fence>const a = 1</>'],
    ['[A [b] \\] c](https://a.b/x_(y))', '<link https://a.b/x_(y)>A [b] ] c</>'],
    ['[A](<https://a.b>)', '<link https://a.b>A</>'],
    [
      'see https://a.b/c. Or <https://d.e>',
      'see <link https://a.b/c>https://a.b/c</>. Or <link https://d.e>https://d.e</>',
    ],
    ['||hidden||', '<spoiler>hidden</>'],
    [
      '<@101> in <#7>, </papers today:123>, @everyone',
      '<mention>@Alice</> in <mention>#papers</>, <mention>/papers today</>, <mention>@everyone</>',
    ],
    ['-# small **print**', '<small>small <bold>print</></>'],
    ['# One\n## Two\n### Three\n> said', '<heading1>One</><heading2>Two</><heading3>Three</><quote>said</>'],
    ['1. [A](https://a.b)\n2. B\n- c', '<item><link https://a.b>A</></><item>B</><item>c</>'],
    ['2023\\. A year', '2023. A year'],
    ['a\n\n- b', 'a\n\n<item>b</>'],
  ])('%j', (source, expected) => {
    expect(tagged(markdown(source, reader))).toBe(expected);
  });

  test.each([
    ['', '12 March 2025 02:30'],
    [':t', '02:30'],
    [':D', '12 March 2025'],
    [':F', 'Wednesday 12 March 2025 02:30'],
    [':R', 'in 18 hours'],
  ])('a time as %j', (style, expected) => {
    expect(tagged(markdown(`<t:${wednesday}${style}>`, reader))).toBe(`<time>${expected}</>`);
  });

  test('titles without lines of their own', () => {
    expect(tagged(inline('# **Title**', reader))).toBe('# <bold>Title</>');
  });
});
