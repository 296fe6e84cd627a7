// How well a paper fits what somebody has kept: near the whole of it, and near single papers of it.
import { likeness, type Profile, profileOfAll } from './likeness.ts';
import type { PaperId } from './paper-id.ts';

export interface Taste {
  readonly liked: readonly (readonly [PaperId, Profile])[];
  /** What all of it is about together; the same of what was not for them. */
  readonly whole: Profile;
  readonly disliked: Profile;
}

export interface Fit {
  /** The higher the better; no scale. */
  readonly score: number;
  /** The kept papers that it is like, the likest first. */
  readonly near: readonly PaperId[];
}

/** Below it two papers share little more than the words of their field. */
const NEAR = 0.12;

export const tasteOf = (
  liked: readonly (readonly [PaperId, Profile])[],
  disliked: readonly Profile[],
): Taste => ({
  liked,
  whole: profileOfAll(liked.map(([, profile]) => profile)),
  disliked: profileOfAll(disliked),
});

export function fitOf(taste: Taste, profile: Profile): Fit {
  const each = taste.liked
    .map(([id, one]) => ({ id, likeness: likeness(one, profile) }))
    .sort((one, other) => other.likeness - one.likeness);
  const nearest = each[0]?.likeness ?? 0;
  const score = likeness(taste.whole, profile) + nearest - likeness(taste.disliked, profile);
  return { score, near: each.filter((one) => one.likeness >= NEAR).map(({ id }) => id) };
}
