// What is stored about a person: all of it in a file for them, and none of it anywhere once they are forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { PERSON_COLUMNS } from '../../src/store/person-data.ts';
import { newestFile } from '../world/files.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { person } from '../world/people.ts';
import { shown, textOf, type World } from '../world/world.ts';

const NOTE = 'quokka on the ledge';
const TAG = 'axolotl';
const WHY = 'the numbat would like it';
const FOLLOWED = 'pangolin';
const ZONE = 'Pacific/Chatham';

describe.each(['slack', 'discord'] as const)('in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  // Slack tells the zone itself, so it is not stored.
  const zone = platform === 'discord' ? [ZONE] : [];
  const somebody = (name: 'Alice' | 'Bob') => person(world.chats[platform], name);
  const folder = () => dirname(world.config.databaseUrl.replace('sqlite:', ''));
  const filesWith = (text: string) =>
    readdirSync(folder()).filter((name) => readFileSync(join(folder(), name)).includes(text));

  /** Puts words of one's own wherever a person can. */
  async function leaveTraces(name: 'Alice' | 'Bob') {
    const who = somebody(name);
    await who.ask(`zone ${ZONE}`);
    await who.ask('today');
    await who.ask(`keep 1 ${NOTE}`);
    await who.ask(`tag 1 #${TAG}`);
    await who.ask('mark reading 2');
    await who.ask(`submit 3 ${WHY}`);
    await who.ask(`follow ${FOLLOWED} OR votes>=20`);
    return who;
  }

  test('my-data sends every word of theirs, and nothing of others, to the asker alone', async () => {
    const alice = await leaveTraces('Alice');
    await alice.ask('subscribe at 09:00 Europe/Zurich only wombat');
    await somebody('Bob').ask('keep 2403.03950 my own echidna');
    expect(textOf(await alice.ask('my-data'))).toContain('sent to you by direct message');
    const { text: file } = await newestFile(world.chats[platform], alice.id);
    for (const text of [NOTE, TAG, WHY, FOLLOWED, 'wombat', ...zone, alice.id]) expect(file).toContain(text);
    expect(file).not.toContain('echidna');
    expect(JSON.parse(file)).toMatchObject({ marks: [{}, {}], notes: [{}], subscriptions: [{}, {}] });
  });

  test('forget-me asks first, then nothing of theirs is in any file of the database', async () => {
    const alice = await leaveTraces('Alice');
    await alice.ask('note 1 the second quokka');
    await world.moveTo('2025-03-12T23:00:00Z');
    const chat = world.chats[platform];
    await shown(chat, () => chat.messages(chat.direct(alice.id).id, alice.id)[0]);
    const question = await alice.ask('forget-me');
    expect(textOf(question)).toMatch(/2 marks.*1 note.*1 follow/s);
    for (const text of [NOTE, 'second quokka', TAG, WHY, FOLLOWED]) expect(filesWith(text)).not.toEqual([]);
    expect(textOf(await alice.press(question, 'Yes, forget me'))).toContain('You are forgotten');
    for (const text of [NOTE, 'second quokka', TAG, WHY, FOLLOWED, ...zone, alice.id]) {
      expect(filesWith(text), text).toEqual([]);
    }
    expect(textOf(await alice.ask('bookmarks'))).toContain('You have kept nothing yet');
    expect(textOf(await alice.ask('follows'))).toContain('You follow nothing');
  });

  // Slack keeps a form with a mistake open.
  test.runIf(platform === 'discord')(
    'what was written into a form that was not taken is theirs too',
    async () => {
      const alice = await leaveTraces('Alice');
      await alice.openForm(await alice.ask('keep 2403.03950'), 'Tag');
      await alice.send({ tags: 'x'.repeat(41) });
      await alice.ask('my-data');
      const { text: file } = await newestFile(world.chats[platform], alice.id);
      expect(JSON.parse(file)).toMatchObject({ drafts: [{ fields: expect.stringContaining('xxx') }] });
      await alice.press(await alice.ask('forget-me'), 'Yes, forget me');
      expect(filesWith('x'.repeat(41))).toEqual([]);
    },
  );

  test('nobody finds them in what others looked for', async () => {
    const [alice, bob] = [await leaveTraces('Alice'), somebody('Bob')];
    const long = 'wombat OR echidna OR numbat OR quoll OR bilby OR bettong OR potoroo OR pademelon';
    await bob.ask(`bookmarks team by:@Alice -(${long})`);
    expect(filesWith('pademelon')).not.toEqual([]);
    await alice.press(await alice.ask('forget-me'), 'Yes, forget me');
    for (const text of ['pademelon', alice.id]) expect(filesWith(text)).toEqual([]);
  });

  test('the channel keeps its digest without a name, and others keep everything', async () => {
    const alice = somebody('Alice');
    const bob = await leaveTraces('Bob');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await alice.press(await alice.ask('forget-me'), 'Yes, forget me');
    expect(filesWith(alice.id)).toEqual([]);
    await world.moveTo('2025-03-11T08:00:05Z');
    await bob.digest();
    expect(textOf(await bob.ask('bookmarks'))).toContain(NOTE);
    expect(textOf(await bob.ask('follows'))).toContain(FOLLOWED);
  });

  test('whoever is not sure is not forgotten', async () => {
    const alice = await leaveTraces('Alice');
    await alice.ask('forget-me');
    expect(textOf(await alice.ask('bookmarks'))).toContain(NOTE);
  });
});

test('every column that names a person is known to my-data and forget-me', async () => {
  const db = await openDatabase('sqlite::memory:');
  const tables = await db.introspection.getTables();
  const naming = tables.flatMap(({ name, columns }) =>
    columns
      .filter((one) => /person$|made_by|user|keeper|author_id/.test(one.name))
      .map((one) => `${name}.${one.name}`),
  );
  await db.destroy();
  const known = Object.entries(PERSON_COLUMNS).map(([table, column]) => `${table}.${column}`);
  expect(naming.toSorted()).toEqual(known.toSorted());
});
