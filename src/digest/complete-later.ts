// Plans that a digest of a list that is still open is completed when that has closed.
import { daysOf, planDelivery } from '../store/deliveries.ts';
import { editionOf } from '../store/editions.ts';
import { asComposed } from './as-composed.ts';
import { type DeliverDeps, sourceNamed } from './deps.ts';
import type { Digest } from './part-message.ts';

/**
 * After its closing time a list is looked at for so long before a digest of it stays uncompleted: longer than we, or its
 * source, are away over a long weekend.
 */
const CLOSING_PATIENCE = 5 * 24 * 3_600_000;
const A_LITTLE_LATER = 10 * 60_000;

/**
 * To be called as soon as its header stands: the rest may take until the list has closed, or never come. By the hours of
 * its source the list may be over.
 */
export async function completeLater(
  { db, clock, sources, newKey }: DeliverDeps,
  digest: Omit<Digest, 'deps'>,
): Promise<void> {
  const { held, parts } = digest;
  const [day] = daysOf(held);
  if (held.kind === 'final' || digest.subscription.personal || day === undefined) return;
  const { id, place, source: name } = await asComposed(db, digest);
  const source = sourceNamed(sources, name);
  const edition = await editionOf(db, source.name, day);
  const now = clock.now();
  const { closesAt } = source.hours(day);
  const wasOpen = (parts[0]?.sent_at ?? now) < closesAt;
  if (edition?.state !== 'open' && !wasOpen) return;
  const at = Math.max(closesAt + A_LITTLE_LATER, now);
  const planned = { key: newKey(), subscriptionId: id, place, localDay: held.local_day };
  await planDelivery(
    db,
    {
      ...planned,
      kind: 'final',
      follows: held.key,
      notBefore: at,
      dueAt: at,
      deadline: at + CLOSING_PATIENCE,
    },
    now,
  );
}
