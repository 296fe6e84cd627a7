// What a place wants to get, and when.
import type { PersonRef, PlaceRef, WorkspaceRef } from '../chat/refs.ts';

export interface Subscription {
  readonly id: number;
  readonly workspace: WorkspaceRef;
  readonly place: PlaceRef;
  readonly madeBy: PersonRef;
  /** Local time of day, `09:00`. */
  readonly time: string;
  readonly zone: string;
  /** How many papers a digest shows before the button for the rest. */
  readonly top: number;
  readonly state: 'active' | 'paused';
  /** Why it is paused. */
  readonly reason: string | null;
  readonly nextDueAt: number;
}

export type NewSubscription = Omit<Subscription, 'id' | 'state' | 'reason'>;
