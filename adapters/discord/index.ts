// Paperboy on Discord: connects, passes on what people do, and stops without losing what is under way.
import { type Client, Events } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Handlers, Platform } from '../../src/chat/platform.ts';
import { DeliveryError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { createAnswers } from './answers.ts';
import { createClient } from './client.ts';
import { connect, register, untilDone } from './connection.ts';
import { typedEmoji } from './emoji.ts';
import { toDeliveryError } from './errors.ts';
import { sendFile } from './files.ts';
import { isMember, logConnection, onCleared, onMembership, onNewSession, onReaction } from './gateway.ts';
import { createHearing } from './hearing.ts';
import { createPosts } from './posts.ts';
import { createPublisher, isAnnouncements } from './publish.ts';
import { PLATFORM, parseMessage, parsePlace } from './refs.ts';
import { missingRights } from './rights.ts';
import { takeTurns } from './turns.ts';

/** About five messages in five seconds and channel; discord.js learns the true limit from each answer. */
const PACE = 1_100;
const DRAIN = 10_000;
/** How long start() waits for a Discord that is down, ms. */
const START_LIMIT = 15_000;
/** What a message waits for while Discord is down, and where it refuses us, ms. */
const SHORT_WAIT = 30_000;
const REFUSED_WAIT = 15 * 60_000;
/** The status with which Discord does not accept our token. */
const NO_TOKEN = '401';

export function createDiscord(options: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly CommandDeclaration[];
}): Platform {
  const { clock, log, commands } = options;
  const underWay = new Set<Promise<unknown>>();
  const stopping = new AbortController();
  const deps = { clock, log, stopping: stopping.signal };
  let session = newSession();
  const hearing = createHearing(clock);

  // A client that could not connect is of no use any more, so each try has its own.
  function newSession() {
    const client = createClient(options.apiUrl);
    takeTurns(client, clock);
    return { client, posts: createPosts(client, { commands, log }), publish: createPublisher(client, clock) };
  }

  function track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(forget, forget);
    function forget() {
      underWay.delete(settled);
    }
    underWay.add(settled);
    return work;
  }

  function serve(work: () => Promise<void>): void {
    if (stopping.signal.aborted) return;
    track(work()).catch((error: unknown) => logFailure(log, error));
  }

  function listen(client: Client, handlers: Handlers, served: () => boolean): void {
    logConnection(client, log);
    hearing.follow(client);
    const answer = createAnswers(client, handlers, { commands, clock, apiUrl: options.apiUrl });
    client.on(Events.InteractionCreate, (interaction) => serve(() => answer(interaction)));
    onReaction(client, clock, (reaction) => serve(() => handlers.reaction(reaction)));
    onCleared(client, ({ message, emoji }) => serve(() => handlers.cleared(message, emoji)));
    onMembership(client, clock, (membership) => serve(() => handlers.membership(membership)));
    onNewSession(client, () => {
      if (served()) handlers.missed();
    });
  }

  // Before we know who we are, nothing could be found again.
  function known<T>(work: () => Promise<T>): Promise<T> {
    if (session.client.user) return track(work().catch(notingRefusal));
    const isRefused = hearing.silence()?.code != null;
    const [code, retryAfterMs] = isRefused
      ? [NO_TOKEN, REFUSED_WAIT]
      : ['platform not connected', SHORT_WAIT];
    return Promise.reject(new DeliveryError('wait', code, { retryAfterMs }));
  }

  function notingRefusal(error: unknown): never {
    if (error instanceof DeliveryError && error.code === NO_TOKEN) hearing.refused(NO_TOKEN);
    throw error;
  }

  async function openConnection(handlers: Handlers, served: () => boolean): Promise<void> {
    await untilDone(
      'connecting',
      async () => {
        session = newSession();
        listen(session.client, handlers, served);
        await connect(session.client, options.token, deps);
      },
      deps,
    );
    await untilDone('registering the commands', () => register(session.client, commands), deps);
  }

  return {
    name: PLATFORM,
    paceMs: PACE,
    async start(handlers) {
      const ready = new AbortController();
      let served = false;
      const connecting = openConnection(handlers, () => served);
      const patience = clock.limit(START_LIMIT, ready.signal).then(
        () => log.warn({ platform: PLATFORM }, 'Discord does not answer yet; going on without it'),
        () => undefined,
      );
      connecting.catch((error: unknown) => {
        hearing.refused(NO_TOKEN);
        log.error({ err: error }, 'discord: nothing is served there until a restart');
      });
      await Promise.race([connecting, patience]).finally(() => ready.abort());
      served = true;
    },
    silence: hearing.silence,
    async stop() {
      stopping.abort();
      const enough = new AbortController();
      await Promise.race([Promise.all(underWay), clock.limit(DRAIN, enough.signal).catch(() => {})]);
      enough.abort();
      // Saying goodbye looks to discord.js like a connection to open again.
      session.client.removeAllListeners(Events.ShardReconnecting);
      await session.client.destroy();
    },
    send: (...given) => known(() => session.posts.send(...given)),
    edit: (...given) => known(() => session.posts.edit(...given)),
    find: (...given) => known(() => session.posts.find(...given)),
    publishes: (place) => isAnnouncements(session.client, parsePlace(place)),
    publish: (message) => known(() => session.publish(parseMessage(message))),
    direct: (person) => known(() => session.posts.direct(person)),
    emoji: typedEmoji,
    reactionsOn: (...given) => known(() => session.posts.reactionsOn(...given)),
    missingRights: (place) => known(() => missingRights(session.client, parsePlace(place))),
    isMember: (workspace) => track(isMember(session.client, workspace)),
    sendFile: (to, file, { key }) => known(() => sendFile(session.client, to, file, key)),
  };
}

/** Discord's everyday: the person waited too long, or another process was faster. */
const TOO_LATE = new Set(['10062', '10015', '40060', '50027']);

/** Never the error itself: printed, it shows the message and the interaction's token. */
function logFailure(log: Log, error: unknown): void {
  const { kind, code } = toDeliveryError(error);
  if (TOO_LATE.has(code)) {
    log.warn({ kind, code }, 'discord: an answer came too late');
    return;
  }
  const [, ...at] = (error instanceof Error ? (error.stack ?? '') : '').split('\n    at ');
  log.error({ kind, code, at: at.slice(0, 5) }, 'discord: an answer was not taken');
}
