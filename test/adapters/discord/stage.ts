// The Discord adapter beside a local Discord, as tests of it want them.
import { afterEach, expect } from 'vitest';
import { createDiscord } from '../../../adapters/discord/index.ts';
import { type PlaygroundClock, playgroundClock } from '../../../playground/clock.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../playground/discord/index.ts';
import type { LocalMessage } from '../../../playground/local-chat.ts';
import type { CommandDeclaration } from '../../../src/chat/command.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { createLog } from '../../../src/ops/log.ts';
import { contractCommands } from '../../contracts/platform.ts';
import { type Recorder, recorder } from '../../contracts/recorder.ts';

interface Stage {
  readonly platform: Platform;
  readonly chat: LocalDiscord;
  readonly clock: PlaygroundClock;
  /** What the adapter has written to its log, line by line. */
  readonly logged: readonly string[];
  /** Resolves once a line with this word is in the log. */
  logs(word: string): Promise<void>;
  /** Another adapter on the same Discord, as after a restart. */
  again(): Platform;
}

/** Not connected yet. Messages may follow each other faster than on the real Discord. */
export async function setStage(
  commands: readonly CommandDeclaration[] = contractCommands,
  token?: string,
): Promise<Stage> {
  const clock = playgroundClock(Date.UTC(2025, 2, 11, 8));
  const chat = await startLocalDiscord({ clock, limits: { perChannel: 1000, perSecond: 100_000 } });
  const { lines, log, logs } = watchedLog();
  const right = chat.environment.DISCORD_TOKEN ?? '';
  const again = () => createDiscord({ token: token ?? right, apiUrl: chat.apiUrl, clock, log, commands });
  return { platform: again(), chat, clock, logged: lines, logs, again };
}

/** A connected stage with what tests say most; everything is put away after the test. */
export async function connectedStage() {
  const stage = await setStage();
  const core: Recorder = recorder();
  await stage.platform.start(core);
  onStage.push(stage);
  const { chat } = stage;
  const [alice = '', bob = '', charlie = ''] = chat.people.map(({ id }) => id);
  const papers = chat.channels[0]?.id ?? '';
  return { ...stage, core, alice, bob, charlie, papers, here: `discord:${chat.guildId}/${papers}` };
}

const onStage: Stage[] = [];

afterEach(async () => {
  for (const { platform, chat } of onStage.splice(0)) {
    await platform.stop();
    await chat.stop();
  }
});

/** What the local Discord refused or found rude, and not on purpose. */
export function expectNoViolations(chat: LocalDiscord): void {
  expect(chat.violations).toEqual([]);
}

function watchedLog() {
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  const log = createLog('debug', [], (line) => {
    lines.push(line);
    for (const watcher of [...watchers]) watcher();
  });
  const logs = (word: string) =>
    new Promise<void>((resolve) => {
      function check() {
        if (!lines.some((line) => line.includes(word))) return;
        watchers.delete(check);
        resolve();
      }
      watchers.add(check);
      check();
    });
  return { lines, log, logs };
}

interface Control {
  readonly custom_id?: string;
  readonly label?: string;
  readonly placeholder?: string;
}

/** The custom_id of the button with this label, or of the menu with this placeholder. */
export function controlOf({ payload }: LocalMessage, label: string): string {
  const rows = (payload.components ?? []) as readonly { readonly components: readonly Control[] }[];
  const found = rows.flatMap((row) => row.components).find((one) => (one.label ?? one.placeholder) === label);
  return found?.custom_id ?? `no control ${label}`;
}
