// A Slack that fits into this process: one workspace, its Web API, Socket Mode and three people. Binds to 127.0.0.1 only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/ops/clock.ts';
import type { LocalChannel, LocalChat, LocalForms, LocalHomes } from '../local-chat.ts';
import { pressAtHome, pressControl } from './actions.ts';
import { completions, say, typeCommand } from './commands.ts';
import { nameOfEmoji } from './emoji.ts';
import { createEvents, type Events } from './events.ts';
import { createFaults } from './faults.ts';
import { createHandles } from './handles.ts';
import { openHome } from './home.ts';
import { createLimits } from './limits.ts';
import { cancelModal, submitModal } from './modals-sent.ts';
import { app, directMessage, people, team } from './people.ts';
import { react, unreact } from './react.ts';
import { serveResponse } from './responses.ts';
import { messagesFor, visibleTo } from './seen.ts';
import { pickShortcut } from './shortcuts.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { createState, type State, type Stored, violation } from './state.ts';
import { trouble } from './trouble.ts';
import { serveFile, serveUpload } from './uploads.ts';
import { serveMethod } from './web-api.ts';
import type { MessageShortcut, SlashCommand, World } from './world.ts';

export type { MessageShortcut, SlashCommand } from './world.ts';

/** The bot scopes of facts/slack.md, without chat:write.public: where the bot is not, it may not write. */
const fullScopes = [
  'commands',
  'chat:write',
  'channels:history',
  'groups:history',
  'im:history',
  'channels:read',
  'groups:read',
  'im:write',
  'files:write',
  'files:read',
  'users:read',
  'reactions:read',
  'reactions:write',
];

const allEvents = [
  'reaction_added',
  'reaction_removed',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
];

const papersCommand: SlashCommand = {
  command: '/papers',
  description: "The day's research papers",
  usageHint: '[today | date | show | search | bookmarks | subscribe | help]',
  escapes: true,
};

const keepShortcut: MessageShortcut = { name: 'Keep papers', callbackId: 'keep-all' };

export interface LocalSlackOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly commands?: readonly SlashCommand[];
  readonly shortcuts?: readonly MessageShortcut[];
  /** Whether the Home tab is switched on; it is unless told. */
  readonly homeTab?: boolean;
  /** Names of public channels beside the usual ones. */
  readonly channels?: readonly string[];
  /** What the installation granted the bot. */
  readonly scopes?: readonly string[];
  /** The event types the app is subscribed to. */
  readonly events?: readonly string[];
  /** Real milliseconds an app has to acknowledge; 3,000 on Slack. */
  readonly ackDeadlineMs?: number;
  /** Real milliseconds before each retry of an event. */
  readonly retryAfterMs?: readonly number[];
}

/** The local chat, and what only a test of the Slack adapter needs. */
export interface LocalSlack extends LocalChat {
  readonly forms: LocalForms;
  /** How many sockets the app has open. */
  openSockets(): number;
  /** Ends every socket: as Slack announces it, or without a word. */
  disconnect(how: Parameters<Sockets['disconnect']>[0]): void;
  /** The open sockets say and hear nothing more, as on a connection that died silently. */
  freezeSockets(): void;
  /** The next sockets get no hello. */
  withoutHello(sockets: number): void;
  /** Sends a line to every socket as it is: bad JSON, an envelope of a kind not yet known. */
  sendRaw(line: string): void;
  /** Whether every event goes out twice. */
  doubleEvents(on: boolean): void;
  /** Sends an event the way Slack would; `type` must be among the subscribed ones. */
  emit(event: Parameters<Events['emit']>[0]): void;
  /** So many acknowledgements of events get lost on their way: the app has the event, and Slack does not know. */
  loseAcks(times: number): void;
  /** Plays the waiting retries of unacknowledged events now. */
  redeliver(): Promise<void>;
  /** The bot's tokens stop working with this code. */
  revokeToken(code?: 'token_revoked' | 'account_inactive' | 'invalid_auth'): void;
  /** Somebody removes the app: the events of it, in the given order, and dead tokens. */
  uninstall(first?: 'tokens_revoked' | 'app_uninstalled'): void;
  /** Somebody installs it again; here the tokens stay the same. */
  install(): void;
  withoutScope(scope: string): void;
  grantScope(scope: string): void;
  archive(channel: string): void;
  makePrivate(channel: string): void;
  removeBot(channel: string): void;
  inviteBot(channel: string): void;
  /** Somebody of whom nothing else is known joins a channel; the id is made up by the caller. */
  join(person: string, channel: string): void;
  /** A person writes, also in a thread, where no slash command can be typed; gives back its id. */
  say(person: string, channel: string, text: string, thread?: string): string;
  /** A person deletes a message; Slack lets admins delete any. */
  deleteMessage(message: string): void;
  /** Two people open the DM between them, in which the app is not; gives back its id. */
  talk(one: string, other: string): string;
  /** The DM of a person with the bot. */
  directMessage(person: string): string;
  /** A person opens the tab of their messages with the app. */
  openMessages(person: string): void;
  readonly homes: LocalHomes;
  readonly modals: readonly Readonly<Record<string, unknown>>[];
}

