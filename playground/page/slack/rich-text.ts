// The elements of a rich_text section: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block/
import { type Fields, fields, isFields, number, text } from '../read.ts';
import { plain, type Reader, type Run, type Style } from '../runs.ts';
import { fullDate, slackDate } from './date.ts';
import { emojiCharacter } from './emoji.ts';

/** Null where this page does not know the element. */
export function richRun(element: Fields, reader: Reader): Run | null {
  const run = unstyled(element, reader);
  return run && styled(run, fields(element, 'style') ?? {});
}

function unstyled(element: Fields, { zone, now, names }: Reader): Run | null {
  switch (text(element, 'type')) {
    case 'text':
      return plain(text(element, 'text'));
    case 'link':
      return {
        kind: 'link',
        url: text(element, 'url'),
        runs: [plain(text(element, 'text') || text(element, 'url'))],
      };
    case 'emoji':
      return plain(emoji(element));
    case 'date': {
      const at = (number(element, 'timestamp') ?? 0) * 1000;
      return {
        kind: 'time',
        text: slackDate(at, text(element, 'format'), zone, now),
        title: fullDate(at, zone),
      };
    }
    case 'user':
      return { kind: 'mention', text: `@${names.get(text(element, 'user_id')) ?? text(element, 'user_id')}` };
    case 'channel':
      return {
        kind: 'mention',
        text: `#${names.get(text(element, 'channel_id')) ?? text(element, 'channel_id')}`,
      };
    case 'broadcast':
      return { kind: 'mention', text: `@${text(element, 'range')}` };
    default:
      return null;
  }
}

function styled(run: Run, style: Fields): Run {
  const base: Run = style.code === true && run.kind === 'text' ? { kind: 'code', text: run.text } : run;
  const names = ['bold', 'italic', 'strike', 'underline'] satisfies readonly Style[];
  return names
    .filter((name) => style[name] === true)
    .reduce<Run>((inner, name) => ({ kind: 'style', style: name, runs: [inner] }), base);
}

function emoji(element: Fields): string {
  const code = text(element, 'unicode');
  if (!code) return emojiCharacter(text(element, 'name'));
  return String.fromCodePoint(...code.split('-').map((part) => Number.parseInt(part, 16)));
}

export const elements = (from: Fields): readonly Fields[] => {
  const value = from.elements;
  return Array.isArray(value) ? value.filter(isFields) : [];
};
