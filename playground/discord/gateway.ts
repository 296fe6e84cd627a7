// The gateway's sockets: hello, heartbeats, what clients send, and the codes it closes with
// (https://discord.com/developers/docs/events/gateway).

import type { Server } from 'node:http';
import { type RawData, WebSocketServer } from 'ws';
import { type Complaint, identify, type Line, resume, sendMembers } from './greeting.ts';
import { isJson, type Json } from './wire.ts';
import { changed, violate, type World } from './world.ts';

const ops = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  acknowledged: 11,
} as const;

/** Frames a client may send in a minute. */
const SENDS = 120;

export interface Gateway {
  /** Closes every connection with this code; the sessions stay and can be resumed. */
  drop(code: number): void;
  /** Op 7: please reconnect. */
  askReconnect(): void;
  /** Op 9: the session is over, or (`resumable`) try to resume it. */
  invalidate(resumable: boolean): void;
  close(): Promise<void>;
}

/** Takes the WebSocket upgrades of a server. */
export function openGateway(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', world.origin).searchParams;
    greet(world, { socket, session: undefined, sent: 0 }, query);
  });
  const everywhere = (frame: Json) => {
    for (const { socket } of world.sessions.values()) socket?.send(JSON.stringify(frame));
  };
  return {
    drop(code) {
      for (const session of world.sessions.values()) session.socket?.close(code);
    },
    askReconnect: () => everywhere({ op: ops.reconnect, d: null }),
    invalidate(resumable) {
      everywhere({ op: ops.invalid, d: resumable });
      if (!resumable) world.sessions.clear();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}

function greet(world: World, line: Line, query: URLSearchParams): void {
  const { socket } = line;
  const minute = setInterval(() => {
    line.sent = 0;
  }, 60_000);
  socket.on('message', (data) => {
    const complaint = hear(world, line, data);
    if (complaint !== undefined) hangUp(world, line, complaint);
  });
  socket.on('close', (code) => {
    clearInterval(minute);
    leave(world, line, code);
  });
  socket.on('error', () => socket.terminate());
  if (query.get('v') !== '10') hangUp(world, line, { code: 4012, why: 'only version 10 is spoken' });
  else if (query.get('encoding') !== 'json') hangUp(world, line, { code: 4002, why: 'only JSON is spoken' });
  // Compression that a client offers need not be used: text frames are read as they are.
  else socket.send(JSON.stringify({ op: ops.hello, d: { heartbeat_interval: world.limits.heartbeatMs } }));
}

function hangUp(world: World, { socket }: Line, { code, why }: Complaint): void {
  violate(world, 'protocol', `gateway closed with ${code}: ${why}`);
  socket.close(code, why);
}

/** A client that says goodbye (1000, 1001) ends its session; after any other end it can resume. */
function leave(world: World, { session, socket }: Line, code: number): void {
  if (session === undefined || session.socket !== socket) return;
  session.socket = undefined;
  if (code === 1000 || code === 1001) world.sessions.delete(session.id);
  changed(world);
}

function hear(world: World, line: Line, raw: RawData): Complaint | undefined {
  line.sent += 1;
  if (line.sent > SENDS) return { code: 4008, why: `more than ${SENDS} frames in a minute` };
  const frame = parse(String(raw));
  if (frame === undefined) return { code: 4002, why: 'a frame was no JSON' };
  const data = isJson(frame.d) ? frame.d : {};
  switch (frame.op) {
    case ops.heartbeat:
      if (!world.silent) line.socket.send(JSON.stringify({ op: ops.acknowledged }));
      return undefined;
    case ops.identify:
      return identify(world, line, data);
    case ops.resume:
      return resume(world, line, data);
    case ops.members:
      return sendMembers(line, data);
    case ops.presence:
    case ops.voice:
      return line.session === undefined ? { code: 4003, why: 'spoke before it identified' } : undefined;
    default:
      return { code: 4001, why: `opcode ${String(frame.op)} is not a client's` };
  }
}

function parse(words: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(words);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
