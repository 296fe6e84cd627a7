// Modals: a form that the bot opens for one person (https://discord.com/developers/docs/components/reference).

import { type Faults, fault, listOf, oneOf, textOf, wholeNumber } from './form.ts';
import type { Interaction } from './interactions.ts';
import { invalidForm } from './refusal.ts';
import { isJson, type Json, objects } from './wire.ts';

export interface OpenModal {
  readonly interaction: Interaction;
  readonly data: Json;
}

const input = 4;
const row = 1;
const label = 18;
const prose = 10;

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
    for (const field of fieldsOf(part)) {
      yield* fieldFaults(path, field, part.type === row);
      if (seen.has(field.custom_id)) {
        yield fault(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
      }
      seen.add(field.custom_id);
    }
  }
}

function* fieldFaults(path: string, field: Json, labelled: boolean): Faults {
  yield* textOf(`${path}.custom_id`, field.custom_id, 100, 1);
  if (field.type !== input) return;
  yield* oneOf(`${path}.style`, field.style, [1, 2]);
  if (labelled) yield* textOf(`${path}.label`, field.label, 45, 1);
  yield* textOf(`${path}.placeholder`, field.placeholder, 100);
  yield* textOf(`${path}.value`, field.value, 4_000);
  yield* wholeNumber(`${path}.min_length`, field.min_length, 0, 4_000);
  yield* wholeNumber(`${path}.max_length`, field.max_length, 1, 4_000);
}

/** The inputs of one row or label. */
function fieldsOf(part: Json): readonly Json[] {
  return isJson(part.component) ? [part.component] : objects(part.components);
}

/** The form as it comes back: same places, the person's words. */
export function filledIn(data: Json, values: Readonly<Record<string, string>>): Json {
  const fill = (field: Json): Json => ({
    type: field.type,
    id: 1,
    custom_id: field.custom_id,
    value: values[String(field.custom_id)] ?? field.value ?? '',
  });
  const components = objects(data.components).map((part) =>
    part.type === label && isJson(part.component)
      ? { type: label, id: 1, component: fill(part.component) }
      : { type: part.type, id: 1, components: objects(part.components).map(fill) },
  );
  return { custom_id: data.custom_id, components };
}
