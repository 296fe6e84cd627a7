// Gateway sessions: what was asked for, and every event since, so that a resume can replay what was missed.

import type { WebSocket } from 'ws';
import type { Json } from './wire.ts';
import type { World } from './world.ts';

export interface Session {
  readonly id: string;
  readonly intents: number;
  seq: number;
  readonly log: { readonly seq: number; readonly frame: string }[];
  socket: WebSocket | undefined;
}

/** The intents an event may want (https://discord.com/developers/docs/events/gateway#list-of-intents). */
export const intents = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

export const privileged = intents.members | intents.presences | intents.messageContent;

/** Nobody misses more than this many events in a session. */
const LOG_LENGTH = 10_000;

interface GatewayEvent {
  readonly name: string;
  readonly data: Json | ((session: Session) => Json);
  /** The intent that a session must have asked for; none: everybody gets it. */
  readonly intent?: number;
}

/** Sends an event to every session that asked for its kind, and keeps it for those that are away. */
export function dispatch(world: World, event: GatewayEvent): void {
  for (const session of world.sessions.values()) {
    if (event.intent !== undefined && (session.intents & event.intent) === 0) continue;
    push(session, event);
    if (world.doubled && event.name !== 'INTERACTION_CREATE') push(session, event);
  }
}

export function push(session: Session, event: GatewayEvent): void {
  const data = typeof event.data === 'function' ? event.data(session) : event.data;
  session.seq += 1;
  const frame = JSON.stringify({ op: 0, t: event.name, s: session.seq, d: data });
  session.log.push({ seq: session.seq, frame });
  if (session.log.length > LOG_LENGTH) session.log.shift();
  session.socket?.send(frame);
}

/** Whether anything that the bot should hear can reach it now or after a resume. */
export function listening(world: World): boolean {
  return world.sessions.size > 0;
}
