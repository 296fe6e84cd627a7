// Discord's markdown, read as its clients read a bot's message: https://docs.discord.com/developers/reference
import { type LineKind, plain, type Reader, type Run, type Style, scan } from '../runs.ts';
import { discordTime } from './timestamp.ts';

const body = '((?:\\\\[\\s\\S]|[^\\\\])+?)';
const inlineTokens = new RegExp(
  [
    '\\\\([^\\p{L}\\p{N}\\s])',
    '(`+)([\\s\\S]*?[^`])\\2(?!`)',
    `\\*\\*${body}\\*\\*(?!\\*)`,
    `__${body}__(?!_)`,
    `\\*(?!\\s)${body}\\*(?!\\*)`,
    `(?<![\\p{L}\\p{N}])_${body}_(?![\\p{L}\\p{N}])`,
    `~~${body}~~`,
    `\\|\\|${body}\\|\\|`,
    '\\[((?:\\\\.|[^\\[\\]\\\\]|\\[[^\\[\\]]*\\])+)\\]\\(<?(https?://(?:[^\\s()<>]|\\([^\\s()]*\\))+)>?(?: "[^"]*")?\\)',
    '<t:(-?\\d+)(?::([tTdDfFRsS]))?>',
    '<(?:@[!&]?|#)(\\d+)>',
    '<(/[^:>]+):\\d+>',
    '<a?(:\\w+:)\\d+>',
    '(@everyone|@here)',
    '<?(https?://[^\\s<>]*[^\\s<>.,:;"\')\\]])>?',
  ].join('|'),
  'gu',
);
const fence = /```(?:[\w+-]*\n)?([\s\S]+?)\n?```\n?/g;

/** A whole content, description or field value. */
export function markdown(source: string, reader: Reader): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of source.matchAll(fence)) {
    const before = source.slice(end, match.index).replace(/\n$/, '');
    runs.push(...lines(before, reader), { kind: 'fence', text: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  return [...runs, ...lines(source.slice(end), reader)];
}

/** Titles, labels and names: styles and escapes, but no lines of their own. */
export function inline(source: string, reader: Reader): readonly Run[] {
  return scan(source, inlineTokens, (match) => token(match, reader));
}

const lineStarts: readonly (readonly [RegExp, LineKind])[] = [
  [/^# /, 'heading1'],
  [/^## /, 'heading2'],
  [/^### /, 'heading3'],
  [/^-# /, 'small'],
  [/^>(?:>>)? /, 'quote'],
  [/^ *[-*] /, 'item'],
];

// Lines are read one by one; a style that runs over several lines is kept together by its ordinary text.
function lines(source: string, reader: Reader): readonly Run[] {
  if (source === '') return [];
  const runs: Run[] = [];
  let ordinary: string[] = [];
  const flush = () => {
    const text = ordinary.join('\n');
    // An empty line before one of its own needs its break twice to be seen.
    if (ordinary.at(-1) === '') runs.push(...inline(`${text}\n`, reader));
    else runs.push(...inline(text, reader));
    ordinary = [];
  };
  for (const line of source.split('\n')) {
    const special = specialLine(line, reader);
    if (special === null) ordinary.push(line);
    else {
      flush();
      runs.push(special);
    }
  }
  flush();
  return runs;
}

function specialLine(line: string, reader: Reader): Run | null {
  for (const [start, as] of lineStarts) {
    const match = start.exec(line);
    if (match) return { kind: 'line', as, runs: inline(line.slice(match[0].length), reader) };
  }
  const numbered = /^ *(\d+\.) /.exec(line);
  if (!numbered?.[1]) return null;
  const runs = inline(line.slice(numbered[0].length), reader);
  return { kind: 'line', as: 'item', marker: numbered[1], runs };
}

function token(match: RegExpExecArray, reader: Reader): Run {
  const [whole, escaped, , code, bold, under, star, low, strike, spoiler, label, target] = match;
  const [at, style, id, command, emoji, everybody, url] = match.slice(12);
  const styled = (name: Style, text: string): Run => ({
    kind: 'style',
    style: name,
    runs: inline(text, reader),
  });
  if (escaped !== undefined) return plain(escaped);
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return styled('bold', bold);
  if (under !== undefined) return styled('underline', under);
  const italic = star ?? low;
  if (italic !== undefined) return styled('italic', italic);
  if (strike !== undefined) return styled('strike', strike);
  if (spoiler !== undefined) return styled('spoiler', spoiler);
  if (label !== undefined && target !== undefined)
    return { kind: 'link', url: target, runs: inline(label, reader) };
  if (at !== undefined) return timestamp(Number(at) * 1000, style ?? 'f', reader);
  if (id !== undefined) return mention(whole, id, reader);
  if (command !== undefined) return { kind: 'mention', text: command };
  if (everybody !== undefined) return { kind: 'mention', text: everybody };
  return url === undefined ? plain(emoji ?? whole) : { kind: 'link', url, runs: [plain(url)] };
}

function timestamp(at: number, style: string, { zone, now }: Reader): Run {
  return { kind: 'time', text: discordTime(at, style, zone, now), title: discordTime(at, 'F', zone, now) };
}

function mention(whole: string, id: string, { names }: Reader): Run {
  return { kind: 'mention', text: `${whole.startsWith('<#') ? '#' : '@'}${names.get(id) ?? id}` };
}
