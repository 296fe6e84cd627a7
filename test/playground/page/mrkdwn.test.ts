import { describe, expect, test } from 'vitest';
import { mrkdwn } from '../../../playground/page/slack/mrkdwn.ts';
import { richRun } from '../../../playground/page/slack/rich-text.ts';
import { tagged } from './tagged.ts';

const reader = {
  zone: 'Europe/Zurich',
  now: Date.parse('2025-03-11T08:00:00Z'),
  names: new Map([
    ['U1', 'Alice'],
    ['C1', 'papers'],
  ]),
};
const wednesday = Date.parse('2025-03-12T01:30:00Z') / 1000;

describe('Slack reads', () => {
  test.each([
    ['*bold* _italic_ ~gone~', '<bold>bold</> <italic>italic</> <strike>gone</>'],
    ['*bold _and italic_*', '<bold>bold <italic>and italic</></>'],
    ['2*3*4 and a_b_c', '2*3*4 and a_b_c'],
    ['* not bold *', '* not bold *'],
    ['`code *not bold* &lt;b&gt;`', '<code>code *not bold* <b></>'],
    ['```\nfirst\n  *second*\n```', '<fence>first\n  *second*</>'],
    ['<https://arxiv.org/abs/1?a=1&amp;b=2|A &amp; B>', '<link https://arxiv.org/abs/1?a=1&b=2>A & B</>'],
    ['<https://arxiv.org>', '<link https://arxiv.org>https://arxiv.org</>'],
    ['*<https://a.b|Title>* ▲ 3', '<bold><link https://a.b>Title</></> ▲ 3'],
    ['&lt;think&gt; &amp;amp;', '<think> &amp;'],
    ['<@U1> in <#C1>, <!channel>', '<mention>@Alice</> in <mention>#papers</>, <mention>@channel</>'],
    ['&gt; quoted\nnot', '<quote>quoted</>not'],
    [':bookmark: :no_such_emoji: 09:00:00', '🔖 :no_such_emoji: 09:00:00'],
  ])('%j', (source, expected) => {
    expect(tagged(mrkdwn(source, reader))).toBe(expected);
  });

  test.each([
    ['{date_short_pretty} {time}', 'tomorrow 02:30'],
    ['{date_num}', '12/03/2025'],
    ['{date_long}', 'Wednesday 12 March 2025'],
    ['{date_short}', '12 Mar 2025'],
    ['{ago}', 'in 18 hours'],
    ['{no_such_token}', '{no_such_token}'],
  ])('a date as %s', (format, expected) => {
    expect(tagged(mrkdwn(`<!date^${wednesday}^${format}|fallback>`, reader))).toBe(`<time>${expected}</>`);
  });
});

describe('Slack reads the rich text element', () => {
  test.each([
    [{ type: 'text', text: '*as it is*' }, '*as it is*'],
    [{ type: 'text', text: 'x', style: { bold: true, italic: true } }, '<italic><bold>x</></>'],
    [{ type: 'text', text: 'x', style: { code: true } }, '<code>x</>'],
    [{ type: 'link', url: 'https://a.b' }, '<link https://a.b>https://a.b</>'],
    [
      { type: 'link', url: 'https://a.b', text: 'A', style: { bold: true } },
      '<bold><link https://a.b>A</></>',
    ],
    [{ type: 'date', timestamp: wednesday, format: '{time}', fallback: '-' }, '<time>02:30</>'],
    [{ type: 'emoji', name: 'keycap_ten', unicode: '1f51f' }, '🔟'],
    [{ type: 'emoji', name: 'one' }, '1️⃣'],
    [{ type: 'user', user_id: 'U1' }, '<mention>@Alice</>'],
    [{ type: 'broadcast', range: 'here' }, '<mention>@here</>'],
  ])('%j', (element, expected) => {
    const run = richRun(element, reader);
    expect(run && tagged([run])).toBe(expected);
  });

  test('and says so when it does not know one', () => {
    expect(richRun({ type: 'hologram' }, reader)).toBeNull();
  });
});
