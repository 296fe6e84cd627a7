// Untrusted text from a source, made harmless before anything else looks at it. How it reads in a chat, LaTeX
// included, is not decided here.

// Nothing that can reorder or hide text survives: bidi marks and isolates, soft hyphens, zero-width spaces. The
// joiners U+200C and U+200D stay: emoji, Persian and Hindi need them.
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** One line: controls dropped, white space folded, well-formed, at most `maxLength` UTF-16 units. */
export function cleanLine(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength * 2)
    .replace(INVISIBLE, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
    .toWellFormed();
}

/** The lines that are left after cleaning, each once, in their order, at most `maxCount`. */
export function cleanLines(texts: readonly string[], maxLength: number, maxCount: number): readonly string[] {
  const lines = new Set<string>();
  for (const text of texts) {
    if (lines.size === maxCount) break;
    lines.add(cleanLine(text, maxLength));
    lines.delete('');
  }
  return [...lines];
}

/** A link that may be shown: https, no user or port in it, at most 2,000 characters; null for every other. */
export function httpsLink(link: string | undefined): string | null {
  const url = link === undefined || link.length > 2_000 ? null : URL.parse(link.trim());
  const plain = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  return plain && url.href.length <= 2_000 ? url.href : null;
}
