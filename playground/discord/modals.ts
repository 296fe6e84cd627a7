// Modals: a form that the bot opens for one person (https://discord.com/developers/docs/components/reference).

import { kinds, selectFaults } from './components.ts';
import { type Faults, fault, flag, listOf, oneOf, textOf, wholeNumber } from './form.ts';
import type { Interaction } from './interactions.ts';
import { invalidForm } from './refusal.ts';
import { isJson, type Json, number, objects, text } from './wire.ts';

export interface OpenModal {
  readonly interaction: Interaction;
  readonly data: Json;
  /** What the client itself finds wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;

const row = 1;
const label = 18;
const prose = 10;
const LONGEST = 4_000;

export function checkModal(data: Json): void {
  const faults = [...modalFaults(data)];
  if (faults.length > 0) throw invalidForm(faults);
}

function* modalFaults(data: Json): Faults {
  yield* textOf('data.custom_id', data.custom_id, 100, 1);
  yield* textOf('data.title', data.title, 45, 1);
  yield* listOf('data.components', data.components, 5, 1);
  const seen = new Set<unknown>();
  for (const [index, part] of objects(data.components).entries()) {
    const path = `data.components.${index}`;
    yield* oneOf(`${path}.type`, part.type, [row, label, prose]);
    if (part.type === label) yield* labelFaults(path, part);
    for (const field of fieldsOf(part)) {
      yield* fieldFaults(path, field, part.type === row);
      if (seen.has(field.custom_id)) {
        yield fault(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
      }
      seen.add(field.custom_id);
    }
  }
}

function* labelFaults(path: string, part: Json): Faults {
  yield* textOf(`${path}.label`, part.label, 45, 1);
  if (part.description !== undefined) yield* textOf(`${path}.description`, part.description, 100, 1);
  if (!isJson(part.component))
    yield fault(`${path}.component`, 'BASE_TYPE_REQUIRED', 'This field is required');
}

function* fieldFaults(path: string, field: Json, inRow: boolean): Faults {
  yield* oneOf(`${path}.type`, field.type, inRow ? [kinds.input] : [kinds.input, kinds.select]);
  yield* textOf(`${path}.custom_id`, field.custom_id, 100, 1);
  yield* flag(`${path}.required`, field.required);
  if (field.type === kinds.select) yield* selectFaults(path, field);
  if (field.type !== kinds.input) return;
  yield* oneOf(`${path}.style`, field.style, [1, 2]);
  if (inRow) yield* textOf(`${path}.label`, field.label, 45, 1);
  yield* textOf(`${path}.placeholder`, field.placeholder, 100);
  yield* textOf(`${path}.value`, field.value, LONGEST);
  yield* wholeNumber(`${path}.min_length`, field.min_length, 0, LONGEST);
  yield* wholeNumber(`${path}.max_length`, field.max_length, 1, LONGEST);
}

/** The inputs of one row or label. */
function fieldsOf(part: Json): readonly Json[] {
  return isJson(part.component) ? [part.component] : objects(part.components);
}

/** What stands in a field before anybody writes: its value, or the option that is chosen. */
function atFirst(field: Json): string {
  const chosen = objects(field.options).find((option) => option.default === true);
  return text(chosen?.value ?? field.value);
}

/** What the person has filled in by field; what is not named stays as it was. Throws for a field that is not there. */
function written(data: Json, values: Values): ReadonlyMap<Json, string> {
  const fields = objects(data.components).flatMap(fieldsOf);
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.custom_id === name));
  if (unknown !== undefined) throw new Error(`the form has no field ${unknown}`);
  return new Map(fields.map((field) => [field, values[text(field.custom_id)] ?? atFirst(field)]));
}

/** The client's own complaints, by field; with any of them nothing is sent. */
export function clientErrors(data: Json, values: Values): OpenModal['errors'] {
  const found = [...written(data, values)].map(([field, value]) => [
    field.custom_id,
    complaint(field, value),
  ]);
  return Object.fromEntries(found.filter(([, error]) => error !== undefined));
}

function complaint(field: Json, value: string): string | undefined {
  if (value === '') return field.required === false ? undefined : 'This field is required.';
  if (field.type === kinds.select) {
    if (!objects(field.options).some((option) => option.value === value))
      throw new Error(`the menu has no ${value}`);
    return undefined;
  }
  const [least, most] = [number(field.min_length), number(field.max_length, LONGEST)];
  return value.length < least || value.length > most ? `Must be ${least} to ${most} characters.` : undefined;
}

/** The form as it comes back: same places, the person's words. */
export function filledIn(data: Json, values: Values): Json {
  const filled = written(data, values);
  const fill = (field: Json): Json => {
    const value = filled.get(field) ?? '';
    const said = field.type === kinds.select ? { values: value === '' ? [] : [value] } : { value };
    return { type: field.type, id: 1, custom_id: field.custom_id, ...said };
  };
  const components = objects(data.components).map((part) =>
    part.type === label && isJson(part.component)
      ? { type: label, id: 1, component: fill(part.component) }
      : { type: part.type, id: 1, components: objects(part.components).map(fill) },
  );
  return { custom_id: data.custom_id, components };
}
