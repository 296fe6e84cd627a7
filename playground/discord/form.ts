// The small checks of which every limit is made. Each yields what is wrong, with Discord's own words for it.

import type { Fault } from './refusal.ts';

export type Faults = Generator<Fault, void>;

export function fault(path: string, code: string, message: string): Fault {
  return { path, code, message };
}

/**
 * Text of `min` to `max` UTF-16 units. How Discord counts is not documented; this is the strictest reading, and also
 * that of discord.js's builders.
 */
export function* textOf(path: string, value: unknown, max: number, min = 0): Faults {
  if (value === undefined || value === null) {
    if (min > 0) yield fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (typeof value !== 'string') {
    yield fault(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    return;
  }
  if (min > 0 && value.trim() === '') yield fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (value.length > max) yield tooLong(path, max);
}

function tooLong(path: string, max: number): Fault {
  return fault(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

/** A list of `min` to `max` members; a missing one is empty. */
export function* listOf(path: string, value: unknown, max: number, min = 0): Faults {
  if (value === undefined || value === null) {
    if (min > 0) yield fault(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (!Array.isArray(value)) {
    yield fault(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return;
  }
  if (value.length > max || value.length < min) {
    yield fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}

export function* wholeNumber(path: string, value: unknown, min: number, max: number): Faults {
  if (value === undefined || value === null) return;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    yield fault(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
  } else if (value < min) {
    yield fault(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  } else if (value > max) {
    yield fault(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  }
}

export function* flag(path: string, value: unknown): Faults {
  if (value === undefined || value === null || typeof value === 'boolean') return;
  yield fault(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
}

export function* oneOf(path: string, value: unknown, allowed: readonly unknown[]): Faults {
  if (allowed.includes(value)) return;
  yield fault(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
}

/** An absolute address with one of the schemes; `required` also refuses that it is missing. */
export function* address(path: string, value: unknown, schemes: readonly string[], max = 2_048): Faults {
  if (value === undefined || value === null) return;
  if (typeof value !== 'string' || !URL.canParse(value)) {
    yield fault(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return;
  }
  const scheme = new URL(value).protocol.slice(0, -1);
  if (!schemes.includes(scheme)) {
    const known = schemes.map((one) => `'${one}'`).join(', ');
    yield fault(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Must be one of (${known}).`,
    );
  }
  if (value.length > max) yield tooLong(path, max);
}
