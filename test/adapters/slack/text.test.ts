// Foreign text in Slack's kinds of text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapedWithin,
  escapeText,
  isTame,
  labelText,
  manyLines,
  oneLine,
  webAddress,
} from '../../../adapters/slack/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('escaping', () => {
  it('leaves no bracket and loses nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeText(text)).not.toMatch(/[<>]/);
        expect(decoded(escapeText(text))).toBe(text);
      }),
    );
  });

  it('does not decode what was written as an entity', () => {
    expect(escapeText('&lt; &amp;lt;')).toBe('&amp;lt; &amp;amp;lt;');
  });

  it('cuts before it escapes, never inside an entity', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', 'a', '👩‍👧', ' ') }),
        fc.nat(60),
        (text, max) => {
          const cut = escapedWithin(text, max);
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(cut).toMatch(/^(?:[^&<>]|&(?:amp|lt|gt);)*$/);
        },
      ),
    );
  });
});

describe('text from outside', () => {
  it.each([
    ['line\r\nbreak\rand\ttab', 'line\nbreak\nand  tab'],
    ['right \u202eto left\u202c', 'right to left'],
    ['zero\u200bwidth\u{0}\u{7f}', 'zerowidth'],
    ['lone \ud800 surrogate', 'lone  surrogate'],
    ['family 👨‍👩‍👧‍👦', 'family 👨‍👩‍👧‍👦'],
  ])('of %j shows %j', (text, shown) => {
    expect(manyLines(text)).toBe(shown);
  });

  it('comes on one line where there is room for one only', () => {
    expect(oneLine('a title \n  over lines')).toBe('a title over lines');
  });

  it('is never an empty label', () => {
    expect(labelText(' \u200b\n', 75)).toBe('…');
    expect(labelText('x'.repeat(200), 75)).toHaveLength(75);
  });
});

describe('mrkdwn', () => {
  it.each([
    ['*a*', '', false],
    ['a * b', '', true],
    ['a * b', '*', false],
    ['`x`', '', false],
    ['_x_', '', false],
    ['~1 and ~2', '', false],
    [':tada:', '', false],
    ['at 09:00:30', '', false],
    ['at 09:00', '', true],
    ['> quoted', '', false],
    ['a > b', '', true],
    ['see https://evil.example', '', false],
    ['see www.evil.example', '', false],
  ])('with %j beside styles %j is safe: %s', (text, styles, tame) => {
    expect(isTame(text, styles)).toBe(tame);
  });
});

describe('addresses', () => {
  it.each([
    ['https://arxiv.org/abs/2403.03950', 'https://arxiv.org/abs/2403.03950'],
    ['https://a.example/x|y>z<w "q"', 'https://a.example/x%7Cy%3Ez%3Cw%20%22q%22'],
    ['https://a.example/?q=a|b#c|d', 'https://a.example/?q=a%7Cb#c%7Cd'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//arxiv.org', null],
    ['', null],
  ])('%j become %j', (url, address) => {
    expect(webAddress(url, 1000)).toBe(address);
  });

  it('that are too long are none', () => {
    expect(webAddress(`https://a.example/${'b'.repeat(1000)}`, 1000)).toBeNull();
  });
});
