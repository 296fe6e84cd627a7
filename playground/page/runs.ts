// Styled text as both platforms know it: what their markups are read into, and what the page draws.

export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'style'; readonly style: Style; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'fence'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly runs: readonly Run[] }
  /** A ping: a person, a channel or everybody. */
  | { readonly kind: 'mention'; readonly text: string }
  /** An instant; `title` is the whole of it, for the pointer. */
  | { readonly kind: 'time'; readonly text: string; readonly title: string }
  | { readonly kind: 'line'; readonly as: LineKind; readonly runs: readonly Run[]; readonly marker?: string };

export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

/** A line of its own. */
export type LineKind = 'heading1' | 'heading2' | 'heading3' | 'small' | 'quote' | 'item';

/** What markup needs to know about whoever reads it. */
export interface Reader {
  readonly zone: string;
  readonly now: number;
  /** The names behind ids of people and channels. */
  readonly names: ReadonlyMap<string, string>;
  /** The workspace's own emoji: `:name:`. */
  readonly ownEmoji?: readonly string[];
}

export const plain = (text: string): Run => ({ kind: 'text', text });

/** Splits text at a pattern and turns each match into a run; what lies between stays text. */
export function scan(
  source: string,
  pattern: RegExp,
  toRun: (match: RegExpExecArray) => Run,
  between: (text: string) => string = (text) => text,
): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) runs.push(plain(between(source.slice(end, match.index))));
    runs.push(toRun(match));
    end = match.index + match[0].length;
  }
  if (end < source.length) runs.push(plain(between(source.slice(end))));
  return runs;
}
