// Whether a message that may have been sent stands where it belongs.
import type { LookBack, Platform, SendOptions } from '../chat/platform.ts';
import type { PlaceRef } from '../chat/refs.ts';

/** How far ahead of the platform's our clock may have been when we sent, ms. */
const AHEAD = 86_400_000;

interface Sought {
  readonly place: PlaceRef;
  readonly options: SendOptions;
  /** When it may have been sent first, by our clock, epoch ms. */
  readonly since: number;
}

/** Looks back; rejects with a DeliveryError where the platform does not say now. */
export async function lookFor(platform: Platform, { place, options, since }: Sought): Promise<LookBack> {
  const near = await platform.find(place, options, since);
  if (near !== 'absent') return near;
  // With a clock that was ahead the message seems to be older than our try of it.
  const far = await platform.find(place, options, since - AHEAD);
  // A place where too much was said in a day to read it all: then the near look decides.
  return far === 'unknown' ? 'absent' : far;
}
