// Claims of deliveries: whoever holds one when its time is over has lost it, and nothing they say of it counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import {
  claimDelivery,
  type Delivery,
  deliveryByKey,
  giveBack,
  planDelivery,
  renewLease,
  settleDelivery,
} from '../../src/store/deliveries.ts';
import { partsOf, saveParts } from '../../src/store/delivery-parts.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { USUAL } from '../world/wish.ts';

const NINE = Date.parse('2025-03-11T08:00:00Z');
const LEASE = 120_000;
const KEY = '0123456789abcdef';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openDatabase(`sqlite:${join(folder, 'paperboy.db')}`);
  const place = { workspace: 'slack:T1', place: 'slack:T1/C1', madeBy: 'slack:T1/U1' };
  const { id } = await addSubscription(db, { ...USUAL, ...place, personal: false, nextDueAt: NINE }, NINE);
  const times = { notBefore: NINE, dueAt: NINE, deadline: NINE + 60 * 60_000 };
  await planDelivery(
    db,
    { key: KEY, subscriptionId: id, place: 'slack:T1/C1', localDay: '2025-03-11', kind: 'digest', ...times },
    NINE,
  );
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const claim = (holder: string, now: number) =>
  claimDelivery(db, { holder, platform: 'slack' }, now, now + LEASE);

async function claimed(holder: string, now: number): Promise<Delivery> {
  const delivery = await claim(holder, now);
  if (!delivery) throw new Error(`nothing to claim for ${holder}`);
  return delivery;
}

test('a delivery is one holder’s until its time is over', async () => {
  await claimed('alice', NINE);
  expect(await claim('bob', NINE + LEASE - 1)).toBeNull();
  expect(await claim('bob', NINE + LEASE)).toMatchObject({ holder: 'bob', attempts: 2 });
});

test('a holder whose send has hung for too long can neither settle, give back, renew nor compose it', async () => {
  const late = await claimed('alice', NINE);
  const held = await claimed('bob', NINE + LEASE);
  const parts = [{ kind: 'header', paper_id: null }] as const;
  const composed = { source: 'huggingface', days: ['2025-03-11'], parts };
  expect(await settleDelivery(db, late, { state: 'failed', reason: 'late' }, NINE + LEASE)).toBe(false);
  expect(await giveBack(db, late, NINE + LEASE, 'late')).toBe(false);
  expect(await renewLease(db, late, NINE + 2 * LEASE)).toBe(false);
  expect(await saveParts(db, { held: late, place: 'slack:T1/C1', composed })).toBe('taken');
  expect(await partsOf(db, KEY)).toEqual([]);
  expect(await deliveryByKey(db, KEY)).toEqual(held);
  expect(await settleDelivery(db, held, { state: 'sent', reason: null }, NINE + LEASE)).toBe(true);
});

test('the same holder has lost an earlier claim of theirs, too', async () => {
  const late = await claimed('alice', NINE);
  const held = await claimed('alice', NINE + LEASE);
  expect(await settleDelivery(db, late, { state: 'failed', reason: 'late' }, NINE + LEASE)).toBe(false);
  expect(await settleDelivery(db, held, { state: 'sent', reason: null }, NINE + LEASE)).toBe(true);
  expect(await claim('bob', NINE + 9 * LEASE)).toBeNull();
});

test('a claim of a clock that was hours ahead is free when that is set back; one that is a little ahead is not', async () => {
  await claimed('alice', NINE + 2 * 60 * 60_000);
  expect(await claim('bob', NINE)).toMatchObject({ holder: 'bob', attempts: 2 });
  expect(await claim('alice', NINE - LEASE / 2)).toBeNull();
});
