// Sub- and superscripts in well-formed LaTeX.

import { type Cursor, read } from './cursor.ts';
import type { Argument } from './macros.ts';
import { type Script, toScript } from './scripts.ts';
import { functionNames } from './symbols.ts';

/** The script under the cursor, behind its base. */
export function script(cursor: Cursor, kind: Script, out: string, argument: Argument): string {
  cursor.at++;
  if (/[()]/.test(cursor.text[cursor.at] ?? '')) return out + kind;
  const base = out.trimEnd();
  const owner = base === '' ? outside(cursor) : base;
  const isBraced = cursor.text[cursor.at] === '{';
  const content = scriptContent(cursor, argument);
  const isWord = /^[A-Za-z]{2,}$/.test(content) && !functionNames.has(content);
  const isName =
    kind === '_' && !isBraced && (isWord || (/^[a-z]$/i.test(content) && wordBase.test(owner.slice(-12))));
  return base + (isName ? `_${content}` : toScript(kind, content));
}

/** What stands in front of the dollar that this script begins behind: `PSI$_p$`. */
function outside(cursor: Cursor): string {
  return cursor.text.slice(Math.max(0, cursor.at - 14), cursor.at).replace(/[${]*[_^]$/, '');
}

/** A word keeps a one-letter index as programs write it, `max_a`; its letters have no small forms that read well. */
const wordBase = /(?:^|[^A-Za-z])(?!log)[A-Za-z]{2,}$/;

/** TeX takes one sign, but who writes `10^12` means all the digits. */
function scriptContent(cursor: Cursor, argument: Argument): string {
  const digits = read(cursor, /-?\d+/y);
  return digits === '' ? argument(cursor, 'math') : digits;
}
