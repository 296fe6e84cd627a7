// One delivery carries others, and what becomes of these when its owner goes. On Discord a person has one place for direct
// messages and follows things from several servers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/domain/subscription.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import {
  claimDelivery,
  type Delivery,
  deliveryByKey,
  planDelivery,
  settleDelivery,
} from '../../src/store/deliveries.ts';
import { saveParts } from '../../src/store/delivery-parts.ts';
import { forget } from '../../src/store/person-data.ts';
import { addSubscription } from '../../src/store/subscriptions.ts';
import { deleteWorkspace } from '../../src/store/workspace-data.ts';
import { USUAL } from '../world/wish.ts';

const NINE = Date.parse('2025-03-11T08:00:00Z');
const PLACE = 'discord:@me/1';
const DAY = '2025-03-11';
const OWNER = { workspace: 'discord:1', person: 'discord:1/11' };
const OTHER = { workspace: 'discord:2', person: 'discord:2/11' };
const CARRIER = '0123456789abcdef';
const CARRIED = 'fedcba9876543210';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openDatabase(`sqlite:${join(folder, 'paperboy.db')}`);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function follow({ workspace, person }: typeof OWNER, key: string): Promise<Subscription> {
  const wanted = { ...USUAL, workspace, place: PLACE, madeBy: person, personal: true, nextDueAt: NINE };
  const subscription = await addSubscription(db, wanted, NINE);
  const times = { notBefore: NINE, dueAt: NINE, deadline: NINE + 60 * 60_000 };
  const { id, place } = subscription;
  const planned = { key, subscriptionId: id, place, localDay: DAY, kind: 'digest', ...times } as const;
  await planDelivery(db, planned, NINE);
  return subscription;
}

const claim = (holder: string) => claimDelivery(db, { holder, platform: 'discord' }, NINE, NINE + 120_000);
const composed = (carried: readonly Subscription[]) => ({
  source: 'huggingface',
  days: ['2025-03-10'],
  parts: [{ kind: 'header', paper_id: null } as const],
  carried: carried.map((subscription) => ({
    key: 'aaaaaaaaaaaaaaaa',
    subscription,
    source: 'huggingface',
    days: ['2025-03-10'],
    nextDueAt: null,
  })),
});
const save = (held: Delivery, carried: readonly Subscription[]) =>
  saveParts(db, { held, place: PLACE, composed: composed(carried) });

/** The carrier as it is held, with the other one in it. */
async function carrying(): Promise<Delivery> {
  await follow(OWNER, CARRIER);
  const held = await claim('alice');
  const other = await follow(OTHER, CARRIED);
  if (!held) throw new Error('nothing to claim');
  expect(await save(held, [other])).toBe('saved');
  return held;
}

test('what is carried is nobody’s to claim, and ends with its carrier', async () => {
  const held = await carrying();
  expect(await claim('bob')).toBeNull();
  await settleDelivery(db, held, { state: 'sent', reason: null }, NINE);
  expect(await deliveryByKey(db, CARRIED)).toMatchObject({ state: 'sent', days: '["2025-03-10"]' });
});

test('whoever had claimed what is carried by now can no longer compose it', async () => {
  await follow(OWNER, CARRIER);
  const held = await claim('alice');
  const other = await follow(OTHER, CARRIED);
  const late = await claim('bob');
  if (!held || !late) throw new Error('nothing to claim');
  expect(await save(held, [other])).toBe('saved');
  await settleDelivery(db, held, { state: 'failed', reason: 'refused' }, NINE);
  expect(await save(late, [])).toBe('taken');
});

test('a place’s second message of a date is not composed, whoever has not seen the first', async () => {
  await carrying();
  const third = await follow(OWNER, 'bbbbbbbbbbbbbbbb');
  const late = await claim('bob');
  if (!late) throw new Error('nothing to claim');
  expect(late.subscription_id).toBe(third.id);
  expect(await save(late, [])).toBe('again');
});

describe.each([
  ['the server of the carrier is deleted', () => deleteWorkspace(db, OWNER.workspace)],
  ['its owner is forgotten', () => forget(db, OWNER.person, null)],
])('%s', (_, end) => {
  test('before it was sent: what it carried is sent by itself', async () => {
    await carrying();
    await end();
    expect(await deliveryByKey(db, CARRIER)).toBeNull();
    expect(await claim('bob')).toMatchObject({ key: CARRIED, days: '[]', follows: null });
  });

  test('after it was sent: what it carried has been sent', async () => {
    const held = await carrying();
    await settleDelivery(db, held, { state: 'sent', reason: null }, NINE);
    await end();
    expect(await deliveryByKey(db, CARRIED)).toMatchObject({ state: 'sent', days: '["2025-03-10"]' });
  });
});
