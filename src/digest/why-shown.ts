// What is said of the papers of a digest beside their facts, by what was noted when it was composed.
import type { PaperId } from '../domain/paper-id.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Database } from '../store/database.ts';
import { type DeliveryPart, whyOf } from '../store/delivery-parts.ts';
import { papersByTheirId } from '../store/papers.ts';
import { submissionsOf } from '../store/submissions.ts';
import type { ShownWhy } from '../views/why.ts';

export async function whyShown(
  db: Database,
  { workspace }: Pick<Subscription, 'workspace'>,
  parts: readonly DeliveryPart[],
): Promise<ReadonlyMap<PaperId, ShownWhy>> {
  const noted = parts.flatMap((part) =>
    part.paper_id && part.why ? [[part.paper_id, whyOf(part)] as const] : [],
  );
  const submitted = noted.filter(([, { submitted: is }]) => is).map(([id]) => id);
  const submissions = await submissionsOf(db, workspace, submitted);
  const near = noted.flatMap(([, why]) => why.near?.first ?? []);
  const nearest = await papersByTheirId(db, near);
  return new Map(
    noted.map(([id, why]) => [
      id,
      {
        ...(why.submitted && { submitted: submissions.get(id) ?? null }),
        ...(why.near && {
          near: { count: why.near.count, title: nearest.get(why.near.first ?? '')?.shownTitle ?? null },
        }),
        ...(why.kept !== undefined && { kept: why.kept }),
      },
    ]),
  );
}
