// Commands with more than one argument, or with one that is not simply shown.

import { accentLetters, accentMath, accentText, mathAccents } from './accents.ts';
import { alphabetOf, inAlphabet } from './alphabets.ts';
import {
  environmentBrackets,
  plainCommands,
  pointerCommands,
  switchCommands,
  textCommands,
} from './commands.ts';
import { type Cursor, closerOf, read, readOption, readRaw, skipSpaces } from './cursor.ts';
import { fraction, root } from './fractions.ts';
import { linked } from './links.ts';
import { toScript } from './scripts.ts';
import { symbols } from './symbols.ts';
import { numberText, quantity, unitText } from './units.ts';

export type Mode = 'text' | 'math';

/** Reads what a command applies to: a group, another command, or one sign. */
export type Argument = (cursor: Cursor, mode: Mode) => string;

/** Returns what is shown; the cursor stands behind the command's name and then behind its arguments. */
export type Macro = (cursor: Cursor, mode: Mode, argument: Argument) => string;

const quotient: Macro = (cursor, _mode, argument) => {
  const above = argument(cursor, 'math');
  const shown = fraction(above, argument(cursor, 'math'));
  return isFactorNext(cursor) ? `${shown} ` : shown;
};

/** `\\frac{1}{n}\\sum` is no `1/n∑`, which divides by the sum. */
function isFactorNext({ text, at, end }: Cursor): boolean {
  const [, name, letter] = /^(?:\\([A-Za-z]+)|([A-Za-z]))/.exec(text.slice(at, Math.min(end, at + 20))) ?? [];
  if (letter !== undefined) return true;
  return name !== undefined && /^[\p{L}∑∏∫∮⋃⋂√]$/u.test(name === 'sqrt' ? '√' : (symbols.get(name) ?? ''));
}

const radical: Macro = (cursor, _mode, argument) => {
  const index = toScript('^', readOption(cursor));
  return root(argument(cursor, 'math'), index);
};

const choose: Macro = (cursor, _mode, argument) => {
  const above = argument(cursor, 'math');
  return `(${above} choose ${argument(cursor, 'math')})`;
};

const above: Macro = (cursor, _mode, argument) => {
  const over = argument(cursor, 'math');
  return argument(cursor, 'math') + toScript('^', over);
};

const below: Macro = (cursor, _mode, argument) => {
  const under = argument(cursor, 'math');
  return argument(cursor, 'math') + toScript('_', under);
};

