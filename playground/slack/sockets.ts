// Socket Mode: hello, one socket per envelope, acknowledgement within the deadline, pings, at most ten connections.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, parseJson } from './args.ts';
import { app } from './people.ts';
import { type Json, type State, violation } from './state.ts';

/** 10 connections an app: docs.slack.dev/apis/events-api/using-socket-mode */
const maxConnections = 10;
const pingEveryMs = 10_000;
const farewellMs = 200;

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  /** Whether the acknowledgement may carry an answer. */
  readonly takesAnswer: boolean;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** `late`: silence until the deadline; `lost`: the socket closed before; `nobody`: no socket was open. */
export type Ack =
  | { readonly kind: 'acked'; readonly answer: Json }
  | { readonly kind: 'late' | 'lost' | 'nobody' };

export interface Sockets {
  /** A URL that opens one socket, once. */
  newUrl(base: string): string;
  deliver(envelope: Envelope): Promise<Ack>;
  /** Sends a line to every open socket as it is: bad JSON, an envelope we have no word for. */
  sendRaw(line: string): void;
  /** `drop` cuts the connections without a word; the others are what Slack says before it closes them. */
  disconnect(how: 'warning' | 'refresh_requested' | 'link_disabled' | 'drop'): void;
  /** The open sockets neither answer pings nor send anything more. */
  freeze(): void;
  /** The next sockets are not greeted. */
  withoutHello(sockets: number): void;
  readonly open: number;
  /** Says goodbye to every client and cuts those that do not answer at once. */
  close(): Promise<void>;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly takesAnswer: boolean;
  settle(ack: Ack): void;
}

export function createSockets(server: Server, state: State, ackDeadlineMs: number): Sockets {
  const wire = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, Waiting>();
  const expired = new Set<string>();
  let turn = 0;
  let silent = 0;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return void stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    wire.handleUpgrade(request, stream, head, opened);
  });
  const pinging = setInterval(() => {
    for (const socket of wire.clients) if (!socket.isPaused) socket.ping('Ping from local');
  }, pingEveryMs).unref();

  function opened(socket: WebSocket): void {
    if (wire.clients.size > maxConnections) return void goodbye(socket, 'too_many_websockets');
    socket.on('message', (data) => received(socket, String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      for (const each of [...waiting.values()]) if (each.socket === socket) each.settle({ kind: 'lost' });
    });
    if (silent > 0) silent -= 1;
    else socket.send(JSON.stringify(hello(wire.clients.size)));
  }

  function received(socket: WebSocket, line: string): void {
    const message = parseJson(line);
    const id = isRecord(message) ? String(message.envelope_id) : undefined;
    const entry = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !isRecord(message) || !entry || entry.socket !== socket) {
      const late = id !== undefined && expired.has(id);
      violation(state, 'protocol', late ? `late acknowledgement of ${id}` : `unasked message: ${line}`);
      return;
    }
    const answer = isRecord(message.payload) ? message.payload : {};
    if (!entry.takesAnswer && Object.keys(answer).length > 0) {
      violation(state, 'protocol', `an acknowledgement with an answer that nobody reads: ${line}`);
    }
    entry.settle({ kind: 'acked', answer });
  }

  function deliver(envelope: Envelope): Promise<Ack> {
    const sockets = [...wire.clients].filter((socket) => socket.readyState === socket.OPEN);
    turn += 1;
    const socket = sockets[turn % sockets.length];
    if (!socket) return Promise.resolve({ kind: 'nobody' });
    return new Promise((resolve) => {
      const id = randomUUID();
      const timer = setTimeout(() => {
        expired.add(id);
        entry.settle({ kind: 'late' });
      }, ackDeadlineMs);
      const entry: Waiting = {
        socket,
        takesAnswer: envelope.takesAnswer,
        settle(ack) {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(ack);
        },
      };
      waiting.set(id, entry);
      socket.send(JSON.stringify(onTheWire(id, envelope)));
    });
  }

  return {
    newUrl(base) {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${base.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${app.id}`;
    },
    deliver,
    sendRaw: (line) => void [...wire.clients].forEach((socket) => void socket.send(line)),
    disconnect(how) {
      for (const socket of wire.clients) how === 'drop' ? socket.terminate() : goodbye(socket, how);
    },
    freeze() {
      for (const socket of wire.clients) socket.pause();
    },
    withoutHello(sockets) {
      silent = sockets;
    },
    get open() {
      return [...wire.clients].filter((socket) => socket.readyState === socket.OPEN).length;
    },
    async close() {
      clearInterval(pinging);
      await Promise.all([...wire.clients].map(farewell));
      wire.close();
    },
  };
}

function hello(connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: app.id },
  };
}

function goodbye(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
}

function onTheWire(id: string, envelope: Envelope): Json {
  return {
    envelope_id: id,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.takesAnswer,
    ...(envelope.type === 'events_api' && {
      retry_attempt: envelope.retry?.attempt ?? 0,
      retry_reason: envelope.retry?.reason ?? '',
    }),
  };
}

function farewell(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), farewellMs);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close(1001);
  });
}
