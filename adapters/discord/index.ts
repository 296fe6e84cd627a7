// Paperboy on Discord: connects, passes on what people do, and stops without losing what is under way.
import { Events } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Platform } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { createAnswers } from './answers.ts';
import { createClient } from './client.ts';
import { typedEmoji } from './emoji.ts';
import { toDeliveryError } from './errors.ts';
import { sendFile } from './files.ts';
import { connect, isMember, logConnection, onMembership, onReaction } from './gateway.ts';
import { createPosts } from './posts.ts';
import { createPublisher } from './publish.ts';
import { PLATFORM } from './refs.ts';
import { takeTurns } from './turns.ts';

/** About five messages in five seconds and channel; discord.js learns the true limit from each answer. */
const PACE = 1_100;
const DRAIN = 10_000;

export function createDiscord(options: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly CommandDeclaration[];
}): Platform {
  const { clock, log, commands } = options;
  const client = createClient(options.apiUrl);
  takeTurns(client, clock);
  const posts = createPosts(client, {
    commands,
    log,
    publish: createPublisher(client, { clock, log }),
    later: (work) => void track(work),
  });
  const underWay = new Set<Promise<unknown>>();
  let stopping = false;

  function track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(forget, forget);
    function forget() {
      underWay.delete(settled);
    }
    underWay.add(settled);
    return work;
  }

  function serve(work: () => Promise<void>): void {
    if (stopping) return;
    track(work()).catch((error: unknown) => logFailure(log, error));
  }

  return {
    name: PLATFORM,
    paceMs: PACE,
    async start(handlers) {
      logConnection(client, log);
      const answer = createAnswers(client, handlers, { commands, clock, apiUrl: options.apiUrl });
      client.on(Events.InteractionCreate, (interaction) => serve(() => answer(interaction)));
      onReaction(client, clock, (reaction) => serve(() => handlers.reaction(reaction)));
      onMembership(client, clock, (membership) => serve(() => handlers.membership(membership)));
      await connect(client, options.token, commands);
    },
    async stop() {
      stopping = true;
      const enough = new AbortController();
      await Promise.race([Promise.all(underWay), clock.limit(DRAIN, enough.signal).catch(() => {})]);
      enough.abort();
      // Saying goodbye looks to discord.js like a connection to open again.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
    send: (...given) => track(posts.send(...given)),
    edit: (...given) => track(posts.edit(...given)),
    find: (...given) => track(posts.find(...given)),
    direct: (person) => track(posts.direct(person)),
    emoji: typedEmoji,
    reactionsOn: (...given) => track(posts.reactionsOn(...given)),
    isMember: (workspace) => track(isMember(client, workspace)),
    sendFile: (to, file, { key }) => track(sendFile(client, to, file, key)),
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
