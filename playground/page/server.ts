// Everything the page asks of its server.
import type { GivenFiles, LocalMessage, Outcome, Suggestion } from '../local-chat.ts';
import type { Fields } from './read.ts';
import type { Change, ClockMove, Feed, PlatformName, Setting } from './wire.ts';

export interface Where {
  readonly platform: PlatformName;
  readonly person: string;
  readonly channel: string;
}

export const readSetting = (): Promise<Setting> => ask('/api/setting');

export function readFeed(where: Where, thread?: string): Promise<Feed> {
  return ask(`/api/feed?${new URLSearchParams({ ...where, ...(thread ? { thread } : {}) })}`);
}

export const readMenu = (where: Where): Promise<readonly string[]> =>
  ask(`/api/menu?${new URLSearchParams({ ...where })}`);

export const pick = (where: Where, message: LocalMessage, entry: string): Promise<Outcome> =>
  outcome(tell('/api/pick', { ...who(where), message: message.id, entry }));

export const complete = (where: Where, text: string): Promise<readonly Suggestion[]> =>
  tell('/api/complete', { ...where, text });

export const type = (where: Where, text: string): Promise<Outcome> =>
  outcome(tell('/api/type', { ...where, text }));

export const press = (
  where: Where,
  message: LocalMessage,
  control: string,
  value?: string,
): Promise<Outcome> => outcome(tell('/api/press', { ...who(where), message: message.id, control, value }));

/** What stands in a form. */
export interface Written {
  readonly values: Readonly<Record<string, string>>;
  readonly files: GivenFiles;
}

export const submit = (where: Where, written: Written): Promise<Outcome> =>
  outcome(tell('/api/submit', { ...who(where), ...written }));

export const cancel = (where: Where): Promise<Outcome> => outcome(tell('/api/cancel', who(where)));

export const openHome = (where: Where): Promise<Outcome> => outcome(tell('/api/home/open', who(where)));

export const readHome = (where: Where): Promise<{ readonly view?: Fields }> =>
  ask(`/api/home?${new URLSearchParams(who(where))}`);

export const pressAtHome = (where: Where, control: string, value?: string): Promise<Outcome> =>
  outcome(tell('/api/home/press', { ...who(where), control, value }));

export const react = (where: Where, message: LocalMessage, emoji: string, on: boolean): Promise<Outcome> =>
  outcome(tell(on ? '/api/react' : '/api/unreact', { ...who(where), message: message.id, emoji }));

export const moveClock = (by: ClockMove): Promise<{ now: number }> => tell('/api/clock', { by });

/** Listens for changes; `lost` is called when the stream breaks, `again` when it is back. */
export function listen(
  onChange: (change: Change) => void,
  { again, lost }: { readonly again: () => void; readonly lost: () => void },
): () => void {
  const stream = new EventSource('/api/changes');
  stream.onmessage = (event) => onChange(JSON.parse(event.data));
  stream.onopen = again;
  stream.onerror = lost;
  return () => stream.close();
}

/** What a person reads whose Paperboy has ended. */
export const NO_ANSWER = 'Paperboy does not answer. Does npm start still run in your terminal?';

const who = ({ platform, person }: Where) => ({ platform, person });

/** A refused or failed request becomes a sentence for the person, as the platform itself would say one. */
function outcome(request: Promise<Outcome>): Promise<Outcome> {
  return request.catch((error: unknown) => ({
    error: error instanceof Error ? error.message : String(error),
  }));
}

function tell<T>(path: string, body: object): Promise<T> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Error(NO_ANSWER);
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The server answered ${response.status}.`);
  return answer;
}
