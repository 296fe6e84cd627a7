// LaTeX habits in running text that need no backslash: dashes, quotation marks, ties, citation keys.

import { findShields } from './shields.ts';

const citation = String.raw`[a-z]+(?<!x)(?:19|20)\d\d[a-z]+\d?`;

/** Each pattern starts with the sign it looks for, which keeps the search for it short. */
const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\s?~\s?${citation}(?:,\s?${citation})*(?![\w-])`, 'gi'), ''],
  [/\s?~(?<=[^\s~/`'"([{<=]\s?~)(?=[\p{L}([\\]|\p{Sm}|$)/gu, ' '],
  [/~(?<=(?:\p{Sm}|\p{L}{2}|[.,;:)])~)(?=\d)/gu, ' '],
  [/x2013(?<=[\p{L}\p{N}]{2}[,;:]?x2013)(?=\p{L}|\s)|x2013(?<=\sx2013)(?=\s)/gu, '–'],
  [/x2014(?<=[\p{L}\p{N}]{2}[,;:]?x2014)(?=\p{L}|\s)|x2014(?<=\sx2014)(?=\s)/gu, '—'],
  [/``(?<![-`]``)(?!`)/g, '“'],
  [/''(?<=[^\s'(]'')(?!')/g, '”'],
  [/---(?<=[\p{L}\p{N}.,)”’"\]]---)(?![->])|---(?<=\s---)(?=\s)/gu, '—'],
  [/--(?<=[^\s`'"([{<!-]--)(?![->])|--(?<=\s--)(?=\s|\d)/g, '–'],
];

const hints = /~|``|''|--|x201[34]/;

/** Plain signs for LaTeX's own ways to type dashes, quotes and spaces; addresses and code are left alone. */
export function tidyProse(text: string): string {
  const noted = footnoteHint.test(text) ? text.replace(footnote, ' ($1)') : text;
  return withoutKeys(tidyOutside(noted));
}

function tidyOutside(text: string): string {
  if (!hints.test(text)) return text;
  let out = '';
  let at = 0;
  for (const { from, end } of findShields(text)) {
    out += tidy(text.slice(at, from)) + text.slice(from, end);
    at = end;
  }
  return out + tidy(`${text.slice(at)}\n`).slice(0, -1);
}

/** `specializationCode will be released at https://…` had a footnote; its end is the address's. */
const footnote =
  /(?<=\s[a-z]{4,20}|\d%|\))((?:(?:Our|The|All|Source|Project|Paper) )?(?:Codes?|Data(?:sets?)?|Project|Website|Demos?|Available|(?<=The |Our |All |Source |Paper )[a-z]+)[^{}()]{0,140}? (?:https?:\/\/[^\s{}()]*[^\s{}().,;])(?:\.(?=\.))?)/g;

const footnoteHint =
  /(?:Our|The|All|Source|Project|Paper|Code|Data|Website|Demo|Available)(?<=[a-z%)][A-Z][a-z]{2,8})/;

/** Two keys of citations in one text are citations, also without a tie in front. */
function withoutKeys(text: string): string {
  if (!keyHint.test(text)) return text;
  const keys = new Set(text.match(lonelyKey));
  return keys.size < 2 ? text : text.replace(lonelyKeys, '');
}

const keyHint = /[a-z](?:19|20)\d\d/;
const key = String.raw`(?:[a-z]{3,}(?:19|20)\d\d[a-z]{3,}|[A-Za-z]+EtAl(?:19|20)\d\d[a-z]?)`;
const lonelyKey = new RegExp(String.raw`(?<=\s)${key}(?![\w/-])`, 'g');
const lonelyKeys = new RegExp(String.raw`\s${key}(?:,\s?${key})*(?![\w/-])`, 'g');

function tidy(text: string): string {
  return rules.reduce((tidied, [pattern, sign]) => tidied.replace(pattern, sign), text);
}
