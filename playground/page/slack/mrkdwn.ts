// Slack's own markup, read as its clients read it: https://docs.slack.dev/messaging/formatting-message-text/
import { plain, type Reader, type Run, type Style, scan } from '../runs.ts';
import { fullDate, slackDate } from './date.ts';
import { withEmoji } from './emoji.ts';

// A style opens after a blank or a sign and closes before one, on the same line.
const styled = (sign: string) =>
  `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])([^${sign}\\n]*[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`;
const tokens = new RegExp(
  [
    '```\\n?([\\s\\S]+?)\\n?```',
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    '^&gt; ?(.*)(?:\\n|$)',
    styled('\\*'),
    styled('_'),
    styled('~'),
  ].join('|'),
  'gmu',
);

export function mrkdwn(source: string, reader: Reader): readonly Run[] {
  return scan(source, tokens, (match) => token(match, reader), literal);
}

function token(match: RegExpExecArray, reader: Reader): Run {
  const [whole, fence, code, angle, quote, bold, italic, strike] = match;
  if (fence !== undefined) return { kind: 'fence', text: decode(fence) };
  if (code !== undefined) return { kind: 'code', text: decode(code) };
  if (angle !== undefined) return inAngles(angle, reader);
  if (quote !== undefined) return { kind: 'line', as: 'quote', runs: mrkdwn(quote, reader) };
  const style = (name: Style, text: string): Run => ({
    kind: 'style',
    style: name,
    runs: mrkdwn(text, reader),
  });
  if (bold !== undefined) return style('bold', bold);
  if (italic !== undefined) return style('italic', italic);
  return strike === undefined ? plain(whole) : style('strike', strike);
}

function inAngles(content: string, { zone, now, names }: Reader): Run {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? undefined : literal(content.slice(bar + 1));
  const date = /^!date\^(\d+)\^([^^]*)(?:\^(.*))?$/.exec(target);
  if (date) {
    const at = Number(date[1]) * 1000;
    const time: Run = {
      kind: 'time',
      text: slackDate(at, date[2] ?? '', zone, now),
      title: fullDate(at, zone),
    };
    return date[3] ? { kind: 'link', url: decode(date[3]), runs: [time] } : time;
  }
  const id = target.slice(1);
  if (/^[!@#]/.test(target)) {
    const name = label ?? names.get(id) ?? id;
    return { kind: 'mention', text: target.startsWith('#') ? `#${name}` : `@${name.replace(/^@/, '')}` };
  }
  return { kind: 'link', url: decode(target), runs: [plain(label ?? decode(target))] };
}

const literal = (text: string): string => withEmoji(decode(text));

/** Slack decodes these three and nothing else. */
const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
