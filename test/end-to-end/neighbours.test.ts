// Workspaces never see one another: whatever is done in one, every answer, file and post in the other is the same to the
// byte as if nobody had ever been there. Papers and lists are everybody's, so both sides begin with all that there is.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { startLocalArxiv } from '../../playground/arxiv/index.ts';
import { trialPapers } from '../../playground/arxiv/trial-papers.ts';
import { startLocalHuggingFace } from '../../playground/hugging-face/index.ts';
import { trialDays } from '../../playground/hugging-face/trial-days.ts';
import { createApp } from '../../src/app.ts';
import type { Answer, Asker, Handlers, Platform } from '../../src/chat/platform.ts';
import { commands } from '../../src/commands/index.ts';
import { createDeliverer } from '../../src/digest/deliver.ts';
import { planDue } from '../../src/digest/plan.ts';
import { createLog } from '../../src/ops/log.ts';
import { createSources } from '../../src/sources/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { queryKey } from '../../src/store/queries.ts';
import { testClock } from '../world/clock.ts';
import { person } from '../world/people.ts';
import { startWorld, type World } from '../world/world.ts';

const START = '2025-03-11T07:55:00Z';
const LATER = '2025-03-11T08:30:00Z';
const LONG = `quokka ${'votes>=1 '.repeat(12)}`.trim();

const asker = (workspace: string, name: string, more: Partial<Asker> = {}): Asker => ({
  workspace,
  place: `${workspace}/papers`,
  person: `${workspace}/${name}`,
  name,
  zone: 'Europe/Zurich',
  mayManage: true,
  isAdmin: true,
  ...more,
});
const OURS = 'slack:TOURS';
const THEIRS = 'slack:TTHEIRS';
const us = asker(OURS, 'Alice');

/** What the people of our workspace have done before, in every command that keeps something. */
const BEFORE = [
  'zone Europe/Berlin',
  'today',
  'keep 1 our quokka',
  'tag 1 ours',
  'mark reading 2',
  'keep 2308.03296',
  'follow diffusion OR votes>=20',
  'subscribe at 09:00 Europe/Zurich',
  'subscribe weekly top 3 from cs.CL only ourwombat OR agents as list',
  `search ${LONG}`,
  'submit 2308.03296 our numbat',
  'emoji keep ⭐',
  'rights admins',
];

/** Everything that can be asked, so that every answer is compared; those that change something come last. */
const ASKED = [
  ...[
    'today',
    'yesterday',
    'date 2025-03-07',
    'week',
    'month',
    'trending',
    'rising',
    'random',
    'help',
    'status',
  ],
  ...['show 1', 'show 2403.03950', 'similar 1', 'search diffusion', `search ${LONG}`, 'search votes>=50'],
  ...['bookmarks', 'bookmarks team', 'bookmarks here', 'bookmarks team quokka', 'bookmarks tag:ours'],
  ...['submissions', 'pick', 'picks', 'submit 2403.03950', 'unsubmit 2403.03950'],
  ...['top', 'top ever', 'foryou', 'privacy', 'export', 'export team as csv', 'my-data', 'follows'],
  ...[
    'subscriptions',
    'zone',
    'rights admins',
    'join',
    'forget-me',
    'bookmarks nonsense',
    'keep 1',
    'keep 3',
  ],
  ...[
    'note 3 another',
    'drop 2308.03296',
    'mark read 1',
    'pause 2',
    'resume 2',
    'digest now 1',
    'unfollow 1',
  ],
  ...['home', 'emoji', 'emoji keep default', 'help'],
  ...['unjoin', 'unsubscribe 2', 'bookmarks', 'subscriptions'],
];

/** One thing that somebody does in the other workspace. */
type Deed =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'pick' | 'press'; readonly command: string; readonly values: readonly string[] }
  | { readonly kind: 'react'; readonly message: string; readonly emoji: string; readonly added: boolean }
  | { readonly kind: 'complete'; readonly command: string; readonly option: string; readonly typed: string };

