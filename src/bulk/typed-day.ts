// A day as typed after an option.
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import type { Day } from '../domain/edition.ts';

/** Null where nothing was typed; a ConfigError that names the option where it is no day. */
export function typedDay(typed: string | undefined, option: string): Day | null {
  if (typed === undefined) return null;
  if (z.iso.date().safeParse(typed).success) return typed;
  throw new ConfigError([`${option} ${typed.slice(0, 40)} is no day such as 2025-03-11`]);
}
