// The manifest asks for what the adapter uses, no less and no more.
import { afterEach, describe, expect, it } from 'vitest';
import { COMMAND } from '../../../adapters/slack/inline.ts';
import { commands } from '../../../src/commands/index.ts';
import { plain } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { until } from '../../contracts/until.ts';
import { manifest, manifestList, manifestShortcuts, type SlackStage, startSlackStage } from './stage.ts';

const alice = 'U0ALICE';
const open: SlackStage[] = [];
afterEach(async () => {
  for (const stage of open.splice(0)) {
    await stage.platform.stop();
    await stage.stop();
  }
});

/** Everything the adapter does in a public channel, a private one and a direct message; what worked, by name. */
async function everything(missing: { scope?: string; event?: string }): Promise<Record<string, boolean>> {
  const stage = await startSlackStage({
    scopes: manifestList('bot').filter((scope) => scope !== missing.scope),
    events: manifestList('bot_events').filter((event) => event !== missing.event),
  });
  open.push(stage);
  const core = recorder();
  await stage.platform.start(core);
  stage.chat.makePrivate('C0READING');
  const places = { public: 'C0PAPERS', private: 'C0READING', direct: stage.chat.directMessage(alice) };
  const worked: Record<string, boolean> = {};
  for (const [name, channel] of Object.entries(places)) {
    const place = stage.place(channel);
    const sent = await stage.platform.send(place, plain('Hello'), { key: name }).catch(() => null);
    worked[`send ${name}`] = sent !== null;
    worked[`edit ${name}`] = sent !== null && (await isDone(stage.platform.edit(sent, plain('Good bye'))));
    worked[`find ${name}`] = (await stage.platform.find(place, { key: name }, 0)) !== 'unknown';
  }
  worked['open direct'] = await isDone(stage.platform.direct(stage.person(alice)));
  const file = { name: 'papers.bib', content: '@article{a}', title: 'Papers' };
  worked['send file'] = await isDone(
    stage.platform.sendFile(stage.place(places.direct), file, { key: 'file' }),
  );
  worked['read a file'] = (await fileGiven(stage, core)) === '2403.03950';
  const asked = core.nextCommand();
  worked.command = (await stage.chat.type(alice, places.public, '/papers today')).error === undefined;
  worked.zone = (await asked).asker.zone !== null;
  Object.assign(worked, await reactions(stage, core, places.public));
  worked.home = await opensHome(stage, core);
  const removed = { type: 'tokens_revoked', tokens: { bot: ['U0PAPERBOY'] } };
  worked['bot removed'] = await tells(stage, core, removed);
  worked['app removed'] = await tells(stage, core, { type: 'app_uninstalled' });
  return worked;
}

/** What the core reads of a file that Alice hands over in a form; null where no form opens. */
async function fileGiven(stage: SlackStage, core: ReturnType<typeof recorder>): Promise<string | null> {
  const fields = [{ name: 'file', label: 'A file', file: true }];
  const form = { title: 'Import', send: 'Import', press: { command: 'import', values: [] }, fields };
  const { answers } = core;
  core.answers = { message: plain('No form here'), form };
  await stage.chat.type(alice, 'C0PAPERS', '/papers import');
  const isAnswered = () => JSON.stringify(stage.chat.messages('C0PAPERS', alice)).includes('No form here');
  await until(stage.chat, () => stage.chat.forms.open(alice) ?? (isAnswered() || undefined));
  core.answers = answers;
  if (!stage.chat.forms.open(alice)) return null;
  await stage.chat.forms.submit(alice, {}, { file: { name: 'ids.txt', content: '2403.03950' } });
  await until(stage.chat, () => core.handed[0]);
  return core.handed[0]?.file?.read(100) ?? null;
}

/** Whether an event says that the workspace has removed us. */
async function tells(
  stage: SlackStage,
  core: ReturnType<typeof recorder>,
  event: { readonly type: string },
): Promise<boolean> {
  const before = core.memberships.length;
  stage.chat.emit(event);
  const asked = core.nextCommand();
  await stage.chat.type(alice, 'C0PAPERS', '/papers today');
  await asked;
  expect(core.memberships.slice(before).every(({ member }) => !member)).toBe(true);
  return core.memberships.length === before + 1;
}

