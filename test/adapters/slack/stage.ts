// The Slack adapter beside a local Slack that grants exactly what manifest.yaml asks for.
import { readFileSync } from 'node:fs';
import { createSlack } from '../../../adapters/slack/index.ts';
import type { LocalMessage } from '../../../playground/local-chat.ts';
import {
  type LocalSlack,
  type LocalSlackOptions,
  type MessageShortcut,
  startLocalSlack,
} from '../../../playground/slack/index.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { type Clock, systemClock } from '../../../src/ops/clock.ts';
import { createLog } from '../../../src/ops/log.ts';
import type { Stage } from '../../contracts/platform.ts';

export const manifest = readFileSync(
  new URL('../../../adapters/slack/manifest.yaml', import.meta.url),
  'utf8',
);

/** The items of a list of the manifest, such as `bot` or `bot_events`. */
export function manifestList(name: string): string[] {
  const list = new RegExp(`^( *)${name}:\\n((?:\\1  - .+\\n)+)`, 'm').exec(manifest)?.[2] ?? '';
  return [...list.matchAll(/- (.+)/g)].map(([, item = '']) => item);
}

/** The shortcuts on messages that the manifest names. */
export function manifestShortcuts(): MessageShortcut[] {
  const found = manifest.matchAll(/- name: (.+)\n\s+type: message\n\s+callback_id: (.+)\n/g);
  return [...found].map(([, name = '', callbackId = '']) => ({ name, callbackId }));
}

export interface SlackStage extends Stage {
  readonly chat: LocalSlack;
  readonly platform: Platform;
  /** What was logged, a JSON line each. */
  readonly logged: readonly string[];
  /** Resolves once this was logged so many times. */
  untilLogged(words: string, times?: number): Promise<void>;
}

export async function startSlackStage(
  options: Omit<Partial<LocalSlackOptions>, 'clock'> & { readonly clock?: Clock } = {},
): Promise<SlackStage> {
  const { clock = systemClock() } = options;
  const chat = await startLocalSlack({
    scopes: manifestList('bot'),
    events: manifestList('bot_events'),
    shortcuts: manifestShortcuts(),
    homeTab: /home_tab_enabled: true/.test(manifest),
    ...options,
    clock,
  });
  const { logged, untilLogged, write } = logBook();
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken = '' } = chat.environment;
  const log = createLog('debug', [botToken, appToken], write);
  return {
    platform: createSlack({ botToken, appToken, apiUrl: chat.apiUrl, clock, log }),
    chat,
    logged,
    untilLogged,
    workspace: `slack:${chat.workspace}`,
    place: (channel) => `slack:${chat.workspace}/${channel}`,
    person: (id) => `slack:${chat.workspace}/${id}`,
    control: controlOf,
    search: { typed: '/papers search deep learning', input: { text: 'search deep learning' } },
    routes: { send: 'chat.postMessage', edit: 'chat.update', file: 'files.completeUploadExternal' },
    refusals: {
      place: { status: 200, body: { ok: false, error: 'is_archived' } },
      wait: { status: 429, headers: { 'retry-after': '7' }, body: { ok: false, error: 'ratelimited' } },
    },
    completion: null,
    stop: () => chat.stop(),
  };
}

function logBook() {
  const logged: string[] = [];
  const watchers = new Set<() => void>();
  return {
    logged,
    write(line: string) {
      logged.push(line);
      for (const watcher of [...watchers]) watcher();
    },
    untilLogged: (words: string, times = 1) =>
      new Promise<void>((resolve) => {
        function check() {
          if (logged.filter((line) => line.includes(words)).length < times) return;
          watchers.delete(check);
          resolve();
        }
        watchers.add(check);
        check();
      }),
  };
}

/** The action_id of the button or menu that shows these words. */
function controlOf(message: LocalMessage, label: string): string {
  const blocks = Array.isArray(message.payload.blocks) ? message.payload.blocks : [];
  const elements: { action_id?: string; text?: { text?: string }; placeholder?: { text?: string } }[] =
    blocks.flatMap((block) => block.elements ?? []);
  const found = elements.find(({ text, placeholder }) => [text?.text, placeholder?.text].includes(label));
  if (!found?.action_id) throw new Error(`no control ${label}`);
  return found.action_id;
}