const link: Macro = (cursor, _mode, argument) => {
  const address = readRaw(cursor);
  read(cursor, /\s+(?=\{)/y);
  return linked(
    address,
    cursor.text[cursor.at] === '{' && closerOf(cursor, cursor.at) > 0 ? argument(cursor, 'text') : '',
  );
};

const address: Macro = (cursor) => linked(readRaw(cursor), '');

const note: Macro = (cursor, _mode, argument) => ` (${argument(cursor, 'text').trim()})`;

const second: Macro = (cursor, mode, argument) => {
  readOption(cursor);
  readRaw(cursor);
  return argument(cursor, mode);
};

const raised: Macro = (cursor, _mode, argument) => toScript('^', argument(cursor, 'text'));
const lowered: Macro = (cursor, _mode, argument) => toScript('_', argument(cursor, 'text'));

const codePoint: Macro = (cursor) => {
  const raw = readRaw(cursor).trim();
  const point = /^x[0-9a-f]{2,5}$/i.test(raw) ? Number.parseInt(raw.slice(1), 16) : Number(raw || 'none');
  return Number.isInteger(point) && point > 31 && point < 0x110000 ? String.fromCodePoint(point) : raw;
};

/** Between two signs, as the usual packages define them: `\\norm{x}`, `\\ket{0}`. */
const between =
  (open: string, close: string): Macro =>
  (cursor, _mode, argument) => {
    if (cursor.text[cursor.at] === '*') cursor.at++;
    readOption(cursor);
    return open + argument(cursor, 'math').trim() + close;
  };

const inner: Macro = (cursor, _mode, argument) => {
  const left = argument(cursor, 'math');
  return `⟨${left}, ${argument(cursor, 'math')}⟩`;
};

const measured: Macro = (cursor) => {
  readOption(cursor);
  const number = numberText(readRaw(cursor));
  readOption(cursor);
  return quantity(number, unitText(readRaw(cursor)));
};

const measuredRange: Macro = (cursor) => {
  readOption(cursor);
  const from = numberText(readRaw(cursor));
  const to = numberText(readRaw(cursor));
  return quantity(`${from}–${to}`, unitText(readRaw(cursor)));
};

const onlyNumber: Macro = (cursor) => {
  readOption(cursor);
  return numberText(readRaw(cursor));
};

const onlyUnit: Macro = (cursor) => {
  readOption(cursor);
  return unitText(readRaw(cursor));
};

/** What an author's macro stands for is not read; its name is shown where it is used. */
const definition: Macro = (cursor) => {
  if (cursor.text[cursor.at] === '{') readRaw(cursor);
  else read(cursor, /\\[A-Za-z]+/y);
  while (cursor.text[cursor.at] === '[' && readOption(cursor) !== '');
  read(cursor, /(?:#\d)+/y);
  readRaw(cursor);
  return '';
};

/** `\\item[(a)]` brings its own mark. */
const item: Macro = (cursor) => {
  const mark = readOption(cursor);
  return mark === '' ? ' • ' : ` ${mark}`;
};

const modulo: Macro = (cursor, _mode, argument) => ` (mod ${argument(cursor, 'math')})`;

const negated: Macro = (cursor, _mode, argument) => {
  const sign = argument(cursor, 'math');
  return sign === '' ? '' : `${sign}\u0338`.normalize('NFC');
};

const verbatim: Macro = (cursor) => {
  const delimiter = cursor.text[cursor.at] ?? '';
  const line = cursor.text.slice(cursor.at + 1, Math.min(cursor.end, cursor.at + 200));
  const close = delimiter === '' ? -1 : line.indexOf(delimiter);
  if (close < 0) return 'verb';
  cursor.at += close + 2;
  return line.slice(0, close);
};

const arrow =
  (sign: string): Macro =>
  (cursor, _mode, argument) => {
    readOption(cursor);
    return cursor.text[cursor.at] === '{' ? sign + toScript('^', argument(cursor, 'math')) : sign;
  };

const ended: Macro = (cursor) => environmentBrackets.get(readRaw(cursor))?.[1] ?? '';

const pointer: Macro = (cursor) => {
  while (cursor.text[cursor.at] === '[' && readOption(cursor) !== '');
  readRaw(cursor);
  return '';
};

const asText: Macro = (cursor, _mode, argument) => argument(cursor, 'text');

const asIs: Macro = (cursor, mode, argument) => {
  readOption(cursor);
  return argument(cursor, mode);
};

const dropped: Macro = (cursor) => {
  readOption(cursor);
  readRaw(cursor);
  return '';
};

/** `\r{Angstrom}` is some author's macro, `\r{A}` is Å. */
const textAccent =
  (mark: string, name: string): Macro =>
  (cursor, mode, argument) => {
    if (!/[\s{\\]/.test(cursor.text[cursor.at] ?? '')) return name;
    const content = argument(cursor, mode);
    return mode === 'text' && content.length <= 2 ? accentText(mark, content) : content;
  };

function named(names: Iterable<string>, macro: Macro): [string, Macro][] {
  return [...names].map((name) => [name, macro]);
}

export const macros: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ...named(textCommands, asText),
  ...named(plainCommands, asIs),
  ...named(pointerCommands, pointer),
  ...named(switchCommands, dropped),
  ...named(['frac', 'dfrac', 'tfrac', 'cfrac', 'nicefrac', 'sfrac', 'flatfrac'], quotient),
  ...named(['binom', 'tbinom', 'dbinom'], choose),
  ...named(['overset', 'stackrel', 'accentset'], above),
  ...named(['underset', 'underaccent'], below),
  ...named(['href', 'hyperlink'], link),
  ...named(['url', 'path', 'nolinkurl'], address),
  ...named(['footnote', 'footnotetext'], note),
  ...named(['textcolor', 'colorbox', 'mathcolor', 'scalebox', 'fontsize'], second),
  ...named(['textsuperscript', 'textsu'], raised),
  ...named(['textsubscript'], lowered),
  ...named(['unicode', 'char'], codePoint),
  ...named(['pmod', 'pod'], modulo),
  ...[...mathAccents.keys()].map((name): [string, Macro] => [
    name,
    (cursor, _mode, argument) => accentMath(name, argument(cursor, 'math')),
  ]),
  ...[...alphabetOf].map(([name, alphabet]): [string, Macro] => [
    name,
    (cursor, _mode, argument) => inAlphabet(alphabet, argument(cursor, 'math')),
  ]),
  ...[...accentLetters].map(([name, mark]): [string, Macro] => [name, textAccent(mark, name)]),
  ['sqrt', radical],
  ['not', negated],
  ['verb', verbatim],
  ['xrightarrow', arrow('→')],
  ['xleftarrow', arrow('←')],
  ['end', ended],
  ['item', item],
  ...named(['abs', 'card'], between('|', '|')),
  ['norm', between('‖', '‖')],
  ['floor', between('⌊', '⌋')],
  ['ceil', between('⌈', '⌉')],
  ['set', between('{', '}')],
  ['ket', between('|', '⟩')],
  ['bra', between('⟨', '|')],
  ...named(['braket', 'expval', 'ev'], between('⟨', '⟩')),
  ...named(['inner', 'innerp', 'inp'], inner),
  ...named(['SI', 'qty'], measured),
  ...named(['SIrange', 'qtyrange'], measuredRange),
  ['num', onlyNumber],
  ...named(['si', 'unit'], onlyUnit),
  ['ang', (cursor) => `${onlyNumber(cursor, 'text', () => '')}°`],
  ...named(['newcommand', 'renewcommand', 'providecommand', 'def'], definition),
]);

/** The spaces that TeX swallows behind a command's name, where an argument may follow. */
export function skipToArgument(cursor: Cursor): void {
  const start = cursor.at;
  skipSpaces(cursor);
  if (cursor.text[cursor.at] !== '{') cursor.at = start;
}
