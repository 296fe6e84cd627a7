import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUTTON_ID_LENGTH, fromButtonId, toButtonId } from '../../src/chat/button-id.ts';

test('a press reads as it was written', () => {
  expect(toButtonId({ command: 'keep', values: ['2403.03950'] })).toBe('keep|2403.03950');
  expect(toButtonId({ command: 'unsubscribe', values: [] })).toBe('unsubscribe');
});

test('whatever the values hold, an id leads back to the same press', () => {
  const values = fc.array(fc.string({ maxLength: 8, unit: 'grapheme' }), { maxLength: 3 });
  fc.assert(
    fc.property(values, (given) => {
      const press = { command: 'date', values: given };
      expect(fromButtonId(toButtonId(press))).toEqual(press);
    }),
  );
});

test('an id too long for a platform is a fault of ours, said at once', () => {
  expect(() => toButtonId({ command: 'search', values: ['x'.repeat(BUTTON_ID_LENGTH)] })).toThrow(
    'button id',
  );
});

test.each([
  '',
  '|2403.03950',
  'Keep|1',
  'keep|%',
  'x'.repeat(200),
  '../etc|1',
])('%j from outside is no press', (id) => {
  expect(fromButtonId(id)).toBeNull();
});
