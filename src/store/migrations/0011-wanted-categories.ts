// What active subscriptions want of arXiv is asked every minute, however many there are.
import { type Kysely, sql } from 'kysely';

export const wantedCategories = {
  async up(db: Kysely<unknown>): Promise<void> {
    const index = `create index subscriptions_by_categories on subscriptions (categories, workspace)
      where state = 'active' and categories <> '[]'`;
    await sql.raw(index).execute(db);
  },
};