const words = fc.constantFrom(
  ...[
    '1',
    '2',
    '3',
    '10',
    '#1',
    '2403.03950',
    '2308.03296',
    '1706.03762',
    'https://arxiv.org/abs/2403.03950',
  ],
  ...[
    'mine',
    'team',
    'here',
    'ever',
    'private',
    'shared',
    'members',
    'admins',
    'now',
    'yes',
    'reading',
    'read',
  ],
  ...['diffusion', 'votes>=20', 'tag:ours', 'status:read', 'quokka', LONG, `=${queryKey(LONG)}`, 'yesterday'],
  ...[
    'keep',
    '⭐',
    'default',
    '2025-03-07',
    'at 09:00 Europe/Zurich',
    'weekly',
    'from cs.CL',
    'as csv',
    'nonsense',
    '"',
    '',
    '@Alice',
  ],
);
const typed = fc.array(
  fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: 'grapheme', maxLength: 20 })),
  {
    maxLength: 3,
  },
);
const command = fc.constantFrom(...commands);
const PRESSABLE = ['set', 'save', 'tune', 'change', 'preview'];
const deed = (ids: readonly string[], posts: readonly string[]): fc.Arbitrary<Deed> => {
  const value = fc.oneof({ weight: 3, arbitrary: words }, fc.constantFrom(...ids), fc.nat(9).map(String));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(command, typed)
        .map(([{ name }, rest]) => ({ kind: 'type', text: [name, ...rest].join(' ') }) as const),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom('pick', 'press'), command, fc.array(value, { maxLength: 4 }))
        .map(([kind, { name }, values]) => ({ kind, command: name, values }) as Deed),
    },
    // Ids of ours on buttons that others have made up.
    fc
      .tuple(fc.constantFrom(...PRESSABLE), fc.constantFrom(...ids), fc.constantFrom('top', 'form', 'monday'))
      .map(([name, id, what]) => ({ kind: 'press', command: name, values: [id, what, '3'] }) as Deed),
    fc.record({
      kind: fc.constant('react'),
      message: fc.constantFrom(...posts),
      emoji: fc.constantFrom('🔖', '👀', '✅', '👍', '👎', '1⃣', '🔟', '🎉', '⭐'),
      added: fc.boolean(),
    }) as fc.Arbitrary<Deed>,
    fc
      .tuple(command, words)
      .map(
        ([{ name, options }, half]) =>
          ({ kind: 'complete', command: name, option: options[0]?.name ?? '', typed: half }) as const,
      ),
  );
};

let world: World;
let folder: string;
beforeAll(async () => {
  world = await startWorld({ at: START });
  // Whatever the other side may look up is here before.
  const charlie = person(world.slack, 'Charlie');
  for (const line of ['trending', 'rising', 'date 2025-03-07', 'date 2025-03-06', 'month', 'similar 1'])
    await charlie.ask(line);
  for (const { id } of trialPapers()) await world.clock.during(charlie.ask(`show ${id}`));
  await world.stopPaperboy();
  folder = mkdtempSync(join(tmpdir(), 'paperboy-neighbours-'));
  const file = new Sqlite(world.config.databaseUrl.replace('sqlite:', ''));
  file.prepare('vacuum into ?').run(join(folder, 'all.db'));
  file.close();
}, 60_000);
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A platform that writes down what everybody there would see. */
function notebook() {
  const sent: unknown[] = [];
  let count = 0;
  const note = async (to: string, what: unknown) => void (to.startsWith(OURS) && sent.push({ to, what }));
  const platform: Platform = {
    name: 'slack',
    paceMs: 0,
    start: async () => {},
    stop: async () => {},
    async send(to, message) {
      await note(to, await rendered({ message }));
      return `${to}/${to.startsWith(OURS) ? 'ours' : 'theirs'}${to.startsWith(OURS) ? sent.length : ++count}`;
    },
    // A key is chance as well.
    sendFile: (to, file) => note(to, String(file.content).replace(/"[0-9a-f]{16}"/g, '"a key"')),
    direct: async (who) => `${who}-direct`,
    edit: (message, to) => note(message, to),
    reactionsOn: async () => ({ found: [], inPart: [] }),
    isMember: async () => true,
    missingRights: async () => [],
    silence: () => null,
    publishes: () => false,
    publish: async () => {},
    find: async () => 'absent',
    emoji: (sign) => sign,
  };
  return { platform, sent };
}

