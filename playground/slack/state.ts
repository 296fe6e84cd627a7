// Everything the local Slack remembers, in memory: conversations, messages, what was seen and what was wrong.
import type { Clock } from '../../src/ops/clock.ts';
import type { SeenRequest, Violation } from '../local-chat.ts';
import { type Channel, firstChannels } from './people.ts';

export type Json = Record<string, unknown>;

/** What a message says; `payload` is the body as the bot sent it, `blocks` carry the ids that Slack fills in. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly metadata?: Json;
  readonly files?: readonly StoredFile[];
  readonly payload: Json;
}

/** A file from the moment its upload was announced. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Set once they have come. */
  bytes?: Buffer;
  /** Set once it was shared. */
  title?: string;
  /** A person has handed it over: only the app gets it, with its token. */
  readonly handedOver?: boolean;
}

export interface Stored {
  /** Seconds with six digits; unique in the whole workspace here, in its channel on Slack. */
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly at: number;
  readonly thread?: string;
  /** A thread reply that is shown in the channel too. */
  readonly broadcast?: boolean;
  readonly onlyFor?: string;
  content: Content;
  editedAt?: number;
  /** Deleted, but its thread lives on. */
  tombstone?: boolean;
  /** Emoji name to the people who reacted, in their order. */
  readonly reactions: Map<string, Set<string>>;
}

export type NewMessage = Omit<Stored, 'ts' | 'at' | 'reactions'>;

export interface OpenModal {
  readonly id: string;
  readonly hash: string;
  readonly view: Json;
  readonly errors: Readonly<Record<string, string>>;
}

export interface State {
  readonly now: () => number;
  readonly scopes: Set<string>;
  readonly channels: Map<string, Channel>;
  /** By ts, oldest first. */
  readonly messages: Map<string, Stored>;
  /** A parent's ts to its answers, oldest first, deleted ones included. */
  readonly threads: Map<string, Stored[]>;
  readonly files: Map<string, StoredFile>;
  /** The Home tab of each person who has one. */
  readonly homes: Map<string, Json>;
  /** Every modal that was ever opened. */
  readonly modals: Json[];
  /** The one that each person has open now. */
  readonly openModals: Map<string, OpenModal>;
  readonly violations: Violation[];
  readonly requests: SeenRequest[];
  /** Set: the error code that every call with our tokens gets (token_revoked, account_inactive). */
  dead: string | undefined;
  readonly listeners: Set<() => void>;
  lastTs: number;
}

export function createState(
  clock: Pick<Clock, 'now'>,
  scopes: readonly string[],
  furtherChannels: readonly string[] = [],
): State {
  return {
    now: () => clock.now(),
    scopes: new Set(scopes),
    channels: new Map(firstChannels(furtherChannels).map((channel) => [channel.id, channel])),
    messages: new Map(),
    threads: new Map(),
    files: new Map(),
    homes: new Map(),
    modals: [],
    openModals: new Map(),
    violations: [],
    requests: [],
    dead: undefined,
    listeners: new Set(),
    lastTs: 0,
  };
}

export function changed(state: State): void {
  for (const listener of state.listeners) listener();
}

export function violation(state: State, kind: string, detail: string): void {
  state.violations.push({ kind, detail });
}

/** Stores a message under a fresh ts. */
export function post(state: State, message: NewMessage): Stored {
  const stored: Stored = { ...message, ts: nextTs(state), at: state.now(), reactions: new Map() };
  state.messages.set(stored.ts, stored);
  if (stored.thread) state.threads.set(stored.thread, [...(state.threads.get(stored.thread) ?? []), stored]);
  changed(state);
  return stored;
}

const deleted = 'This message was deleted.';

/** Takes a message away; a parent whose thread has answers stays as an empty stone, as on Slack. */
export function remove(state: State, message: Stored): void {
  if (repliesTo(state, message.ts).length > 0) {
    message.tombstone = true;
    message.content = { text: deleted, blocks: [], attachments: [], payload: { text: deleted } };
  } else {
    state.messages.delete(message.ts);
  }
  changed(state);
}

/** The answers in a thread that everybody sees, oldest first. */
export function repliesTo(state: State, ts: string): Stored[] {
  const all = state.threads.get(ts) ?? [];
  return all.filter((each) => each.onlyFor === undefined && state.messages.has(each.ts));
}

/** A fresh time stamp, later than every one before: messages and events are told apart and ordered by it. */
export function nextTs(state: State): string {
  state.lastTs = Math.max(state.lastTs + 1, Math.floor(state.now() * 1000));
  const digits = String(state.lastTs).padStart(16, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
