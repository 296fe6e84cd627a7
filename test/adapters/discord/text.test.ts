// Foreign text is shown as it is and never read as markup.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, fitted, manyLines, oneLine } from '../../../adapters/discord/text.ts';
import { HOSTILE_TEXTS } from '../../contracts/messages.ts';
import { shown } from './shown.ts';

const asShown = (text: string) => shown(escapeText(oneLine(text), true));
const markupLike = fc
  .array(
    fc.constantFrom(
      ...'\\`*_~|[]<>#:-+.)( 1ax@'.split(''),
      '<@1>',
      '](x)',
      '||',
      '```',
      '-# ',
      'é',
      '👨‍👩‍👧',
      'https://a.b',
    ),
  )
  .map((parts) => parts.join(''));

describe('literal text', () => {
  it.each([
    ['a masked link', '[arXiv](https://evil.example)'],
    ['styles', '**W** and *a* and __b__ and ||W|| and ~~c~~ and _d_'],
    ['code', '`x` and ```y```'],
    ['mentions', '<@1> <@&1> <#1> @everyone @here </papers:1> <t:0:R> <id:guide> <:name:1>'],
    ['tags', '<think> and <EOS>'],
    ['a heading', '# Attention'],
    ['subtext', '-# small'],
    ['a quote', '> said'],
    ['a list', '- one'],
    ['a numbered list', '1. one'],
    ['a picture', 'a :bookmark: b'],
    ['backslashes', '\\alpha \\* \\\\'],
  ])('shows %s as it was written', (_, text) => {
    expect(asShown(text)).toEqual({ text, markup: [] });
  });

  it('keeps a bare address whole', () => {
    const text = 'Code: https://github.com/some_one/some_thing_else#read-me.';
    expect(escapeText(text)).toBe(text);
  });

  it('shows any text as it was written', () => {
    fc.assert(
      fc.property(markupLike, (text) => {
        expect(asShown(text)).toEqual({ text: oneLine(text), markup: [] });
      }),
    );
  });

  it.each(HOSTILE_TEXTS)('reads no markup in %j', (text) => {
    expect(asShown(text).markup).toEqual([]);
  });

  it('drops what cannot be seen and turns text around', () => {
    expect(oneLine('a\u202eb\u2066c\u200bd\u0000e\u007ff\ufeffg\ud800h')).toBe('abcdefgh');
    expect(oneLine('line one\r\n\tline two')).toBe('line one line two');
  });

  it('keeps families together and words apart', () => {
    expect(oneLine('👨‍👩‍👧 read   this')).toBe('👨‍👩‍👧 read   this');
  });

  it('keeps a sign with its number', () => {
    expect(oneLine('▲\u00a018   💬\u00a03\u00a0')).toBe('▲\u00a018   💬\u00a03');
  });

  it('keeps the blanks before a caret', () => {
    expect(manyLines('votes>>20\n     ^\u202e')).toBe('votes>>20\n     ^');
  });
});

describe('shortening', () => {
  it('never leaves half an escape and keeps to the room', () => {
    fc.assert(
      fc.property(markupLike, fc.integer({ min: 0, max: 40 }), (text, room) => {
        const cut = fitted(oneLine(text), room, (part) => escapeText(part, true));
        expect(cut.length).toBeLessThanOrEqual(room);
        expect(shown(cut).markup).toEqual([]);
      }),
    );
  });

  it('never cuts a letter in two', () => {
    expect(fitted('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 12, (text) => text)).toBe('👨‍👩‍👧…');
  });
});