async function rendered(answer: Answer, asked = ''): Promise<string> {
  const payloads = await Promise.all(adapters.map((adapter) => adapter.payload(answer.message, commands)));
  const text = JSON.stringify({ payloads, failed: answer.failed, form: answer.form });
  // When a source was last asked is everybody's, as the papers are.
  return asked === 'status' ? text.replace(/\b1741\d{6}\b|\d\d:\d\d Zurich/g, 'a time') : text;
}

/** All that our people are answered, sent and offered, while others do `deeds` before, between and after. */
async function ourDay(deeds: readonly Deed[]) {
  const path = join(folder, 'run.db');
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
  copyFileSync(join(folder, 'all.db'), path);
  const db = await openDatabase(`sqlite:${path}`);
  const clock = testClock(START);
  const huggingFace = await startLocalHuggingFace({ clock, days: trialDays() });
  const arxiv = await startLocalArxiv({ clock, papers: trialPapers() });
  // Keys are chance; ours do not depend on how many others were drawn.
  let side: 'ours' | 'theirs' | 'the clock' = 'ours';
  const used = { ours: 0, theirs: 0, 'the clock': 0 };
  const newKey = () =>
    createHash('sha256')
      .update(`${side} ${used[side]++}`)
      .digest('hex')
      .slice(0, 16);
  const { platform, sent } = notebook();
  const platforms = new Map([['slack', platform]]);
  const log = createLog('error', [], () => {});
  const sources = createSources(
    { ...world.config, huggingFaceUrl: huggingFace.url, arxivUrl: arxiv.url },
    { db, holder: 'one', clock, chance: () => 0.5 },
  );
  const shared = { db, sources, platforms, clock, log, chance: () => 0.5, newKey };
  const app = createApp({ ...shared, commands, wake: () => {}, missed: () => {} });
  const deliver = createDeliverer({
    ...shared,
    holder: 'one',
    stopping: new AbortController().signal,
    wakeIn: () => {},
  });
  const answers: string[] = [];
  const theirAnswers: string[] = [];
  const third = Math.ceil(deeds.length / 3);
  const theirDeeds = async (from: number) => {
    side = 'theirs';
    for (const [index, one] of deeds.slice(from, from + third).entries())
      theirAnswers.push(JSON.stringify(await clock.during(act(app, one, index))) ?? '');
    side = 'ours';
  };
  try {
    await theirDeeds(0);
    clock.moveTo('2025-03-11T07:58:00Z');
    for (const text of BEFORE) answers.push(await rendered(await clock.during(app.command(us, { text }))));
    await theirDeeds(third);
    clock.moveTo('2025-03-11T08:00:00Z');
    side = 'the clock';
    await planDue(db, clock.now(), newKey);
    await clock.during(deliver());
    await theirDeeds(2 * third);
    clock.moveTo(LATER);
    for (const text of ASKED)
      answers.push(`${text}: ${await rendered(await clock.during(app.command(us, { text })), text)}`);
    for (const { name, options } of commands)
      for (const option of options)
        answers.push(JSON.stringify(await app.complete(us, name, option.name, 'a')));
    const ids = await db.selectFrom('subscriptions').select('id').where('workspace', '=', OURS).execute();
    return { answers, sent, theirAnswers, ids: ids.map(({ id }) => String(id)) };
  } finally {
    await db.destroy();
    await Promise.all([huggingFace.stop(), arxiv.stop()]);
  }
}

