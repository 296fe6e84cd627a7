// Checks bodies against Discord's own description of its API, where that file lies beside the checkout.

import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { SeenRequest } from '../../../playground/local-chat.ts';

const file = new URL('../../../../shared/specs/discord-openapi.json', import.meta.url);

/** Without the file there is nothing to compare with, and such a test skips. */
export const openApiIsHere = existsSync(file);

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `undefined`: the description knows no such request body; else what is wrong with it, nothing when it is right. */
export type Check = (request: SeenRequest) => readonly string[] | undefined;

/**
 * Reads the description and gives the check. It knows shapes, not every limit, and lets unknown fields pass: the local
 * Discord's own limits stand beside it. It wants default_member_permissions as a number where the documentation, which
 * is right where the two differ, has a string.
 */
export function openApiCheck(): Check {
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  ajv.addFormat('snowflake', /^(0|[1-9]\d{0,19})$/);
  ajv.addFormat('nonce', true);
  for (const name of ['int32', 'int64', 'double'])
    ajv.addFormat(name, { type: 'number', validate: Number.isFinite });
  ajv.addFormat('date-time', (value) => !Number.isNaN(Date.parse(value)));
  ajv.addFormat('uri', (value) => URL.canParse(value));
  ajv.addSchema(description, 'discord');
  const compiled = new Map<string, ValidateFunction | undefined>();
  return (request) => {
    if (!compiled.has(request.route)) compiled.set(request.route, compile(ajv, description, request.route));
    const validate = compiled.get(request.route);
    if (validate === undefined) return undefined;
    if (validate(request.body)) return [];
    return (validate.errors ?? [])
      .filter((error) => !error.instancePath.endsWith('/default_member_permissions'))
      .map((error) => `${error.instancePath} ${error.message}`);
  };
}

function compile(ajv: Ajv2020, description: Description, route: string): ValidateFunction | undefined {
  const [method = '', wanted = ''] = route.toLowerCase().split(' ');
  const path = Object.keys(description.paths).find((known) => shapeOf(known) === shapeOf(wanted));
  if (path === undefined) return undefined;
  const operation = description.paths[path]?.[method];
  if (!JSON.stringify(operation ?? {}).includes('"application/json":')) return undefined;
  const pointer = [path, method, 'requestBody', 'content', 'application/json', 'schema']
    .map(escaped)
    .join('/');
  return ajv.getSchema(`discord#/paths/${pointer}`);
}

/** Names in braces differ between the description and the documentation; the places are the same. */
function shapeOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
}
