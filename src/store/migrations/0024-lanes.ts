// The platform that a delivery goes to, so that those of one that is busy are not in the way of another's.
import { type Kysely, sql } from 'kysely';

export const lanes = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table deliveries add column platform text not null default ''`.execute(db);
    await sql`update deliveries set platform = (
      select substr(place, 1, instr(place, ':') - 1) from subscriptions where id = subscription_id)`.execute(
      db,
    );
    await sql`drop index deliveries_due`.execute(db);
    await sql`create index deliveries_due on deliveries (platform, not_before) where state in ('planned', 'sending')`.execute(
      db,
    );
  },
};
