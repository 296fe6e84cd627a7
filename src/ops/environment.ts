// The environment of the process, with what stands in the file .env beside it.
import { existsSync } from 'node:fs';

/** Variables that are set win over those in `.env`. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
