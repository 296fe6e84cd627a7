// Foreign text in Slack's two kinds of text: literal (plain_text, rich_text) and mrkdwn, which has an escape for
// & < > only. https://docs.slack.dev/messaging/formatting-message-text
import { clip } from '../../src/text/clip.ts';

// Controls but the line break, lone surrogates, and what hides or reorders text. Joiners stay: emoji need them.
const UNSEEN =
  /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text without what is not seen; line breaks stay, tabs become blanks. */
export const manyLines = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/\t/g, '  ').replace(UNSEEN, '');

/** The same on one line. */
export const oneLine = (text: string): string => manyLines(text).replace(/ *\n\s*/g, ' ');

/** For mrkdwn and the fallback text: no mention and no link comes out of it. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Literal text of 1 to `max` units for a plain_text object: an empty one is refused. */
export const labelText = (text: string, max: number): string => clip(oneLine(text).trim(), max) || '…';

/** `text` escaped, in at most `max` units: shortened before it is escaped, so that no entity is cut. */
export function escapedWithin(text: string, max: number): string {
  for (let most = Math.min(text.length, max); most > 0; most = Math.floor(most * 0.7)) {
    const escaped = escapeText(clip(text, most));
    if (escaped.length <= max) return escaped;
  }
  return '';
}

/**
 * Whether mrkdwn would show a line of literal text as it is; `styles` are the signs our own markup uses on it. `*`,
 * `_`, `~` and the backtick cannot be escaped and style what stands between two of them; `:word:` becomes a picture, a
 * line that starts with `>` a quotation, an address a link.
 */
export function isTame(text: string, styles = ''): boolean {
  const paired = [...'*_~`'].some((sign) => {
    const found = text.split(sign).length - 1;
    return found > 1 || (found === 1 && styles.includes(sign));
  });
  return !paired && !/:[\w+-]+:/.test(text) && !/^\s*>/m.test(text) && !/https?:|www\./i.test(text);
}

/** The address as a browser writes it, safe inside `<…|…>`; null where it is no http(s) address or too long. */
export function webAddress(url: string, longest: number): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  const address = href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return /^https?:$/.test(protocol) && hostname !== '' && address.length <= longest ? address : null;
}