/** Whether the core is asked for somebody's Home when they open it: before the command that they type then. */
async function opensHome(stage: SlackStage, core: ReturnType<typeof recorder>): Promise<boolean> {
  const asked = core.nextCommand();
  stage.chat.homes.open(alice);
  await stage.chat.type(alice, 'C0PAPERS', '/papers today');
  const { asker, input } = await asked;
  return 'command' in input && input.command === 'home' && asker.place.endsWith('/D0ALICE');
}

async function reactions(stage: SlackStage, core: ReturnType<typeof recorder>, channel: string) {
  const seen: boolean[] = [];
  const { reaction } = core;
  core.reaction = async (one) => {
    seen.push(one.added);
    await reaction(one);
  };
  const message = stage.chat.say(alice, channel, 'A message');
  stage.chat.react(alice, message, '🔖');
  stage.chat.unreact(alice, message, '🔖');
  // Events keep their order on a socket, and a command comes after them.
  const asked = core.nextCommand();
  await stage.chat.type(alice, channel, '/papers today');
  await asked;
  return { 'reaction given': seen.includes(true), 'reaction taken back': seen.includes(false) };
}

const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

describe('the manifest', () => {
  it('is enough for all that the adapter does', async () => {
    expect(Object.entries(await everything({})).filter(([, worked]) => !worked)).toEqual([]);
    expect(open[0]?.chat.violations).toEqual([]);
  });

  // `commands` is not listed here: Slack only asks for it when the command is made.
  it.each([
    ['chat:write', 'send public'],
    ['channels:history', 'find public'],
    ['groups:history', 'find private'],
    ['im:history', 'find direct'],
    ['reactions:read', 'reaction given'],
    ['im:write', 'open direct'],
    ['users:read', 'zone'],
    ['files:write', 'send file'],
    ['files:read', 'read a file'],
  ])('asks for %s, without which there is no "%s"', async (scope, lost) => {
    expect(manifestList('bot')).toContain(scope);
    expect((await everything({ scope }))[lost]).toBe(false);
  });

  it('asks for no other right', () => {
    expect(manifestList('bot')).toHaveLength(10);
    expect(manifestList('bot')).toContain('commands');
  });

  it.each([
    ['reaction_added', 'reaction given'],
    ['reaction_removed', 'reaction taken back'],
    ['tokens_revoked', 'bot removed'],
    ['app_uninstalled', 'app removed'],
    ['app_home_opened', 'home'],
  ])('subscribes to %s, without which there is no "%s"', async (event, lost) => {
    expect(manifestList('bot_events')).toContain(event);
    expect((await everything({ event }))[lost]).toBe(false);
  });

  it('subscribes to no other event', () => {
    expect(manifestList('bot_events')).toHaveLength(5);
  });

  it('puts every command for messages into their menu, under its own name', () => {
    const ours = commands.flatMap(({ name, onMessage }) =>
      onMessage === undefined ? [] : [{ name: onMessage, callbackId: name }],
    );
    expect(ours).toHaveLength(1);
    expect(manifestShortcuts()).toEqual(ours);
    // https://docs.slack.dev/reference/app-manifest: a shortcut's name has at most 24 characters.
    for (const { name } of ours) expect(name.length).toBeLessThanOrEqual(24);
  });

  it('switches the Home tab on, which the adapter then fills', async () => {
    const stage = await startSlackStage();
    open.push(stage);
    await stage.platform.start(recorder());
    expect(stage.chat.homes.open(alice)).toEqual({});
    expect(await until(stage.chat, () => stage.chat.homes.view(alice))).toMatchObject({ type: 'home' });
    expect(stage.chat.violations).toEqual([]);
  });

  it('names the command, and switches on what the adapter is built on', () => {
    expect(manifest).toContain(`- command: ${COMMAND}\n`);
    expect(manifest).toMatch(/socket_mode_enabled: true/);
    expect(manifest).toMatch(/interactivity:\n\s+is_enabled: true/);
  });
});