async function act(app: Handlers, one: Deed, index: number): Promise<unknown> {
  const who = asker(THEIRS, ['Dave', 'Erin'][index % 2] ?? '', { isAdmin: index % 3 > 0 });
  switch (one.kind) {
    case 'type':
      return app.command(who, { text: one.text });
    case 'pick': {
      const { options } = commands.find(({ name }) => name === one.command) ?? { options: [] };
      const values = options.flatMap(({ name }, at) => (one.values[at] ? [[name, one.values[at]]] : []));
      return app.command(who, { command: one.command, values: Object.fromEntries(values) });
    }
    case 'press':
      return app.press(who, { command: one.command, values: one.values });
    case 'react':
      return app.reaction({ ...one, workspace: THEIRS, person: who.person, at: index });
    case 'complete':
      return app.complete(who, one.command, one.option, one.typed);
  }
}

describe('two teams in one database', () => {
  test('whatever is done in one, answers, files and posts in the other are the same to the byte', async () => {
    const alone = await ourDay([]);
    expect(alone.sent.length).toBeGreaterThan(4);
    expect(alone.ids).toHaveLength(3);
    const posts = [
      `${OURS}/papers/ours3`,
      `${OURS}/papers/ours5`,
      `${THEIRS}/papers/theirs1`,
      `${THEIRS}/papers/theirs2`,
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(deed(alone.ids, posts), { minLength: 12, maxLength: 30 }), async (deeds) => {
        const { answers, sent, theirAnswers } = await ourDay(deeds);
        expect(answers).toEqual(alone.answers);
        expect(sent).toEqual(alone.sent);
        expect(theirAnswers.filter((text) => /our quokka|ourwombat/.test(text))).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

describe('a team in Slack and a server in Discord, in one program', () => {
  const DONE = [
    ...['today', 'keep 1 their quokka', 'tag 2 theirs', 'mark read 3', 'follow votes>=20', 'rights admins'],
    ...[
      'subscribe at 09:00 Europe/Zurich',
      'subscribe weekly from cs.CL as list',
      'privacy private',
      'digest now 1',
    ],
  ];
  const PROBES = [
    ...[
      'today',
      'week',
      'bookmarks',
      'bookmarks team',
      'bookmarks here',
      'top ever',
      'foryou',
      'show 1',
      'follows',
    ],
    ...[
      'subscriptions',
      'privacy',
      'search diffusion',
      'forget-me',
      'keep 1',
      'bookmarks team quokka',
      'unjoin',
    ],
  ];

  /** What Bob reads in one chat after Alice and Charlie have been at work in the other. */
  async function read(here: 'slack' | 'discord', there: 'slack' | 'discord', busy: boolean) {
    const small = await startWorld({ at: START });
    try {
      const [bob, alice] = [person(small.chats[here], 'Bob'), person(small.chats[there], 'Alice')];
      await bob.ask('keep 2308.03296 my own');
      if (busy) for (const line of DONE) await alice.ask(line);
      await small.moveTo('2025-03-11T08:00:05Z');
      if (busy) {
        const fourth = alice.see((await alice.digest()).id)[3];
        if (fourth) alice.react(fourth, '🔖');
        await alice.askUntil('bookmarks', '4 papers');
      }
      await small.moveTo('2025-03-11T08:30:00Z');
      const answers: unknown[] = [];
      for (const line of PROBES) answers.push({ line, payload: (await bob.ask(line)).payload });
      return { answers, posts: bob.see().filter(({ onlyFor }) => !onlyFor) };
    } finally {
      await small.end();
    }
  }

  test.each([
    ['slack', 'discord'],
    ['discord', 'slack'],
  ] as const)('%s answers the same to the byte, whatever happens in %s', async (here, there) => {
    expect(await read(here, there, true)).toEqual(await read(here, there, false));
  });
});
