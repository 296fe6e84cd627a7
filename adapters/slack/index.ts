// Slack by Socket Mode, through Bolt. Wires the parts together; what each of them does stands in its own file.
import { App, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Handlers, Platform, Silence } from '../../src/chat/platform.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { createDelivery } from './delivery.ts';
import { typedEmoji } from './emoji.ts';
import { isRemoval, toDeliveryError } from './errors.ts';
import { listen } from './listeners.ts';
import { createPeople } from './people.ts';
import { workspaceRef } from './refs.ts';
import { missingRights } from './rights.ts';
import { sdkLog } from './sdk-log.ts';
import { createConnection } from './socket.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly appToken: string;
  /** Absent: the real Slack. */
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** One message a second and channel: https://docs.slack.dev/apis/web-api/rate-limits#overview */
const PACE = 1000;
/** A silent Slack is given up after this long, ms; without it a post would be sent again after five minutes. */
const TIME_LIMIT = 10_000;
/** How long stop() waits for answers under way, and start() for a Slack that is down, ms. */
const DRAIN_LIMIT = 10_000;
const START_LIMIT = 15_000;

/** Who we are in the workspace. */
interface Identity {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
}

/** The platform, not yet connected. */
export function createSlack(options: SlackOptions): Platform {
  const { clock, log, botToken } = options;
  const client = new webApi.WebClient(botToken, clientOptions(options));
  const identity = once(() => whoWeAre(client));
  const delivery = createDelivery(client, async () => (await identity()).bot, log);
  let service: ReturnType<typeof createService> | null = null;
  const created: Silence = { since: clock.now(), code: null };

  return {
    name: 'slack',
    paceMs: PACE,
    ...delivery,
    // Nothing on Slack is followed from elsewhere.
    publishes: () => false,
    publish: async () => {},
    emoji: typedEmoji,
    isMember: (workspace) => isMember(client, workspace),
    missingRights: (place) => missingRights(client, place),
    async start(handlers) {
      const started = createService(options, { client, identity, handlers });
      service = started;
      const waiting = new AbortController();
      const patience = clock.limit(START_LIMIT, waiting.signal).then(
        () => log.warn({ platform: 'slack' }, 'Slack does not answer yet; going on without it'),
        () => undefined,
      );
      await Promise.race([started.open(), patience]);
      waiting.abort();
    },
    async stop() {
      await service?.stop();
    },
    silence: () => (service ? service.silence() : created),
  };
}

interface Parts {
  readonly client: webApi.WebClient;
  readonly identity: () => Promise<Identity>;
  readonly handlers: Handlers;
}

function createService(options: SlackOptions, { client, identity, handlers }: Parts) {
  const { appToken, botToken, clock, log } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    autoReconnectEnabled: false,
    // Its own options: the receiver writes into them (@slack/socket-mode/dist/src/SocketModeClient.js).
    installerOptions: { clientOptions: clientOptions(options) },
    processEventErrorHandler: async () => false,
  });
  const app = new App({
    receiver,
    authorize: async () => {
      const { team, user, bot } = await identity();
      return { botToken, botId: bot, botUserId: user, teamId: team };
    },
    clientOptions: clientOptions(options),
    logger: sdkLog(log),
    convoStore: false,
  });
  const running = new Set<Promise<void>>();
  listen(app, handlers, {
    client,
    clock,
    log,
    team: async () => (await identity()).team,
    personOf: createPeople(client, options),
    keeper: {
      hosts: ['files.slack.com'],
      apiUrl: options.apiUrl,
      headers: { authorization: `Bearer ${botToken}` },
      clock,
    },
    track(work) {
      const job = work().finally(() => running.delete(job));
      running.add(job);
      return job;
    },
  });
  const connection = createConnection(receiver.client, {
    clock,
    log,
    prepare: identity,
    missed: handlers.missed,
  });
  return {
    open: connection.open,
    silence: connection.silence,
    // The socket first: what comes now is not acknowledged, so Slack keeps it for the next connection.
    async stop(): Promise<void> {
      await connection.close();
      const drained = new AbortController();
      const patience = clock.limit(DRAIN_LIMIT, drained.signal).catch(() => undefined);
      await Promise.race([Promise.allSettled(running), patience]);
      drained.abort();
    },
  };
}

// Nothing is retried and nothing waits inside the SDK: who sends decides, and a busy channel must not stop the others.
function clientOptions({ apiUrl, log }: SlackOptions): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIME_LIMIT,
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIME_LIMIT) }),
    logger: sdkLog(log),
  };
}

async function whoWeAre(client: webApi.WebClient): Promise<Identity> {
  const { team_id: team, user_id: user, bot_id: bot } = await client.auth.test();
  if (!team || !user || !bot) throw new Error('auth.test does not say who we are: the token is no bot token');
  return { team, user, bot };
}

/** There is one installation: of another team nothing can be said, and with its token gone it is gone. */
async function isMember(client: webApi.WebClient, workspace: WorkspaceRef): Promise<boolean | null> {
  try {
    return workspaceRef((await whoWeAre(client)).team) === workspace ? true : null;
  } catch (error) {
    return isRemoval(toDeliveryError(error).code) ? false : null;
  }
}

/** Asks once; after a failure again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}