export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const state = createState(options.clock, options.scopes ?? fullScopes, options.channels);
  const server = createServer((request, response) => void serve(request, response));
  const sockets = createSockets(server, state, options.ackDeadlineMs ?? 3_000);
  const events = createEvents(state, sockets, {
    subscribed: options.events ?? allEvents,
    retryAfterMs: options.retryAfterMs ?? [0, 60_000, 300_000],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const world: World = {
    state,
    base: `http://127.0.0.1:${port}`,
    commands: options.commands ?? [papersCommand],
    hasHome: options.homeTab ?? true,
    shortcuts: options.shortcuts ?? [keepShortcut],
    faults: createFaults(),
    limits: createLimits(state.now),
    sockets,
    events,
    handles: createHandles(state.now),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, name = ''] = new URL(request.url ?? '/', 'http://local').pathname.split('/');
    try {
      if (kind === 'api') await serveMethod(world, name, request, response);
      else if (kind === 'upload') await serveUpload(state, name, request, response);
      else if (kind === 'files') serveFile(state, name, request, response);
      else if (kind === 'respond') await serveResponse(world, name, request, response);
      else unknownRoute(state, request, response);
    } catch (error) {
      violation(state, 'protocol', `${request.url}: ${error}`);
      if (!response.headersSent) response.writeHead(500).end();
    }
  }

  return {
    ...trouble(world),
    platform: 'slack',
    apiUrl: `${world.base}/api/`,
    environment: { SLACK_BOT_TOKEN: app.botToken, SLACK_APP_TOKEN: app.appToken },
    workspace: team.id,
    workspaceName: team.name,
    people,
    channels: listed(state),
    direct: (person) => ({ id: directMessage(person), name: app.displayName }),
    messages: (channel, as, thread) => messagesFor(world, channel, as, thread),
    complete: async (_person, _channel, text) => completions(world, text),
    async type(person, channel, text) {
      const place = state.channels.get(channel);
      if (!place?.members.has(person)) return { error: 'not_in_channel' };
      if (text.startsWith('/')) return typeCommand(world, person, place, text);
      say(world, person, place, text);
      return {};
    },
    press: async (person, message, control, value) =>
      pressControl(world, person, shown(state, message, person), control, value),
    ownEmoji: [':paperclub:'],
    messageMenu: () => world.shortcuts.map(({ name }) => name),
    pick: (person, message, entry) => pickShortcut(world, person, shown(state, message, person), entry),
    react: (person, message, emoji) =>
      void react(world, shown(state, message, person), person, nameOfEmoji(emoji)),
    unreact: (person, message, emoji) =>
      void unreact(world, shown(state, message, person), person, nameOfEmoji(emoji)),
    forms: {
      open: (person) => state.openModals.get(person),
      submit: (person, values, files = {}) => submitModal(world, person, { values, files }),
      cancel: async (person) => cancelModal(world, person),
    },
    homes: {
      open: (person) => openHome(world, person),
      view: (person) => state.homes.get(person),
      press: (person, control, value) => pressAtHome(world, person, control, value),
    },
    violations: state.violations,
    requests: state.requests,
    fail: (fault) => world.faults.add(fault),
    recover: () => world.faults.clear(),
    onChange(listener) {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
    async stop() {
      events.close();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listed(state: State): LocalChannel[] {
  return [...state.channels.values()]
    .filter(({ kind }) => kind !== 'im')
    .map(({ id, name }) => ({ id, name }));
}

function shown(state: State, ts: string, person: string): Stored {
  const message = state.messages.get(ts);
  const member = message && state.channels.get(message.channel)?.members.has(person);
  if (!message || !member || !visibleTo(message, person)) throw new Error(`${person} sees no message ${ts}`);
  return message;
}

function unknownRoute(state: State, request: IncomingMessage, response: ServerResponse): void {
  violation(state, 'unknown-route', `${request.method} ${request.url}`);
  response.writeHead(404, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error: 'unknown_method' }));
}
