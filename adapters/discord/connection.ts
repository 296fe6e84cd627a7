// Getting connected: again and again while Discord has trouble, never again once it refuses us, and sparing with starts.
import { type Client, DiscordAPIError, Events, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import { RefusedError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { registration } from './commands.ts';
import { noMessage, toDeliveryError } from './errors.ts';

interface Deps {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when we stop. */
  readonly stopping: AbortSignal;
}

/** Discord resets the token of a bot that starts more than a thousand times a day; from here on starts are spread. */
const FEW_STARTS = 100;
/** Discord says so within seconds; a gateway that does not is of no use, ms. */
const READY_LIMIT = 60_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Opens the gateway; rejects with a RefusedError where there is no use in trying again. */
export async function connect(client: Client, token: string, deps: Deps): Promise<void> {
  try {
    client.rest.setToken(token);
    await spareStarts(client, deps);
    await Promise.all([client.login(token), untilReady(client, deps.clock)]);
  } catch (error) {
    await client.destroy();
    if (deps.stopping.aborted) return;
    const reason = refusal(error);
    throw reason === null ? error : new RefusedError(`Discord cannot be used: ${reason}`);
  }
}

export async function register(client: Client, commands: readonly CommandDeclaration[]): Promise<void> {
  const application = client.application?.id ?? '';
  await client.rest.put(Routes.applicationCommands(application), { body: registration(commands) });
}

/** Tries until it works, we stop, or Discord refuses us for good. */
export async function untilDone(what: string, attempt: () => Promise<void>, deps: Deps): Promise<void> {
  const { clock, log, stopping } = deps;
  for (let failures = 1; !stopping.aborted; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      const { code, retryAfterMs } = toDeliveryError(error);
      log.warn({ platform: 'discord', what, code, failures }, 'discord: failed, trying again');
      const pause = Math.max(retryAfterMs ?? 0, pauseAfter(failures));
      await clock.sleep(pause, stopping).catch(() => undefined);
    }
  }
}

const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));

async function spareStarts(client: Client, { clock, log, stopping }: Deps): Promise<void> {
  const answer = (await client.rest.get(Routes.gatewayBot())) as Partial<RESTGetAPIGatewayBotResult>;
  if (!answer?.session_start_limit) throw noMessage();
  const { remaining, reset_after } = answer.session_start_limit;
  if (remaining >= FEW_STARTS) return;
  const pause = Math.ceil(reset_after / Math.max(1, remaining));
  log.error({ remaining, pause }, 'discord: few starts are left of today’s; waiting before this one');
  await clock.sleep(pause, stopping);
}

async function untilReady(client: Client, clock: Clock): Promise<void> {
  const done = new AbortController();
  const tooLate = clock.limit(READY_LIMIT, done.signal).then(
    () => Promise.reject(noMessage()),
    () => undefined,
  );
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    // Only the close codes after which discord.js does not try again come here.
    client.once(Events.ShardDisconnect, ({ code }) => reject(new ClosedForGood(code)));
  });
  await Promise.race([ready, tooLate]).finally(() => done.abort());
}

class ClosedForGood extends Error {
  readonly closeCode: number;
  constructor(closeCode: number) {
    super(`the gateway closed with ${closeCode}`);
    this.closeCode = closeCode;
  }
}

/** Why there is no use in trying again; null where there may be. */
function refusal(error: unknown): string | null {
  if (error instanceof ClosedForGood) return `its gateway closed with ${error.closeCode}`;
  const unauthorized = error instanceof DiscordAPIError && error.status === 401;
  const invalid = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
  return unauthorized || invalid ? 'it does not accept the token' : null;
}
