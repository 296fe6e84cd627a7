// What Discord is told about our commands, and how they are typed there.
import { describe, expect, it } from 'vitest';
import { chatCommands, registration } from '../../../adapters/discord/commands.ts';
import { typedLine } from '../../../adapters/discord/typed.ts';
import type { CommandDeclaration } from '../../../src/chat/command.ts';
import { commands as ours } from '../../../src/commands/index.ts';

const declared: readonly CommandDeclaration[] = [
  {
    name: 'date',
    summary: 'the list of a day',
    options: [
      { name: 'from', description: 'First paper', keyword: 'from' },
      { name: 'when', description: 'A day', required: true, rest: true, completes: true },
      { name: 'page', description: 'Set by buttons', hidden: true },
      { name: 'order', description: 'What comes first', choices: ['votes', 'newest'] },
    ],
    examples: [],
  },
  { name: 'keep', summary: 'keep it', options: [], examples: [], hidden: true },
  {
    name: 'subscribe',
    aliases: ['sub'],
    summary: 'post the list here',
    options: [
      { name: 'at', description: 'Local time', keyword: 'at', looksLike: /^\d\d:\d\d$/ },
      { name: 'zone', description: 'Time zone', rest: true },
    ],
    examples: [],
    changesPlace: true,
  },
];

describe('registration', () => {
  const [papers, channel] = chatCommands(declared);

  it('puts what changes a channel into a command of its own, for who manages channels, in servers only', () => {
    expect(papers).toMatchObject({ name: 'papers', contexts: [0, 1], options: [{ name: 'date' }] });
    expect(papers).not.toHaveProperty('default_member_permissions');
    expect(channel).toMatchObject({
      name: 'papers-channel',
      contexts: [0],
      default_member_permissions: '16',
      options: [{ name: 'subscribe' }],
    });
  });

  it('has required options first, choices, and completion where values are offered', () => {
    expect(papers?.options?.[0]).toEqual({
      type: 1,
      name: 'date',
      description: 'the list of a day',
      options: [
        { type: 3, name: 'when', description: 'A day', required: true, max_length: 300, autocomplete: true },
        { type: 3, name: 'from', description: 'First paper', required: false, max_length: 300 },
        {
          type: 3,
          name: 'order',
          description: 'What comes first',
          required: false,
          choices: [
            { name: 'votes', value: 'votes' },
            { name: 'newest', value: 'newest' },
          ],
        },
      ],
    });
  });

  it('leaves out a command without members', () => {
    expect(registration(declared.slice(0, 1)).map(({ name }) => name)).toEqual(['papers']);
    expect(registration([])).toEqual([]);
  });

  it('puts what is done with a message into its menu, for everybody, under its name alone', () => {
    const keepAll = { name: 'keep-all', onMessage: 'Keep papers', summary: '', options: [], examples: [] };
    expect(registration([...declared, { ...keepAll, hidden: true }]).slice(2)).toEqual([
      { type: 3, name: 'Keep papers', integration_types: [0], contexts: [0, 1] },
    ]);
  });

  it('keeps our own list within what Discord takes', () => {
    for (const command of chatCommands(ours)) {
      const text = JSON.stringify(command, (key, value) => (key === 'max_length' ? undefined : value));
      expect(text.length).toBeLessThan(8000);
      for (const { name, description } of command.options ?? []) {
        expect(name).toMatch(/^[a-z-]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

describe('a command in a message', () => {
  it.each([
    ['date yesterday', '/papers date when:yesterday'],
    ['date last friday', '/papers date when:last friday'],
    ['subscribe at 09:00 Europe/Zurich', '/papers-channel subscribe at:09:00 zone:Europe/Zurich'],
    ['sub', '/papers-channel subscribe'],
    ['date [draft] <20', '/papers date when:[draft] <20'],
    ['date', '/papers date'],
    ['unheard of', '/papers unheard of'],
  ])('%s is typed %s', (line, typed) => {
    expect(typedLine(line, declared)).toBe(typed);
  });
});
