// The Events API over the sockets: at least once, up to three more tries, sometimes twice.
import { randomUUID } from 'node:crypto';
import { app, team } from './people.ts';
import type { Ack, Sockets } from './sockets.ts';
import type { Json, State } from './state.ts';
import { nextTs, violation } from './state.ts';

export interface Events {
  /** Sends an event to the app, if it is subscribed to its type. */
  emit(event: Json & { readonly type: string }): void;
  /** Plays every waiting retry now; resolves when each was acknowledged or has failed again. */
  redeliver(): Promise<void>;
  /** Whether every event goes out twice, as it does on Slack when a connection is slow. */
  double: boolean;
  /** So many acknowledgements get lost from now on: the app has the event, and Slack does not know. */
  lostAcks: number;
  close(): void;
}

export interface EventSettings {
  /** The event types the app is subscribed to. */
  readonly subscribed: readonly string[];
  /** Waits before the retries; at once, 1 and 5 minutes on Slack (third party). */
  readonly retryAfterMs: readonly number[];
}

interface Retry {
  readonly clock: NodeJS.Timeout;
  run(): Promise<void>;
}

export function createEvents(state: State, sockets: Sockets, settings: EventSettings): Events {
  const retries = new Set<Retry>();
  const underway = new Set<Promise<void>>();
  let closed = false;

  function start(payload: Json, number: number): Promise<void> {
    const attempted = attempt(payload, number).finally(() => underway.delete(attempted));
    underway.add(attempted);
    return attempted;
  }

  async function attempt(payload: Json, number: number): Promise<void> {
    const ack = await sockets.deliver({
      type: 'events_api',
      payload,
      takesAnswer: false,
      ...(number > 0 && { retry: { attempt: number, reason: 'timeout' } }),
    });
    const wait = settings.retryAfterMs[number];
    if (closed || (ack.kind === 'acked' && !isLost())) return;
    complain(ack, payload);
    if (wait !== undefined) schedule(payload, number + 1, wait);
  }

  function isLost(): boolean {
    if (events.lostAcks === 0) return false;
    events.lostAcks -= 1;
    return true;
  }

  function complain(ack: Ack, payload: Json): void {
    if (ack.kind === 'late')
      violation(state, 'protocol', `no acknowledgement of ${payload.event_id} in time`);
  }

  function schedule(payload: Json, number: number, wait: number): void {
    const retry: Retry = { clock: setTimeout(() => void run(), wait).unref(), run };
    function run(): Promise<void> {
      clearTimeout(retry.clock);
      retries.delete(retry);
      return start(payload, number);
    }
    retries.add(retry);
  }

  const events: Events = {
    double: false,
    lostAcks: 0,
    emit(event) {
      if (!settings.subscribed.includes(event.type)) return;
      const payload = wrap(state, event);
      for (let copy = 0; copy < (events.double ? 2 : 1); copy += 1) void start(payload, 0);
    },
    async redeliver() {
      await Promise.all(underway);
      await Promise.all([...retries].map((retry) => retry.run()));
    },
    close() {
      closed = true;
      for (const retry of retries) clearTimeout(retry.clock);
    },
  };
  return events;
}

function wrap(state: State, event: Json): Json {
  const id = randomUUID().replaceAll('-', '').slice(0, 11).toUpperCase();
  return {
    token: 'local',
    team_id: team.id,
    api_app_id: app.id,
    event: { ...event, event_ts: event.event_ts ?? nextTs(state) },
    type: 'event_callback',
    event_id: `Ev${id}`,
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.user,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `local-${id}`,
  };
}
