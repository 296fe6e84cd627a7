// What LaTeX's authors type in running text without a backslash: dashes, quotation marks, ties, keys of citations.

import { findShields } from './shields.ts';

type Rules = readonly (readonly [RegExp, string | ((found: string) => string)])[];

/** Behind a tie: a year in or after a name, `nichani2023provable`, `Kerbl2023`, or a number in a small one, `sd3`. */
const citation = String.raw`(?:[A-Za-z]+(?<!x)(?:19|20)\d\d[A-Za-z]+\d?|[A-Z]?[a-z]{2,}-?(?:19|20)\d\d(?:-[A-Za-z]+)?|[a-z]{2,}\d+[a-z]*)`;

const signOfNumber = (found: string) => String.fromCodePoint(Number.parseInt(found.slice(1), 16));

/** Left behind by a command whose backslash is gone: nobody types it. Each pattern starts with the sign it looks for. */
const remains: Rules = [
  [new RegExp(String.raw`\s?~\s?${citation}(?:,\s?${citation})*(?![\w-])`, 'g'), ''],
  [/ space(?<=\d space)(?= (?:[bmtr]illion|thousand|hundred)(?![A-Za-z]))/g, ''],
  // What `\unicode{x2013}` leaves; `Phoenix2014T` is a data set.
  [/x00[2-9ab][\da-f](?<=(?<!\b0)[\p{L}\p{N})]x.{4})/gu, signOfNumber],
  [/x20(?:1[34cd])(?<=(?<!Phoe)[\p{L}\p{N}][\p{L}\p{N},;:]x.{4})(?=\p{L})/gu, signOfNumber],
  [/x201[89](?<=\p{Ll}x.{4})(?=\p{Ll})|x201[34](?<=\sx.{4})(?=\s)/gu, signOfNumber],
];

/** Also typed by people who write plain text, who mean them as they stand. */
const habits: Rules = [
  [/\s?~(?<=[^\s~/`'"([{<=]\s?~)(?=[\p{L}([\\]|\p{Sm}|$)/gu, ' '],
  [/~(?<=(?:\p{Sm}|\p{L}{2}|[.,;:)])~)(?=\d)/gu, ' '],
  [/``(?<![-`]``)(?!`)/g, '“'],
  // `f''` is a derivative and `20''` an angle, unless a quotation was opened.
  [/''(?<=(?:\p{L}{2}|[\p{P}%](?<!['(]))'')(?!')/gu, '”'],
  [/''(?<=“[^“”]{1,120}'')(?!')/g, '”'],
  [/---(?<=[\p{L}\p{N}.,)”’"\]]---)(?![->])|---(?<=\s---)(?=\s)/gu, '—'],
  [/--(?<=[^\s`'"([{<!-]--)(?![->])|--(?<=\s--)(?=\s|\d)/g, '–'],
];

/** Plain text for what a stripped command left in it: keys of citations, numbers of signs, notes. */
export function withoutRemains(text: string): string {
  const noted = footnoteHint.test(text) ? text.replace(footnote, ' ($1)') : text;
  return withoutKeys(/~|x[02]|\d space /.test(noted) ? outsideShields(noted, remains) : noted);
}

/** Whether there is anything for `tidyHabits` to look at. */
export function holdsHabits(text: string): boolean {
  return /~|``|''|--/.test(text);
}

/** Plain signs for LaTeX's own ways to type dashes, quotes and spaces, in a text that holds other LaTeX. */
export function tidyHabits(text: string): string {
  return outsideShields(text, habits);
}

function outsideShields(text: string, rules: Rules): string {
  let out = '';
  let at = 0;
  for (const { from, end } of findShields(text)) {
    out += tidy(text.slice(at, from), rules) + text.slice(from, end);
    at = end;
  }
  return out + tidy(`${text.slice(at)}\n`, rules).slice(0, -1);
}

/** `specializationCode will be released at https://…` had a footnote; its end is the address's. */
const footnote =
  /(?<=\s[a-z]{4,20}|\d%|\))((?:(?:Our|The|All|Source|Project|Paper) )?(?:Codes?|Data(?:sets?)?|Project|Website|Demos?|Available|(?<=The |Our |All |Source |Paper )[a-z]+)[^{}()]{0,140}? (?:https?:\/\/[^\s{}()]*[^\s{}().,;])(?:\.(?=\.))?)/g;

const footnoteHint =
  /(?:Our|The|All|Source|Project|Paper|Code|Data|Website|Demo|Available)(?<=[a-z%)][A-Z][a-z]{2,8})/;

/** Keys of citations without a tie: one that no name resembles, or any two. */
function withoutKeys(text: string): string {
  if (!keyHint.test(text)) return text;
  const keys = new Set(text.match(lonelyKey));
  const shown = text.replace(sureKeys, '');
  return keys.size < 2 ? shown : shown.replace(lonelyKeys, '');
}

/** A year inside or at the end of a name; looked for by the year, which is rare. */
const keyHint =
  /(?:19|20)\d\d(?:(?<=[a-z].{4})[A-Za-z]{2}|(?<=-etal-.{4})|(?<=[a-z]-.{4})-[A-Z]|(?<=EtAl.{4}))/;
const sureKey = String.raw`(?:[a-z]{4,}(?:19|20)\d\d[a-z]{3,}\d?|[A-Z][a-z]+(?:19|20)\d\d[A-Z][A-Za-z]+|[a-z]+-etal-(?:19|20)\d\d(?:-[a-z]+)*|[A-Z][a-z]+-(?:19|20)\d\d-[A-Z][a-z]+)`;
const sureKeys = new RegExp(String.raw`(?<=[\p{L}\d)])[\s~]${sureKey}(?:,\s?${sureKey})*(?![\w/-])`, 'gu');
const key = String.raw`(?:[a-z]{2,}(?:19|20)\d\d[a-z]{3,}\d?|[A-Za-z]+EtAl(?:19|20)\d\d[a-z]?)`;
const lonelyKey = new RegExp(String.raw`(?<=\s)${key}(?![\w/-])`, 'g');
const lonelyKeys = new RegExp(String.raw`\s${key}(?:,\s?${key})*(?![\w/-])`, 'g');

function tidy(text: string, rules: Rules): string {
  return rules.reduce(
    (tidied, [pattern, sign]) =>
      typeof sign === 'string' ? tidied.replace(pattern, sign) : tidied.replace(pattern, sign),
    text,
  );
}
