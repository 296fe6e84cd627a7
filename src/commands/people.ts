// Who is meant where a person is named in what was typed.
import type { CommandDeclaration } from '../chat/command.ts';
import type { Asker, People } from '../chat/platform.ts';
import { belongsTo, type PersonRef } from '../chat/refs.ts';
import { UserError } from '../domain/errors.ts';
import { nobodyBy } from '../domain/shelf-terms.ts';
import { normalizeTyped } from '../text/normalize.ts';
import type { Context, Values } from './command.ts';

/** Reads words as people; a button carries them as they are stored. Only those of the asker's workspace are known. */
export function naming(people: People, { workspace }: Pick<Asker, 'workspace'>): Context['named'] {
  const known = new Map([...people].map(([word, person]) => [normalizeTyped(word), person]));
  return (word) => {
    const person = known.get(word) ?? word;
    return belongsTo(person, workspace) ? person : null;
  };
}

/** The values with people in place of the words for them. Throws a UserError for a word that means nobody. */
export function withPeople(
  { options, examples }: CommandDeclaration,
  values: Values,
  { named }: Pick<Context, 'named'>,
): Values {
  const read = ([name, value = '']: [string, string | undefined]): [string, string] =>
    options.some((option) => option.name === name && option.person)
      ? [name, personIn(value, named, examples)]
      : [name, value];
  return Object.fromEntries(Object.entries(values).map(read));
}

function personIn(word: string, named: Context['named'], examples: readonly string[]): PersonRef {
  const person = named(word);
  if (person === null) throw new UserError(nobodyBy(word), examples);
  return person;
}
