// Bytes to lines, in whatever pieces they come, and within bounds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, linesIn } from '../../src/bulk/lines.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string, size: number, limits = { longest: 1_000, hopeless: 10_000 }) {
  const lines: Line[] = [];
  for await (const some of linesIn(pieces(Buffer.from(text), size), limits)) lines.push(...some);
  return lines;
}

test('the lines are the same however the bytes are cut, letters of several bytes too', async () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '∀', '🔖', '\r', ' ') }), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 9 }), async (texts, size) => {
      const whole = texts.join('\n');
      const expected = texts.map((text, index) => ({ number: index + 1, text }));
      expect(await read(whole, size)).toEqual(texts.at(-1) === '' ? expected.slice(0, -1) : expected);
    }),
  );
});

test('a line that is too long is passed over, and the next one has its own number', async () => {
  const long = 'x'.repeat(1_001);
  expect(await read(`first\n${long}\n${'y'.repeat(1_000)}\n${long}`, 7)).toEqual([
    { number: 1, text: 'first' },
    { number: 2, text: null },
    { number: 3, text: 'y'.repeat(1_000) },
    { number: 4, text: null },
  ]);
});

test('a line that never ends is given up', async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(4_096, ' ');
  }
  const all = async () => {
    for await (const _ of linesIn(endless(), { longest: 1_000, hopeless: 100_000 }));
  };
  await expect(all()).rejects.toThrow('line 1 does not end; the rest was left');
});
