// One line of a Message in Discord's Markdown, within a given length.
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Inline, Line } from '../../src/chat/message.ts';
import { clip } from '../../src/text/clip.ts';
import { parsePerson } from './refs.ts';
import { escapeText, fitted, oneLine } from './text.ts';
import { typedLine } from './typed.ts';
import { webAddress } from './web-address.ts';

/** At most `room` units, ending in `…` where something is missing; no run is cut inside its markup. */
export function renderLine(line: Line, commands: readonly CommandDeclaration[], room: number): string {
  const runs = joined(line);
  const whole = render(runs, commands);
  if (whole.length <= room) return whole;
  let out = '';
  for (const run of runs) {
    const atStart = out.trim() === '';
    const next = renderRun(run, commands, atStart);
    if (out.length + next.length > room - 1) return out + cutRun(run, commands, atStart, room - out.length);
    out += next;
  }
  return out;
}

/** Shorter ones say nothing. */
const SHORTEST_NAME = 20;

/** The same of an item of a list: it is its name that is shortened, as long as some of that is left. */
export function renderItem(line: Line, commands: readonly CommandDeclaration[], room: number): string {
  const [name, ...rest] = joined(line);
  if (name === undefined || typeof name === 'string' || name.kind !== 'link')
    return renderLine(line, commands, room);
  const named = (shorter: string) => render([{ ...name, text: shorter }, ...rest], commands);
  if (named(clip(name.text, SHORTEST_NAME)).length > room) return renderLine(line, commands, room);
  return fitted(name.text, room, named);
}

const render = (runs: Line, commands: readonly CommandDeclaration[]): string =>
  runs.reduce<string>((out, run) => out + renderRun(run, commands, out.trim() === ''), '').trim();

function renderRun(run: Inline, commands: readonly CommandDeclaration[], atStart: boolean): string {
  if (typeof run === 'string') return escapeText(run, atStart);
  switch (run.kind) {
    case 'bold':
      return wrapped(run.text, '**');
    case 'italic':
      return wrapped(run.text, '*');
    case 'code':
      return fixedWidth(run.text);
    case 'link':
      return maskedLink(run.text, run.url);
    case 'time':
      return Number.isFinite(run.at) ? `<t:${Math.floor(run.at / 1000)}:f>` : escapeText(run.text, atStart);
    case 'place':
      return channelMention(run.place) ?? escapeText(run.text, atStart);
    case 'command':
      return fixedWidth(typedLine(run.line, commands));
    case 'person':
      return `<@${parsePerson(run.person).user}>`;
  }
}

/** Of direct messages there is none. */
function channelMention(place: string): string | null {
  const [, channel] = /^discord:\d+\/(\d+)$/.exec(place) ?? [];
  return channel === undefined ? null : `<#${channel}>`;
}

const WHOLE = new Set<string>(['time', 'command', 'person', 'place']);

/** As much of the run as fits, with `…`; what is whole or nothing is left out. */
function cutRun(
  run: Inline,
  commands: readonly CommandDeclaration[],
  atStart: boolean,
  room: number,
): string {
  const ellipsis = room > 0 ? '…' : '';
  if (typeof run !== 'string' && WHOLE.has(run.kind)) return ellipsis;
  const text = typeof run === 'string' ? run : 'text' in run ? run.text : '';
  // One unit more than the text: it must come out shortened even where its last unit would fit.
  const longer = `${text} …`;
  const styled = (shorter: string) =>
    renderRun(
      typeof run === 'string' || !('text' in run) ? shorter : { ...run, text: shorter },
      commands,
      atStart,
    );
  const plain = (shorter: string) => escapeText(shorter, atStart);
  return fitted(longer, room, styled) || fitted(longer, room, plain) || ellipsis;
}

/** Discord reads no emphasis that begins or ends with a blank, so blanks go outside. */
function wrapped(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const [before = '', after = ''] = text.split(inner);
  return `${before}${mark}${escapeText(inner)}${mark}${after}`;
}

/** Nothing escapes a backtick inside code, so it is shown as the grave accent that looks like it. */
function fixedWidth(text: string): string {
  const inner = text.trim().replaceAll('`', 'ˋ');
  return inner === '' ? '' : `\`${inner}\``;
}

/** A label that itself looks like an address is not accepted by Discord: it loses its `https://`. */
function maskedLink(text: string, url: string): string {
  const address = webAddress(url);
  const label = escapeText(withoutStrayBrackets(text.replace(/https?:\/\//gi, '').trim()));
  if (!address || label === '') return label;
  return `[${label}](${address.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})`;
}

// Inside a label Discord pairs brackets whether they are escaped or not, so `x](https://evil) [y` would still break
// out; brackets that do not pair up become their wide twins.
const PAIRED = /^[^[\]]*(?:\[[^[\]]*\][^[\]]*)*$/;
const withoutStrayBrackets = (label: string): string =>
  PAIRED.test(label) ? label : label.replaceAll('[', '［').replaceAll(']', '］');

/** Each text on one line; neighbours of one kind become one run, or their marks would run together. */
function joined(line: Line): Line {
  const runs: Inline[] = [];
  for (const run of line.map(folded)) {
    const last = runs.at(-1);
    const both = last === undefined ? null : together(last, run);
    if (both === null) runs.push(run);
    else runs[runs.length - 1] = both;
  }
  return runs;
}

function together(last: Inline, run: Inline): Inline | null {
  if (typeof last === 'string' && typeof run === 'string') return last + run;
  if (typeof last === 'string' || typeof run === 'string') return null;
  const emphasis = last.kind === 'bold' || last.kind === 'italic' || last.kind === 'code';
  return emphasis && last.kind === run.kind ? { kind: last.kind, text: last.text + run.text } : null;
}

function folded(run: Inline): Inline {
  if (typeof run === 'string') return spaced(run);
  return run.kind === 'command' ? { ...run, line: oneLine(run.line) } : { ...run, text: spaced(run.text) };
}

// oneLine trims, but blanks at the edge of a run part it from its neighbour.
function spaced(text: string): string {
  const [before = '', after = ''] = [/^\s+/, /\S(\s+)$/].map((edge) => edge.exec(text)?.at(-1) ?? '');
  return blanks(before) + oneLine(text) + blanks(after);
}

const blanks = (edge: string): string => ' '.repeat(Math.min(3, edge.length));
