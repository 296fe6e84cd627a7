// Reads what a person typed after the slash as Discord's client would: command, subcommand, `name:value` pairs.

import { optionTypes } from './option-limits.ts';
import { type Json, objects, text } from './wire.ts';

export interface Typed {
  readonly command: Json;
  /** The subcommands that were named, from the outside in. */
  readonly path: readonly Json[];
  /** The options that can be filled in here. */
  readonly options: readonly Json[];
  /** What was filled in, by option name. */
  readonly values: ReadonlyMap<string, string>;
  /** The option at the end of the input, still being typed. */
  readonly focused: string | undefined;
  /** A word where a subcommand should stand; empty when none was typed. */
  readonly stray: string | undefined;
}

const nesting: readonly unknown[] = [optionTypes.subcommand, optionTypes.group];

/** The option list of a command or subcommand consists of subcommands. */
export function hasSubcommands(item: Json): boolean {
  return objects(item.options).some((option) => nesting.includes(option.type));
}

/** Nothing when no such command is registered. */
export function readTyped(commands: readonly Json[], input: string): Typed | undefined {
  const [name = '', rest] = firstWord(input.replace(/^\s*\//, ''));
  const command = named(commands, name);
  if (command === undefined) return undefined;
  const path: Json[] = [];
  let left = rest;
  let at = command;
  while (hasSubcommands(at)) {
    const [word, further] = firstWord(left);
    const next = named(objects(at.options), word);
    if (next === undefined) {
      return {
        command,
        path,
        options: objects(at.options),
        values: new Map(),
        focused: undefined,
        stray: word,
      };
    }
    path.push(next);
    at = next;
    left = further;
  }
  const options = objects(at.options);
  const { values, focused } = readValues(options, left);
  return { command, path, options, values, focused, stray: undefined };
}

function firstWord(input: string): readonly [string, string] {
  const match = /^\s*(\S*)(.*)$/s.exec(input);
  return [match?.[1] ?? '', match?.[2] ?? ''];
}

function named(items: readonly Json[], name: string): Json | undefined {
  return items.find((item) => text(item.name) === name.toLowerCase());
}

interface Values {
  readonly values: Map<string, string>;
  readonly focused: string | undefined;
}

/** A value runs until the next `name:` of an option; what stands before the first goes to the options in turn. */
function readValues(options: readonly Json[], input: string): Values {
  const values = new Map<string, string>();
  const marks = [...input.matchAll(/(?:^|\s)([^\s:]+):/g)].filter((mark) => named(options, mark[1] ?? ''));
  const loose = input.slice(0, marks[0]?.index ?? input.length).trim();
  let focused: string | undefined;
  for (const [index, mark] of marks.entries()) {
    const end = marks[index + 1]?.index ?? input.length;
    focused = (mark[1] ?? '').toLowerCase();
    values.set(focused, input.slice(mark.index + mark[0].length, end).trim());
  }
  if (loose !== '') {
    const free = options.filter(
      (option) => option.type !== optionTypes.attachment && !values.has(text(option.name)),
    );
    const last = handOut(free, loose, values);
    focused ??= last;
  }
  return { values, focused };
}

/**
 * Words without a name: a first option that must be given takes them all, so that a search may have several words;
 * optional ones take a word each, the last of them the rest. Returns the option that got the last of it.
 */
function handOut(options: readonly Json[], loose: string, values: Map<string, string>): string | undefined {
  const [first, ...others] = options;
  if (first === undefined) return undefined;
  const words = loose.split(/\s+/);
  const whole = first.required === true || others.length === 0 || words.length === 1;
  values.set(text(first.name), whole ? loose : (words[0] ?? ''));
  return whole ? text(first.name) : handOut(others, words.slice(1).join(' '), values);
}
