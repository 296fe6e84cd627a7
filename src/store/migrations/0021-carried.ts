// Deliveries that go with another one are found by it.
import { type Kysely, sql } from 'kysely';

export const carried = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index deliveries_by_followed on deliveries (follows) where follows is not null`.execute(
      db,
    );
  },
};
