// Arguments as they arrive: form fields (all strings, objects as JSON inside) or one JSON body.
import { refuseWith, SlackRefusal } from './refusal.ts';
import type { Json } from './state.ts';

export type Args = Readonly<Record<string, unknown>>;

/** Decodes a body by its content type; an unreadable JSON body refuses with `invalid_json`. */
export function parseArgs(body: string, contentType: string): Args {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  const value = parseJson(body);
  if (!isRecord(value)) throw new SlackRefusal(value === undefined ? 'invalid_json' : 'json_not_object');
  return value;
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text argument; undefined when absent or empty. */
export function optional(args: Args, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** A text argument that must be there: `invalid_arguments` otherwise. */
export function required(args: Args, name: string): string {
  const value = optional(args, name);
  if (value === undefined) throw refuseWith('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

export function flag(args: Args, name: string): boolean {
  return ['true', '1'].includes(String(args[name]));
}

/** An object or list that is JSON inside a form field; the given code refuses what cannot be read. */
export function decoded(args: Args, name: string, code: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  const parsed = parseJson(value);
  if (parsed === undefined) throw new SlackRefusal(code);
  return parsed;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
