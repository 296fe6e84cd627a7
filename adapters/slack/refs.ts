// Slack's ids as references of the core, and back: slack:T1/C1/1741680000.000100.
import type { MessageRef, PersonRef, PlaceRef, WorkspaceRef } from '../../src/chat/refs.ts';

export const workspaceRef = (team: string): WorkspaceRef => `slack:${team}`;
export const placeRef = (team: string, channel: string): PlaceRef => `slack:${team}/${channel}`;
export const personRef = (team: string, user: string): PersonRef => `slack:${team}/${user}`;
export const messageRef = (place: PlaceRef, ts: string): MessageRef => `${place}/${ts}`;

/** The team of any reference. */
export const teamOf = (ref: PlaceRef | PersonRef | MessageRef): string => part(ref, 0);
/** The user id of a person. */
export const userOf = (ref: PersonRef): string => part(ref, 1);
/** The channel id of a place or of a message in it. */
export const channelOf = (ref: PlaceRef | MessageRef): string => part(ref, 1);
/** The id of a message, a time in seconds with a fraction. */
export const tsOf = (ref: MessageRef): string => part(ref, 2);

function part(ref: string, index: number): string {
  const found = ref.startsWith('slack:') ? ref.slice('slack:'.length).split('/')[index] : undefined;
  if (!found) throw new Error('not a Slack reference of this kind');
  return found;
}
