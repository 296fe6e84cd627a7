// LaTeX habits in running text that need no backslash: dashes, quotation marks, ties, citation keys.

import { findShields } from './shields.ts';

const citation = String.raw`[a-z]+(?:19|20)\d\d[a-z]+`;

const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\s?~\s?${citation}(?:,\s?${citation})*(?![\w-])`, 'gi'), ''],
  [/(?<=[\p{L}\p{N}.,;:)\]%])\s?~(?=[\p{L}([\\])(?<!\d\w?~(?=\d))/gu, ' '],
  [/(?<=\p{L}{2}|[.,;:)])~(?=\d)/gu, ' '],
  [/(?<=[\p{L}\p{N}]{2}[,;:]?)x(201[34])(?=\p{L}|\s)|(?<=\s)x(201[34])(?=\s)/gu, '@$1$2'],
  [/@2013/g, '–'],
  [/@2014/g, '—'],
  [/(?<![-`])``(?![`])/g, '“'],
  [/(?<=[^\s'(])''(?!')/g, '”'],
  [/(?<![-\w`]|^)---(?=\w)|(?<=[\w.,)”’"\]])---(?![->])|(?<=\s)---(?=\s)/g, '—'],
  [/(?<=[\w.,)%”’°\]⁰-₉¹²³])--(?![->])|(?<=\s)--(?=\s)|(?<=\s)--(?=\d)/g, '–'],
];

const hints = /~|``|''|--|x201[34]/;

/** Plain signs for LaTeX's own ways to type dashes, quotes and spaces; addresses and code are left alone. */
export function tidyProse(text: string): string {
  if (!hints.test(text)) return text;
  let out = '';
  let at = 0;
  for (const { from, end } of findShields(text)) {
    out += tidy(text.slice(at, from)) + text.slice(from, end);
    at = end;
  }
  return out + tidy(text.slice(at));
}

function tidy(text: string): string {
  return rules.reduce((tidied, [pattern, sign]) => tidied.replace(pattern, sign), text);
}
