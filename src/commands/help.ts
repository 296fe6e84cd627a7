// What can be typed.
import { helpMessage } from '../views/help.ts';
import type { Command } from './command.ts';

export const help: Command = {
  name: 'help',
  aliases: ['hello', 'hi'],
  summary: 'what one can type here',
  options: [],
  examples: ['help'],
  run: async (_values, { commands }) => ({ message: helpMessage(commands) }),
};
