import { expect, test } from 'vitest';
import { keepingSigns } from '../../src/views/words.ts';

test.each([
  [1, '1️⃣'],
  [2, '1️⃣–2️⃣'],
  [6, '1️⃣–6️⃣'],
  [10, '1️⃣–🔟'],
  [25, '1️⃣–🔟'],
])('a list of %i papers can be kept from with %s', (papers, signs) => {
  expect(keepingSigns(papers)).toBe(signs);
});
