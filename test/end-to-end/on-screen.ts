// What people see of a message: its words as they stand on the screen, where its links lead, and what was read as
// markup. Read from the payload, by the readers with which the playground's page draws it.
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inline, markdown } from '../../playground/page/discord/markdown.ts';
import { plain, type Reader, type Run } from '../../playground/page/runs.ts';
import { mrkdwn } from '../../playground/page/slack/mrkdwn.ts';
import { richRun } from '../../playground/page/slack/rich-text.ts';

export interface OnScreen {
  /** One line for each text of the message, in its order. */
  readonly lines: readonly string[];
  readonly links: readonly { readonly words: string; readonly url: string }[];
  /** `bold`, `mention`, `quote` …, once for each place. */
  readonly markup: readonly string[];
  /** What is read as markup in Slack's fallback text, which notifications show and the screen does not. */
  readonly notified: readonly string[];
}

export function onScreen({ payload }: Pick<LocalMessage, 'payload'>): OnScreen {
  const texts = 'blocks' in payload ? slackTexts(payload) : discordTexts(payload);
  const runs = texts.flat();
  return {
    lines: texts.map(wordsOf),
    links: runs.flatMap(linksIn),
    markup: runs.flatMap(markupIn),
    notified: mrkdwn(string(payload.text), reader).flatMap(markupIn),
  };
}

type Wire = Readonly<Record<string, unknown>>;
type Text = readonly Run[];

const reader: Reader = { zone: 'UTC', now: 0, names: new Map() };

const slackTexts = ({ blocks }: Wire): Text[] => visit(blocks, slackText);

function slackText(object: Wire): Text | null {
  if (object.type === 'mrkdwn') return mrkdwn(string(object.text), reader);
  if (object.type === 'plain_text') return [plain(string(object.text))];
  if (!/^rich_text_(section|preformatted)$/.test(string(object.type))) return null;
  return objects(object.elements).flatMap((element) => richRun(element, reader) ?? []);
}

function discordTexts({ content, embeds, components }: Wire): Text[] {
  return [
    markdown(string(content), reader),
    ...objects(embeds).flatMap(embedTexts),
    ...visit(components, labelOf),
  ];
}

function embedTexts({ title, url, description, footer }: Wire): Text[] {
  const words = inline(string(title), reader);
  const heading: Text = url === undefined ? words : [{ kind: 'link', url: string(url), runs: words }];
  return [
    heading,
    markdown(string(description), reader),
    ...visit(footer, ({ text }) => [plain(string(text))]),
  ];
}

function labelOf({ label, placeholder, options, components }: Wire): Text | null {
  if (options !== undefined || components !== undefined) return null;
  return [plain(string(label ?? placeholder))];
}

/** The texts of the outermost objects that have one. */
function visit(value: unknown, textOf: (object: Wire) => Text | null): Text[] {
  if (Array.isArray(value)) return value.flatMap((one) => visit(one, textOf));
  if (!isWire(value)) return [];
  const text = textOf(value);
  return text === null ? Object.values(value).flatMap((one) => visit(one, textOf)) : [text];
}

const wordsOf = (runs: Text): string =>
  runs.map((run) => ('runs' in run ? wordsOf(run.runs) : run.text)).join('');

function linksIn(run: Run): OnScreen['links'] {
  const inside = 'runs' in run ? run.runs.flatMap(linksIn) : [];
  return run.kind === 'link' ? [{ words: wordsOf(run.runs), url: run.url }, ...inside] : inside;
}

function markupIn(run: Run): string[] {
  const inside = 'runs' in run ? run.runs.flatMap(markupIn) : [];
  if (run.kind === 'text') return [];
  return [run.kind === 'style' ? run.style : run.kind === 'line' ? run.as : run.kind, ...inside];
}

const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null;
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const objects = (value: unknown): Wire[] => (Array.isArray(value) ? value.filter(isWire) : []);
