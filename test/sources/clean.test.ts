import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanLines, httpsLink } from '../../src/sources/clean.ts';

describe('a line of untrusted text', () => {
  it.each([
    ['a newline and two blanks', 'Scalable Image\n  Generation', 'Scalable Image Generation'],
    ['control characters', 'F\u007f"orster \u0000 b\u001b[31m', 'F"orster b[31m'],
    ['marks that reorder or hide', '\u202eevil\u202c a\u200bb\ufeffc\u2066d\u2069', 'evil abcd'],
    ['a lone surrogate', 'a\ud800b', 'ab'],
    [
      'what a chat would read as markup is not its business',
      '<!channel> **x** $\\alpha$',
      '<!channel> **x** $\\alpha$',
    ],
  ])('%s', (_, text, clean) => {
    expect(cleanLine(text, 100)).toBe(clean);
  });

  it('is cut between characters, never inside one', () => {
    expect(cleanLine('ab😀cd', 3)).toBe('ab');
  });

  it('is one well-formed line within its length, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 0, max: 40 }),
        (text, length) => {
          const line = cleanLine(text, length);
          expect(line.isWellFormed()).toBe(true);
          expect(line.length).toBeLessThanOrEqual(length);
          expect(line).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]| {2}|^ | $/u);
        },
      ),
    );
  });

  it('is there once among many, and empty ones are not', () => {
    expect(cleanLines(['b', ' a ', '', 'a', 'b\n', 'c', 'd'], 10, 3)).toEqual(['b', 'a', 'c']);
  });
});

describe('a link that may be shown', () => {
  it.each([
    ['https://example.org/x?y=1', 'https://example.org/x?y=1'],
    ['https://exämple.org/', 'https://xn--exmple-cua.org/'],
    ['https://example.org/a b<c>"', 'https://example.org/a%20b%3Cc%3E%22'],
    ['http://example.org/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://arxiv.org@evil.example/', null],
    ['https://user:pass@example.org/', null],
    ['https://example.org:8443/', null],
    ['//example.org/', null],
    ['/avatars/1.svg', null],
    ['https://', null],
    [`https://example.org/${'x'.repeat(3000)}`, null],
    [undefined, null],
  ])('%s', (link, shown) => {
    expect(httpsLink(link)).toBe(shown);
  });
});
