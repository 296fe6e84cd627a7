// A database from the time when all deliveries waited in one line.
import { expect, test } from 'vitest';
import { claimDelivery, waitingPlatforms } from '../../src/store/deliveries.ts';
import { upgraded } from './old-database.ts';

test('what waits in it goes out, each in the line of its platform', async () => {
  const db = await upgraded('0023-posted', (file) => {
    const subscribe =
      file.prepare(`insert into subscriptions (id, workspace, place, number, made_by, personal, cadence,
      time, zone, top, source, categories, filter, layout, freshness, state, next_due_at, created_at)
      values (?, ?, ?, 1, '', 0, 'daily', '09:00', 'UTC', 10, 'huggingface', '[]', '', 'list', 'fresh', 'active', 0, 0)`);
    const plan = file.prepare(`insert into deliveries (key, subscription_id, local_day, kind, state, days,
      lease_until, attempts, not_before, due_at, deadline, planned_at) values (?, ?, '2025-03-11', 'digest', ?, '[]', 0, 0, 0, 0, 0, 0)`);
    subscribe.run(1, 'slack:T1', 'slack:T1/C1');
    subscribe.run(2, 'discord:1', 'discord:1/11');
    subscribe.run(3, 'discord:1', 'discord:1/12');
    plan.run('a', 1, 'sent');
    plan.run('b', 2, 'planned');
    plan.run('c', 3, 'sending');
  });
  const claimed = async (platform: string) =>
    (await claimDelivery(db, { holder: 'alice', platform }, 1, 2))?.key;
  expect(await waitingPlatforms(db)).toEqual(['discord']);
  expect(await claimed('slack')).toBeUndefined();
  expect([await claimed('discord'), await claimed('discord'), await claimed('discord')]).toEqual([
    'b',
    'c',
    undefined,
  ]);
});
