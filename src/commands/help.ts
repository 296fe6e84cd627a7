// What can be typed: all of it at a glance, or one command in full.
import { UserError } from '../domain/errors.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { nearest } from '../text/nearest.ts';
import { commandHelp, helpMessage } from '../views/help.ts';
import type { Command } from './command.ts';

export const help: Command = {
  name: 'help',
  topic: 'paperboy',
  aliases: ['hello', 'hi'],
  summary: 'what one can type here, or how one command is typed',
  options: [{ name: 'command', description: 'One of the commands: subscribe', rest: true, completes: true }],
  examples: ['help', 'help subscribe'],
  async run(values, { commands, db, asker }) {
    const typed = (values.command ?? '').toLowerCase().split(' ')[0] ?? '';
    if (typed === '') return { message: helpMessage(commands, await ownEmojiOf(db, asker.workspace)) };
    const typeable = commands.filter(({ hidden }) => !hidden);
    const words = typeable.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const found = typeable.find(({ name, aliases = [] }) => [name, ...aliases].includes(typed));
    if (found) return { message: commandHelp(found) };
    const meant = nearest(typed, words);
    throw new UserError(`I don't know "${typed.slice(0, 40)}".`, [meant === null ? 'help' : `help ${meant}`]);
  },
  complete: async (_option, typed, { commands }) =>
    commands
      .filter(({ name, hidden }) => !hidden && name.startsWith(typed.toLowerCase()))
      .map(({ name }) => ({ label: name, value: name })),
};
