// arXiv's texts: typed by authors over thirty years, so HTML entities stand in plain text here and there.
import { cleanLine } from '../clean.ts';

// The named ones that stand in real records; the rest of HTML's list never did.
const NAMED: Readonly<Record<string, string>> = {
  alpha: 'α',
  amp: '&',
  apos: "'",
  beta: 'β',
  deg: '°',
  gamma: 'γ',
  gt: '>',
  hellip: '…',
  lambda: 'λ',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  mu: 'μ',
  nbsp: ' ',
  ndash: '–',
  plusmn: '±',
  psi: 'ψ',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
  sube: '⊆',
  times: '×',
};

/** One line, entities decoded once; tags are no tags here but text. */
export function arxivLine(text: string, maxLength: number): string {
  const decoded = text.replace(/&(?:#(\d{1,7})|([a-z]{2,8}));/g, (whole, code?: string, name?: string) =>
    code === undefined ? ((name && NAMED[name]) ?? whole) : character(Number(code), whole),
  );
  return cleanLine(decoded, maxLength);
}

function character(code: number, whole: string): string {
  return code > 0x10ffff ? whole : String.fromCodePoint(code);
}

const WORK =
  '(?:paper|article|submission|manuscript|work|preprint|note|letter|report|draft|document|version|entry|e-?print)';
const IS = '(?:(?:has|have|had)\\s+(?:now\\s+)?been|is|was)';
const AT_START = new RegExp(
  `^\\W*(?:(?:arxiv\\s+)?admin note:\\s*)?(?:(?:this|the|our|present|draft)\\s+)*(?:${WORK}s?\\s+)?(?:${IS}\\s+)?(?:(?:temporarily|administratively|being|now|hereby)\\s+)*withdrawn\\b`,
  'i',
);
const IN_COMMENT = new RegExp(`\\b(?:this|the)\\s+(?:\\w+\\s+)?${WORK}\\s+${IS}\\s+withdrawn\\b`, 'i');

/**
 * No field says it: it stands at the start of the abstract or in the comment, in many wordings. An abstract that
 * speaks of something else being withdrawn from somewhere does not count.
 */
export function saysWithdrawn(abstract: string, comment: string): boolean {
  return AT_START.test(abstract) || AT_START.test(comment) || IN_COMMENT.test(comment);
}
