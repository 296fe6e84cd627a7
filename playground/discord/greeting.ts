// What a client says on the gateway: identify, resume, ask for members. Each returns why its line must be closed, or nothing.

import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { botId, guildId, people, wireMember, wireUser } from './people.ts';
import { intents, privileged, push, type Session } from './sessions.ts';
import { startsLeft } from './starts.ts';
import { type Json, number, text } from './wire.ts';
import { guildCreate } from './wire-guild.ts';
import { changed, type World } from './world.ts';

export interface Line {
  readonly socket: WebSocket;
  session: Session | undefined;
  /** Frames of this minute. */
  sent: number;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export interface Complaint {
  readonly code: number;
  readonly why: string;
}

export function identify(world: World, line: Line, data: Json): Complaint | undefined {
  const allowed = startsLeft(world).remaining > 0;
  world.identifies -= 1;
  const complaint = objection(world, line, data, allowed);
  if (complaint !== undefined) return complaint;
  const id = randomBytes(16).toString('hex');
  const session: Session = { id, intents: number(data.intents), seq: 0, log: [], socket: line.socket };
  line.session = session;
  world.sessions.set(id, session);
  push(session, { name: 'READY', data: ready(world, session) });
  if ((session.intents & intents.guilds) !== 0 && !world.expelled && !world.unavailable) {
    push(session, { name: 'GUILD_CREATE', data: guildCreate(world) });
  }
  changed(world);
  return undefined;
}

function objection(world: World, line: Line, data: Json, allowed: boolean): Complaint | undefined {
  const asked = number(data.intents, -1);
  const shard = Array.isArray(data.shard) ? data.shard : [0, 1];
  if (line.session !== undefined) return { code: 4005, why: 'identified twice' };
  if (data.token !== world.token) return { code: 4004, why: 'the token is not known' };
  if (!allowed) return { code: 4004, why: 'identified too often, the token was reset' };
  if (shard[0] !== 0 || shard[1] !== 1) return { code: 4010, why: 'there is one shard' };
  if (asked < 0 || !Number.isInteger(asked)) return { code: 4013, why: 'intents are no number' };
  if ((asked & privileged) !== 0) return { code: 4014, why: 'privileged intents were not granted' };
  return undefined;
}

function ready(world: World, session: Session): Json {
  return {
    v: 10,
    user: { ...wireUser(botId), mfa_enabled: false, verified: true, flags: 0 },
    guilds: world.expelled ? [] : [{ id: guildId, unavailable: true }],
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: world.gatewayUrl,
    shard: [0, 1],
    application: { id: botId, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    user_settings: {},
    geo_ordered_rtc_regions: [],
    guild_join_requests: [],
    auth: {},
    _trace: [],
  };
}

/** Replays what was missed; a session that is not known is told to identify (op 9). */
export function resume(world: World, line: Line, data: Json): Complaint | undefined {
  if (line.session !== undefined) return { code: 4005, why: 'authenticated twice' };
  if (data.token !== world.token) return { code: 4004, why: 'the token is not known' };
  const session = world.sessions.get(text(data.session_id));
  if (session === undefined) {
    line.socket.send(JSON.stringify({ op: 9, d: false }));
    return undefined;
  }
  const seen = number(data.seq, -1);
  if (seen > session.seq) return { code: 4007, why: `sequence ${seen} is in the future` };
  line.session = session;
  for (const { seq, frame } of session.log) if (seq > seen) line.socket.send(frame);
  session.socket = line.socket;
  push(session, { name: 'RESUMED', data: { _trace: [] } });
  changed(world);
  return undefined;
}

/** Without the members intent a bot may ask for members by their ids. */
export function sendMembers(line: Line, data: Json): Complaint | undefined {
  if (line.session === undefined) return { code: 4003, why: 'spoke before it identified' };
  const asked = Array.isArray(data.user_ids) ? data.user_ids.map(String) : [text(data.user_ids)];
  const known = [botId, ...people.map((person) => person.id)];
  const found = asked.filter((id) => known.includes(id));
  push(line.session, {
    name: 'GUILD_MEMBERS_CHUNK',
    data: {
      guild_id: guildId,
      members: found.map((id) => ({ ...wireMember(id), user: wireUser(id) })),
      not_found: asked.filter((id) => !known.includes(id)),
      chunk_index: 0,
      chunk_count: 1,
      ...(data.nonce === undefined ? {} : { nonce: data.nonce }),
    },
  });
  return undefined;
}
