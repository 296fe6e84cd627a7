// The set-up steps ask for the permissions that the table beside them explains.
import { readFile } from 'node:fs/promises';
import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';

it('the invitation asks for exactly what the README explains', async () => {
  const readme = await readFile(new URL('../../../adapters/discord/README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('| permission |'), readme.indexOf('| intent |'));
  const named = [...table.matchAll(/^\| (?!-|permission)([^|]+) \|/gm)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  const flags = { ViewChannels: PermissionFlagsBits.ViewChannel, ...PermissionFlagsBits };
  const bits = named
    .map((name) => name.replace(/\bin\b/, 'In').replace(/ /g, ''))
    .map((name) => Object.entries(flags).find(([flag]) => flag === name)?.[1] ?? expect.fail(name));
  expect(/permissions=(\d+)/.exec(readme)?.[1]).toBe(String(bits.reduce((all, bit) => all | bit, 0n)));
});
