// A Discord that fits in one process: REST and gateway for the real discord.js, and the people's side of it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/ops/clock.ts';
import { sendFile } from './attachments.ts';
import { openGateway } from './gateway.ts';
import { furnish } from './guild.ts';
import { abandon } from './interactions.ts';
import type { LocalDiscord } from './local-discord.ts';
import { botId } from './people.ts';
import { personsSide } from './persons-side.ts';
import { createPace, type Pace } from './rate.ts';
import { answerRest } from './rest.ts';
import { createWorld, type Limits, usualLimits, violate, type World } from './world.ts';

export type { LocalDiscord } from './local-discord.ts';

export interface LocalDiscordOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** 0 or nothing: any free one. */
  readonly port?: number;
  /** Names of channels beside the usual ones, at most 1,000. */
  readonly channels?: readonly string[];
  /** What a bot may do how fast; tests with a clock that stands still want more than the real Discord gives. */
  readonly limits?: Partial<Limits>;
}

/** Starts it on 127.0.0.1; rejects when the port is taken. */
export async function startLocalDiscord(options: LocalDiscordOptions): Promise<LocalDiscord> {
  const world = createWorld(options.clock, { ...usualLimits, ...options.limits }, makeToken());
  furnish(world, options.channels);
  const pace = createPace(world.limits);
  const server = createServer((request, response) => {
    answer(world, pace, request, response).catch((error: unknown) => {
      violate(world, 'playground', String(error));
      response.socket?.destroy();
    });
  });
  const gateway = openGateway(world, server);
  const port = await listen(server, options.port ?? 0);
  world.origin = `http://127.0.0.1:${port}`;
  world.gatewayUrl = `ws://127.0.0.1:${port}`;
  return personsSide(world, gateway, async () => {
    abandon(world);
    await gateway.close();
    await close(server);
  });
}

async function answer(world: World, pace: Pace, request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? '/';
  if (path.startsWith('/attachments/')) await sendFile(world, path, response);
  else await answerRest(world, pace, request, response);
}

/** Shaped like a bot token, whose first part is the application's id. */
function makeToken(): string {
  const id = Buffer.from(botId).toString('base64url');
  return `${id}.playground.not-a-real-token`;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
