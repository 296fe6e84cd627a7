// The Discord adapter beside a local Discord, as tests of it want them.
import { createDiscord } from '../../../adapters/discord/index.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../playground/discord/index.ts';
import type { LocalMessage } from '../../../playground/local-chat.ts';
import type { CommandDeclaration } from '../../../src/chat/command.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { systemClock } from '../../../src/ops/clock.ts';
import { createLog } from '../../../src/ops/log.ts';

export interface DiscordStage {
  readonly platform: Platform;
  readonly chat: LocalDiscord;
  /** What the adapter wrote to its log, line by line. */
  readonly logged: readonly string[];
}

/** Not connected yet. Messages may follow each other faster than on the real Discord. */
export async function setStage(commands: readonly CommandDeclaration[]): Promise<DiscordStage> {
  const clock = systemClock();
  const chat = await startLocalDiscord({ clock, limits: { perChannel: 1000 } });
  const logged: string[] = [];
  const token = chat.environment.DISCORD_TOKEN ?? '';
  const log = createLog('debug', [], (line) => logged.push(line));
  return { platform: createDiscord({ token, apiUrl: chat.apiUrl, clock, log, commands }), chat, logged };
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
