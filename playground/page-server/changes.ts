// Tells open pages that something changed, as server-sent events. Many changes at once become one event.
import type { ServerResponse } from 'node:http';
import type { PlaygroundClock } from '../clock.ts';
import type { LocalChat } from '../local-chat.ts';
import type { Change } from '../page/wire.ts';

const HEARTBEAT_MS = 15_000;

export interface ChangeStream {
  /** Keeps this response open and writes every change to it. */
  add(response: ServerResponse): void;
  stop(): void;
}

export function changeStream(chats: readonly LocalChat[], clock: PlaygroundClock): ChangeStream {
  const open = new Set<ServerResponse>();
  const send = (text: string) => {
    for (const response of open) response.write(text);
  };
  const tell = (change: Change) => send(`data: ${JSON.stringify(change)}\n\n`);
  const unlisten = [
    ...chats.map((chat) => chat.onChange(together(() => tell({ platform: chat.platform })))),
    clock.onMove((now) => tell({ now })),
  ];
  const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS).unref();

  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(':\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    stop() {
      clearInterval(heartbeat);
      for (const stop of unlisten) stop();
      for (const response of open) response.end();
    },
  };
}

function together(tell: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      tell();
    });
  };
}
