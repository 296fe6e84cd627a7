// What a person does in a test, the same words for both chats.
import { prefixOf } from '../../adapters/discord/typed.ts';
import type { GivenFiles, LocalChat, LocalForm, LocalMessage } from '../../playground/local-chat.ts';
import { commands } from '../../src/commands/index.ts';
import { parseLine } from '../../src/commands/parse-line.ts';
import { shown, textOf } from './world.ts';

export type Name = 'Alice' | 'Bob' | 'Charlie';

/** A button or a menu on a message. */
export interface Control {
  readonly id: string;
  /** What stands on the button, or in the empty menu. */
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** A person in a channel of a chat, or in a thread of it, which goes by its id. */
export function person(chat: LocalChat, name: Name, channelName = 'papers') {
  const id = found(chat.people.find((one) => one.name === name)).id;
  const named = chat.channels.find((one) => one.name === channelName);
  const channel = /^\d{6,}$/.test(channelName) ? channelName : found(named).id;
  const see = (thread?: string) => chat.messages(channel, id, thread);
  const isAnswer = (message: LocalMessage) => message.onlyFor === id && !message.thinking;
  const answers = (thread?: string) =>
    (thread === undefined ? see() : [...see(), ...see(thread)]).filter(isAnswer);
  const version = (message: LocalMessage) =>
    `${message.id} ${message.editedAt} ${JSON.stringify(message.payload)}`;

  /** Does something and waits for the answer that only this person sees: a new one, or an old one in a new form. */
  async function answered(act: () => Promise<{ error?: string }>, thread?: string): Promise<LocalMessage> {
    const before = new Set(answers(thread).map(version));
    const { error } = await act();
    if (error) throw new Error(`the platform says: ${error}`);
    return shown(chat, () => answers(thread).find((message) => !before.has(version(message))));
  }

  return {
    id,
    channel,
    see,
    /** Types a command without its prefix and reads the answer. */
    ask: (line: string) => answered(() => chat.type(id, channel, typed(chat, line))),
    /** Asks again until the answer holds `text`: for what reaches Paperboy on another way than the question. */
    async askUntil(line: string, text: string): Promise<void> {
      while (!textOf(await this.ask(line)).includes(text)) {}
    },
    /** Presses the button with this label and reads the answer. */
    press: (message: LocalMessage, label: string) =>
      answered(() => chat.press(id, message.id, control(message, label).id), message.thread),
    /** Picks from the menu with this placeholder the option whose label holds `option`. */
    pick(message: LocalMessage, placeholder: string, option: string) {
      const menu = control(message, placeholder);
      const { value } = found(menu.options.find((one) => one.label.includes(option)));
      return answered(() => chat.press(id, message.id, menu.id, value));
    },
    /** Picks an entry in the menu of a message and reads the answer. */
    pickOn: (message: LocalMessage, entry: string) =>
      answered(() => chat.pick(id, message.id, entry), message.thread),
    /** Presses a button, or picks from a menu, that opens a form; what the bot sent for it. */
    async openForm(message: LocalMessage, label: string, option?: string): Promise<LocalForm> {
      const { id: pressed, options } = control(message, label);
      const value = option && found(options.find((one) => one.label.includes(option))).value;
      const { error } = await chat.press(id, message.id, pressed, value);
      if (error) throw new Error(`the platform says: ${error}`);
      return shown(chat, () => chat.forms.open(id));
    },
    /** Sends the open form and reads the answer. */
    send: (values: Readonly<Record<string, string>>, files: GivenFiles = {}) =>
      answered(() => chat.forms.submit(id, values, files)),
    /** Types a command that opens a form. */
    async open(line: string): Promise<LocalForm> {
      const { error } = await chat.type(id, channel, typed(chat, line));
      if (error) throw new Error(`the platform says: ${error}`);
      return shown(chat, () => chat.forms.open(id));
    },
    /** Types a command with files at its options and reads the answer. */
    attach: (line: string, files: GivenFiles) => answered(() => chat.type(id, channel, line, files)),
    react: (message: LocalMessage, emoji: string) => chat.react(id, message.id, emoji),
    unreact: (message: LocalMessage, emoji: string) => chat.unreact(id, message.id, emoji),
    /** The header of a digest: the newest post that everybody sees and that has a thread. */
    digest: () => shown(chat, () => see().findLast((message) => !message.onlyFor && message.replies > 0)),
  };
}

// In Discord options are named, and what changes a channel is a command of its own.
function typed(chat: LocalChat, line: string): string {
  if (chat.platform === 'slack') return `/papers ${line}`;
  const [, name, option] = /^(\S+) (\w+):/.exec(line) ?? [];
  const isNamed = commands.some(
    (one) => one.name === name && one.options.some((each) => each.name === option),
  );
  if (isNamed || line === '') return `/papers ${line}`;
  const { command, values } = parseLine(line, commands);
  const prefix = prefixOf(commands.find(({ name: one }) => one === command));
  const named = Object.entries(values).map(([name, value]) => ` ${name}:${value}`);
  return `/${prefix} ${command}${named.join('')}`;
}

function control(message: LocalMessage, label: string): Control {
  const all = controls(message);
  const one = all.find((candidate) => candidate.label === label);
  if (!one) throw new Error(`no "${label}" among ${all.map((candidate) => candidate.label).join(', ')}`);
  return one;
}

/** The buttons and menus of a message in the form of its platform. */
export function controls(message: LocalMessage): Control[] {
  const found: Control[] = [];
  visit(message.payload, found);
  return found;
}

type Wire = Record<string, unknown>;

function visit(value: unknown, found: Control[]): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  else if (isWire(value)) {
    const id = value.action_id ?? value.custom_id;
    if (typeof id === 'string') found.push({ id, label: labelOf(value), options: optionsOf(value) });
    else for (const one of Object.values(value)) visit(one, found);
  }
}

const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null;
const plain = (value: unknown): string => (isWire(value) ? String(value.text ?? '') : String(value ?? ''));
const labelOf = (wire: Wire): string => plain(wire.placeholder ?? wire.label ?? wire.text);

function optionsOf(wire: Wire): Control['options'] {
  if (!Array.isArray(wire.options)) return [];
  return wire.options.filter(isWire).map((option) => ({
    label: plain(option.text ?? option.label),
    value: String(option.value),
  }));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
