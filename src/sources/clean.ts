// Untrusted text from a source, made harmless and finite before anything else looks at it. How it reads in a chat,
// LaTeX included, is not decided here.
import { foldLine } from '../text/plain-line.ts';

/** One line, folded, of at most `maxLength` UTF-16 units. */
export function cleanLine(text: string, maxLength: number): string {
  const line = foldLine(text.slice(0, maxLength * 2));
  return line
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
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
