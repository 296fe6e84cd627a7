// How a command is typed on Discord: `date yesterday` is `/papers date when:yesterday`.
import type { CommandDeclaration, OptionDeclaration } from '../../src/chat/command.ts';

/** Everything but what changes a place. */
export const COMMAND = 'papers';
/** What changes a place: Discord gives permissions to whole top-level commands only. */
export const PLACE_COMMAND = 'papers-channel';

/** The line with its prefix and its options named; where a word belongs to no option, just with the prefix. */
export function typedLine(line: string, commands: readonly CommandDeclaration[]): string {
  const [word = '', ...words] = line.trim().split(/\s+/);
  const command = commands.find(({ name, aliases }) => name === word || aliases?.includes(word));
  if (!command) return `/${COMMAND} ${line.trim()}`;
  const values = namedValues(command.options, words) ?? words;
  const prefix = command.changesPlace ? PLACE_COMMAND : COMMAND;
  return [`/${prefix}`, command.name, ...values].join(' ');
}

function namedValues(options: readonly OptionDeclaration[], words: readonly string[]): string[] | null {
  const free = new Set(options);
  const named: string[] = [];
  let rest = [...words];
  while (rest.length > 0) {
    const option = optionFor(free, rest[0] ?? '');
    if (!option) return null;
    free.delete(option);
    if (option.keyword === rest[0]) rest = rest.slice(1);
    const taken = option.rest ? rest.length : 1;
    named.push(`${option.name}:${rest.slice(0, taken).join(' ')}`);
    rest = rest.slice(taken);
  }
  return named;
}

function optionFor(options: ReadonlySet<OptionDeclaration>, word: string): OptionDeclaration | undefined {
  const all = [...options];
  return (
    all.find(({ keyword }) => keyword === word) ??
    all.find(({ looksLike }) => looksLike?.test(word)) ??
    all.find(({ keyword, looksLike }) => !keyword && !looksLike)
  );
}
