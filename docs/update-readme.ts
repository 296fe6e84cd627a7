// `npm run readme`: brings the table of commands in the README up to date with the commands' own declarations.
import { readFileSync, writeFileSync } from 'node:fs';
import { commands } from '../src/commands/index.ts';
import { usage } from '../src/views/help.ts';

const README = new URL('../README.md', import.meta.url);
const BEGIN = '<!-- commands: made by npm run readme -->';
const END = '<!-- end of commands -->';

/** The README with its table of commands as it should be. */
export function withCommands(readme: string): string {
  const rows = commands
    .filter((command) => !command.hidden)
    .map((command) => `| \`/papers ${usage(command).replaceAll('|', '\\|')}\` | ${command.summary} |`);
  const table = ['| type | and get |', '| --- | --- |', ...rows].join('\n');
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('README.md has lost the marks of its table');
  return `${before}${BEGIN}\n${table}\n${END}${after}`;
}

if (import.meta.main) writeFileSync(README, withCommands(readFileSync(README, 'utf8')));
