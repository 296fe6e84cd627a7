// Text that claims to be JSON -> a value nobody has looked at yet.
import { SourceError } from '../domain/errors.ts';
import type { Answer } from './once.ts';

/** SourceError `unreadable` for a web page, a cut answer and anything else that is no JSON. */
export function readJson({ url, text }: Answer): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('unreadable', `${url.host} sent ${kindOf(text)} instead of JSON`, { cause });
  }
}

function kindOf(text: string): string {
  const start = text.trimStart().slice(0, 1);
  if (start === '') return 'an empty answer';
  return start === '<' ? 'a web page' : 'a broken answer';
}
