// A line of ours as Slack's rich text (where every text is literal by construction) or as mrkdwn (small and beside
// pictures, where Slack has nothing else).
import type { types } from '@slack/bolt';
import type { Inline, Line } from '../../src/chat/message.ts';
import { clip } from '../../src/text/clip.ts';
import { LINK_URL } from './limits.ts';
import { channelOf, userOf } from './refs.ts';
import { escapeText, isTame, manyLines, oneLine, webAddress } from './text.ts';

/** How people call us on Slack. */
export const COMMAND = '/papers';

/** Shown in each reader's own zone and way of writing times. */
const DATE_FORMAT = '{date_short_pretty} {time}';

/** The line as rich text of at most `most` characters; no empty text, which Slack refuses. */
export const richLine = (line: Line, most: number): types.RichTextElement[] =>
  clipLine(line, most).map(richRun);

/** A bold link to a title. */
export const richTitle = (title: string, url: string, most: number): types.RichTextElement[] =>
  richLine([titleLink(title, url)], most).map((run) => ({ ...run, style: { bold: true } }));

/** The line as mrkdwn, or null where mrkdwn would take some of its text for markup. */
export function mrkdwnLine(line: Line, most: number): string | null {
  const runs = clipLine(line, most);
  // Inside `<#…>` nothing tells our own words from a paper's; rich text does.
  if (runs.some((run) => typeof run !== 'string' && run.kind === 'place')) return null;
  const styles = runs.map((run) => (typeof run === 'string' ? '' : (STYLE_SIGNS[run.kind] ?? ''))).join('');
  const tame = isTame(runs.map(shown).join(''), styles) && runs.every(hasLabel);
  return tame ? runs.map(mrkdwnRun).join('') : null;
}

/** A bold link to a title; null as above. */
export function mrkdwnTitle(title: string, url: string, most: number): string | null {
  const mrkdwn = mrkdwnLine([titleLink(title, url)], most);
  return mrkdwn && !mrkdwn.includes('*') ? `*${mrkdwn}*` : null;
}

const titleLink = (title: string, url: string): Inline => ({
  kind: 'link',
  text: oneLine(title).trim() || url || '…',
  url,
});

const STYLE_SIGNS: Readonly<Record<string, string>> = { bold: '*', italic: '_', code: '`', command: '`' };

/** Inside `<…|…>` a bar would end what it names. */
const hasLabel = (run: Inline): boolean =>
  typeof run === 'string' || (run.kind !== 'link' && run.kind !== 'time') || !run.text.includes('|');

// Cut between letters; what comes after the cut is left out.
function clipLine(line: Line, most: number): Inline[] {
  const kept: Inline[] = [];
  let room = most;
  for (const run of line) {
    const text = shown(run);
    if (text === '') continue;
    if (room < 1) break;
    const clipped = clip(text, room);
    kept.push(typeof run === 'string' ? clipped : withText(run, clipped));
    room -= text.length;
  }
  return kept;
}

const shown = (run: Inline): string =>
  manyLines(typeof run === 'string' ? run : 'line' in run ? run.line : run.text);

function withText(run: Exclude<Inline, string>, text: string): Inline {
  // Half a name names nobody.
  if (run.kind === 'person') return text === run.text ? run : text;
  return run.kind === 'command' ? { ...run, line: text } : { ...run, text };
}

function richRun(run: Inline): types.RichTextElement {
  if (typeof run === 'string') return { type: 'text', text: run };
  switch (run.kind) {
    case 'bold':
    case 'italic':
    case 'code':
      return { type: 'text', text: run.text, style: { [run.kind]: true } };
    case 'command':
      return { type: 'text', text: `${COMMAND} ${run.line}`, style: { code: true } };
    case 'link': {
      const url = webAddress(run.url, LINK_URL);
      return url ? { type: 'link', url, text: run.text } : { type: 'text', text: run.text };
    }
    case 'time':
      return isTime(run.at)
        ? { type: 'date', timestamp: Math.floor(run.at / 1000), format: DATE_FORMAT, fallback: run.text }
        : { type: 'text', text: run.text };
    case 'person':
      return { type: 'user', user_id: userOf(run.person) };
    case 'place':
      return isChannel(run.place)
        ? { type: 'channel', channel_id: channelOf(run.place) }
        : { type: 'text', text: run.text };
  }
}

function mrkdwnRun(run: Inline): string {
  if (typeof run === 'string') return escapeText(run);
  switch (run.kind) {
    case 'bold':
      return `*${escapeText(run.text)}*`;
    case 'italic':
      return `_${escapeText(run.text)}_`;
    case 'code':
      return `\`${escapeText(run.text)}\``;
    case 'command':
      return `\`${COMMAND} ${escapeText(run.line)}\``;
    case 'link': {
      const url = webAddress(run.url, LINK_URL);
      return url ? `<${url}|${escapeText(oneLine(run.text))}>` : escapeText(run.text);
    }
    case 'time':
      return isTime(run.at)
        ? `<!date^${Math.floor(run.at / 1000)}^${DATE_FORMAT}|${escapeText(oneLine(run.text))}>`
        : escapeText(run.text);
    case 'person':
      return `<@${userOf(run.person)}>`;
    case 'place':
      return escapeText(run.text);
  }
}

/** Direct messages (D…) have no name. */
const isChannel = (place: string): boolean => /^slack:[^/]+\/[CG][A-Z0-9]+$/.test(place);

/** Slack's dates are whole positive seconds; it takes what JavaScript calls a date. */
const isTime = (at: number): boolean => at >= 1000 && at <= 8.64e15;
