// A server on loopback that answers as a test says and keeps what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Answering = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

interface Loopback {
  readonly url: string;
  readonly requests: IncomingMessage[];
}

/** Closed, with all its connections, when the test ends. `nth` counts the requests from 1. */
export async function loopback(answer: Answering): Promise<Loopback> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => answer(request, response, requests.push(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests };
}
