import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withCommands } from '../docs/update-readme.ts';

test('the README’s table of commands is what the commands declare (npm run readme mends it)', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toBe(withCommands(readme));
});
