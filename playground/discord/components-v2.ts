// Limits of the display components that the V2 flag allows
// (https://discord.com/developers/docs/components/reference; the sum of texts: discord-api-docs#8562).

import { type Faults, fault, listOf, oneOf, textOf } from './form.ts';
import { isJson, type Json, objects, text } from './wire.ts';

const kinds = { section: 9, text: 10, thumbnail: 11, gallery: 12, file: 13, separator: 14, container: 17 };
const ALL_COMPONENTS = 40;
const ALL_TEXT = 4_000;

export function isDisplay(component: Json): boolean {
  return Object.values(kinds).some((kind) => kind === component.type);
}

export function* displayFaults(components: unknown): Faults {
  const all = [...nested('components', components)];
  if (all.length > ALL_COMPONENTS) {
    const message = `A message has at most ${ALL_COMPONENTS} components, nested ones included.`;
    yield fault('components', 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  let length = 0;
  for (const [path, component] of all) {
    yield* partFaults(path, component);
    if (component.type === kinds.text) length += text(component.content).length;
  }
  if (length > ALL_TEXT) {
    const message = `Total displayable text size exceeds maximum size of ${ALL_TEXT}`;
    yield fault('components', 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}

function* partFaults(path: string, component: Json): Faults {
  if (component.type === kinds.text) yield* textOf(`${path}.content`, component.content, ALL_TEXT, 1);
  if (component.type === kinds.section) {
    yield* listOf(`${path}.components`, component.components, 3, 1);
    if (!isJson(component.accessory)) {
      yield fault(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  }
  if (component.type === kinds.gallery) yield* listOf(`${path}.items`, component.items, 10, 1);
  if (component.type === kinds.container) {
    for (const [index, part] of objects(component.components).entries()) {
      const allowed = [1, ...Object.values(kinds).filter((kind) => kind !== kinds.container)];
      yield* oneOf(`${path}.components.${index}.type`, part.type, allowed);
    }
  }
}

function* nested(path: string, value: unknown): Generator<readonly [string, Json], void> {
  for (const [index, component] of objects(value).entries()) {
    const at = `${path}.${index}`;
    yield [at, component];
    yield* nested(`${at}.components`, component.components);
    if (isJson(component.accessory)) yield [`${at}.accessory`, component.accessory];
  }
}

/** All text that display components show; unlike an embed's it can ping. */
export function displayedText(components: unknown): string {
  const shown = [...nested('components', components)].map(([, component]) => component);
  return shown
    .filter((component) => component.type === kinds.text)
    .map((component) => text(component.content))
    .join('\n');
}
