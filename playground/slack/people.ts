// The cast of the local Slack: one workspace, one app with its bot, three people and three channels.
import type { LocalPerson } from '../local-chat.ts';

export const team = { id: 'T0LOCAL', domain: 'paperboy-local', name: 'Paper Club' } as const;

export const app = {
  id: 'A0PAPERBOY',
  bot: 'B0PAPERBOY',
  user: 'U0PAPERBOY',
  name: 'paperboy',
  displayName: 'Paperboy',
  botToken: 'xoxb-local',
  appToken: 'xapp-local',
} as const;

export const people: readonly LocalPerson[] = [
  { id: 'U0ALICE', name: 'Alice', zone: 'Europe/Zurich', role: 'admin' },
  { id: 'U0BOB', name: 'Bob', zone: 'America/New_York', role: 'member' },
  { id: 'U0CHARLIE', name: 'Charlie', zone: 'UTC', role: 'guest' },
];

/** A conversation and who is in it; the bot is a member like any other. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  kind: 'public' | 'private' | 'im';
  archived: boolean;
  readonly members: Set<string>;
}

/** At the start: two with the bot and everybody, one without bot and guest, a DM for each person; `further` as the first. */
export function firstChannels(further: readonly string[] = []): Channel[] {
  const everybody = people.map((person) => person.id);
  const full = everybody.filter((id) => id !== 'U0CHARLIE');
  return [
    channel('C0PAPERS', 'papers', 'public', [...everybody, app.user]),
    channel('C0READING', 'reading-group', 'public', [...everybody, app.user]),
    channel('C0RANDOM', 'random', 'public', full),
    ...everybody.map((id) => channel(directMessage(id), 'directmessage', 'im', [id, app.user])),
    ...further.map((name, index) => channel(`C1${index}`, name, 'public', [...everybody, app.user])),
  ];
}

/** The id of the DM between the bot and a person. */
export function directMessage(person: string): string {
  return `D${person.slice(1)}`;
}

/** The DM between two people. */
export const between = (one: string, other: string): Channel =>
  channel(`D${one.slice(1)}${other.slice(1)}`, 'directmessage', 'im', [one, other]);

/** The name under which an id writes; the id itself where nobody has it. */
export function nameOf(id: string): string {
  return id === app.user ? app.displayName : (people.find((person) => person.id === id)?.name ?? id);
}

function channel(id: string, name: string, kind: Channel['kind'], members: readonly string[]): Channel {
  return { id, name, kind, archived: false, members: new Set(members) };
}
