// What a post would do to its readers without anybody meaning it: ping, link to elsewhere, pass as another address.
import type { Violation } from '../../local-chat.ts';
import { isRecord } from '../args.ts';

export interface Said {
  readonly text: string | undefined;
  readonly markdown: string | undefined;
  readonly blocks: unknown;
  readonly attachments: unknown;
}

/** Every ping and every strange link in what a call says; where one person alone sees it, naming a person pings nobody. */
export function rudeText(said: Said, { alone = false } = {}): Violation[] {
  return everything(said).flatMap(({ kind, detail }) => {
    if (kind !== 'name') return [{ kind, detail }];
    return alone ? [] : [{ kind: 'ping', detail }];
  });
}

function everything(said: Said): Violation[] {
  const attached = Array.isArray(said.attachments) ? said.attachments.filter(isRecord) : [];
  return [
    ...inMrkdwn(said.text ?? ''),
    ...inMrkdwn(said.markdown ?? ''),
    ...inBlocks(said.blocks),
    ...attached.flatMap((each) => [
      ...['pretext', 'text', 'fallback', 'title'].flatMap((key) => inMrkdwn(String(each[key] ?? ''))),
      ...inBlocks(each.blocks),
    ]),
  ];
}

function inBlocks(value: unknown): Violation[] {
  if (Array.isArray(value)) return value.flatMap(inBlocks);
  if (!isRecord(value)) return [];
  const own =
    value.type === 'mrkdwn' || value.type === 'markdown' ? inMrkdwn(String(value.text)) : inElement(value);
  return [...own, ...Object.values(value).flatMap(inBlocks)];
}

/** The elements of rich_text that ping by themselves (a channel's name does not), and whatever carries an address. */
function inElement(element: Record<string, unknown>): Violation[] {
  const kind = String(element.type);
  if (kind === 'user') return [{ kind: 'name', detail: JSON.stringify(element) }];
  if (['usergroup', 'broadcast', 'team'].includes(kind)) {
    return [{ kind: 'ping', detail: JSON.stringify(element) }];
  }
  const url = element.url ?? element.image_url;
  return typeof url === 'string' && !isWebAddress(url) ? [{ kind: 'link', detail: url }] : [];
}

/** Slack reads `<…>` in mrkdwn: a mention after ! @ #, else a link; only the date markup is harmless. */
function inMrkdwn(text: string): Violation[] {
  return [...text.matchAll(/<([^<>\n]*)>/g)].flatMap(([whole, inside = '']) => {
    if (/^!date\^\d+\^[^|]+\|/.test(inside)) return [];
    if (/^@U\w+(?:\|.*)?$/.test(inside)) return [{ kind: 'name', detail: whole }];
    if (/^[!@#]/.test(inside)) return [{ kind: 'ping', detail: whole }];
    const [url = '', label = ''] = inside.split('|');
    return isWebAddress(url) && !claimsOtherHost(url, label) ? [] : [{ kind: 'link', detail: whole }];
  });
}

function isWebAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}

/** `<https://evil.example|arxiv.org>`: the label is an address, and not this one. */
function claimsOtherHost(url: string, label: string): boolean {
  if (!/^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(\/\S*)?$/.test(label)) return false;
  const claimed = URL.parse(label.includes('://') ? label : `https://${label}`);
  return claimed?.host !== URL.parse(url)?.host;
}
