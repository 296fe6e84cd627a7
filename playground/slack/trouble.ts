// What can happen to an app on Slack beside people typing: sockets end, tokens die, channels close.
import { say } from './commands.ts';
import { openTab } from './home.ts';
import { app, between, type Channel, directMessage } from './people.ts';
import { changed, remove, type State, type Stored } from './state.ts';
import type { World } from './world.ts';

/** The part of LocalSlack that is not in LocalChat. */
export function trouble(world: World) {
  const { state, sockets, events } = world;
  const on = (id: string, change: (channel: Channel) => unknown) => {
    change(channelNamed(state, id));
    changed(state);
  };
  return {
    openSockets: () => sockets.open,
    disconnect: sockets.disconnect,
    freezeSockets: sockets.freeze,
    withoutHello: sockets.withoutHello,
    sendRaw: sockets.sendRaw,
    doubleEvents(twice: boolean) {
      events.double = twice;
    },
    loseAcks(times: number) {
      events.lostAcks = times;
    },
    emit: events.emit,
    redeliver: events.redeliver,
    revokeToken(code = 'token_revoked') {
      state.dead = code;
    },
    uninstall(first: 'tokens_revoked' | 'app_uninstalled' = 'tokens_revoked') {
      const removal = [
        { type: 'tokens_revoked', tokens: { oauth: [], bot: [app.user] } },
        { type: 'app_uninstalled' },
      ];
      for (const event of first === 'tokens_revoked' ? removal : removal.reverse()) events.emit(event);
      state.dead = 'account_inactive';
    },
    install() {
      state.dead = undefined;
    },
    withoutScope: (scope: string) => void state.scopes.delete(scope),
    grantScope: (scope: string) => void state.scopes.add(scope),
    archive: (channel: string) => on(channel, (each) => Object.assign(each, { archived: true })),
    makePrivate: (channel: string) => on(channel, (each) => Object.assign(each, { kind: 'private' })),
    removeBot: (channel: string) => on(channel, ({ members }) => members.delete(app.user)),
    inviteBot: (channel: string) => on(channel, ({ members }) => members.add(app.user)),
    join: (person: string, channel: string) => on(channel, ({ members }) => members.add(person)),
    say: (person: string, channel: string, text: string, thread?: string) =>
      say(world, person, channelNamed(state, channel), text, thread).ts,
    deleteMessage: (message: string) => remove(state, messageNamed(state, message)),
    directMessage,
    talk(one: string, other: string) {
      const channel = between(one, other);
      state.channels.set(channel.id, channel);
      changed(state);
      return channel.id;
    },
    openMessages: (person: string) => openTab(world, person, 'messages'),
    modals: state.modals,
  };
}

function channelNamed(state: State, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw new Error(`No channel ${id}`);
  return channel;
}

function messageNamed(state: State, ts: string): Stored {
  const message = state.messages.get(ts);
  if (!message) throw new Error(`No message ${ts}`);
  return message;
}
