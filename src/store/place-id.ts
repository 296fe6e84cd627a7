// Ids that stand on buttons.
import { createHash } from 'node:crypto';
import type { PlaceRef } from '../chat/refs.ts';

/** The id of the `turn`th thing of a kind in a place: counted one after another ids would tell what other workspaces do. */
export const idIn = (place: PlaceRef, turn: number | string): number =>
  Number.parseInt(createHash('sha256').update(`${place} ${turn}`).digest('hex').slice(0, 12), 16);
