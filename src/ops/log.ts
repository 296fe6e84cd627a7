// Logs: fixed words plus fields. Never a token, a webhook address or a person's words.
import { pino } from 'pino';

export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/**
 * A JSON-lines log on standard error. `secrets` are blanked wherever they appear in a line, also inside texts of
 * libraries: pino's own redaction knows keys only.
 */
export function createLog(level: string, secrets: readonly string[], write?: (line: string) => void): Log {
  const hidden = secrets.filter((secret) => secret.length >= 6);
  const scrub = (line: string) => hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const stream = { write: write ?? standardError() };
  return pino({ level, base: null, hooks: { streamWrite: scrub } }, stream);
}

/** Lines that wait for a reader, in characters; more are dropped. */
const MOST_WAITING = 4_000_000;

/** Whoever reads it may be slow, gone or out of room: that must not stop anything. */
function standardError(): (line: string) => void {
  const { stderr } = process;
  if (stderr.listenerCount('error') === 0) stderr.on('error', () => undefined);
  return (line) => {
    if (stderr.writableLength < MOST_WAITING) stderr.write(line);
  };
}
