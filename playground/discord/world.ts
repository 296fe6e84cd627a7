// Everything the local Discord knows, in plain data. Routes, gateway and people all work on one World.

import type { Clock } from '../../src/ops/clock.ts';
import type { Fault, SeenRequest, Violation } from '../local-chat.ts';
import type { Interaction } from './interactions.ts';
import type { OpenModal } from './modals.ts';
import type { Overwrite } from './permissions.ts';
import type { Session } from './sessions.ts';
import { createIds } from './snowflake.ts';
import type { Json } from './wire.ts';

export interface Channel {
  readonly id: string;
  readonly kind: 'text' | 'announcement' | 'forum' | 'dm' | 'thread';
  name: string;
  readonly overwrites: Overwrite[];
  readonly createdAt: number;
  /** DM: the person on the other side. */
  readonly recipient?: string;
  /** Thread: the channel it belongs to, and who started it. */
  readonly parent?: string;
  readonly owner?: string;
  archived: boolean;
  locked: boolean;
  /** Forum: what its posts can be marked with, and whether each must be. */
  readonly tags?: readonly ForumTag[];
  readonly tagRequired?: boolean;
  /** A post of a forum: the ids of its tags. */
  readonly appliedTags?: readonly string[];
  /** Thread: minutes of silence until it is archived. */
  archiveAfter: number;
}

export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only who manages threads may set it. */
  readonly moderated: boolean;
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly at: number;
  /** The wire's message type: 0 ordinary, 19 reply, 20 answer to a command, 21 start of a thread. */
  readonly type: number;
  editedAt?: number;
  /** The body as it was sent, edits put over it. */
  payload: Json;
  flags: number;
  thinking: boolean;
  readonly onlyFor?: string;
  readonly nonce?: string;
  readonly reference?: string;
  /** The interaction that it answers. */
  readonly interaction?: Json;
  readonly answers?: { readonly person: string; readonly command: string };
  attachments: readonly Json[];
  /** Who reacted, by emoji, in the order of coming. */
  readonly reactions: Map<string, Set<string>>;
}

export const DAY_MS = 86_400_000;

export interface Limits {
  /** Creates allowed in one channel in `windowMs`; about five in five seconds (third party: facts/discord.md). */
  readonly perChannel: number;
  readonly windowMs: number;
  /** Requests of a bot in one second (https://discord.com/developers/docs/topics/rate-limits). */
  readonly perSecond: number;
  /** Time a bot has to acknowledge an interaction, in real milliseconds. */
  readonly deadlineMs: number;
  readonly heartbeatMs: number;
  /** Identifies left of the 1,000 in 24 hours. */
  readonly identifies: number;
}

export const usualLimits: Limits = {
  perChannel: 5,
  windowMs: 5_000,
  perSecond: 50,
  deadlineMs: 3_000,
  heartbeatMs: 41_250,
  identifies: 1_000,
};

export interface World {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: Limits;
  /** The bot's; another one once it was reset. */
  token: string;
  /** Set once the server listens: ws://127.0.0.1:… and http://127.0.0.1:… */
  gatewayUrl: string;
  origin: string;
  readonly newId: () => string;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, StoredMessage>;
  readonly files: Map<string, File>;
  /** The bot's nonces: which message each made, and when. */
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  /** Registered commands by their id; a `guild_id` marks those of the server. */
  readonly commands: Map<string, Json>;
  readonly interactions: Map<string, Interaction>;
  /** The form that each person has open. */
  readonly modals: Map<string, OpenModal>;
  readonly sessions: Map<string, Session>;
  readonly closedToDms: Set<string>;
  readonly violations: Violation[];
  readonly requests: SeenRequest[];
  readonly faults: { fault: Fault; left: number }[];
  readonly listeners: Set<() => void>;
  /** When messages of an announcement channel were published, by channel. */
  readonly published: Map<string, number[]>;
  /** The bot was thrown out of the server. */
  expelled: boolean;
  unavailable: boolean;
  identifies: number;
  /** When a day's identifies are there again, epoch ms. */
  startsRenewedAt: number;
  /** Every event comes twice, as it may after a resume. */
  doubled: boolean;
  /** Heartbeats are no longer acknowledged. */
  silent: boolean;
}

export function createWorld(clock: Pick<Clock, 'now'>, limits: Limits, token: string): World {
  return {
    clock,
    limits,
    token,
    gatewayUrl: '',
    origin: '',
    newId: createIds(() => clock.now()),
    channels: new Map(),
    messages: new Map(),
    files: new Map(),
    nonces: new Map(),
    commands: new Map(),
    interactions: new Map(),
    modals: new Map(),
    sessions: new Map(),
    closedToDms: new Set(),
    violations: [],
    requests: [],
    faults: [],
    published: new Map(),
    listeners: new Set(),
    expelled: false,
    unavailable: false,
    identifies: limits.identifies,
    startsRenewedAt: clock.now() + DAY_MS,
    doubled: false,
    silent: false,
  };
}

/** Tells everybody who watches that something to see has changed. */
export function changed(world: World): void {
  for (const listener of world.listeners) listener();
}

export function violate(world: World, kind: string, detail: string): void {
  world.violations.push({ kind, detail });
}
