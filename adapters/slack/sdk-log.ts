// Bolt's log, kept to the first words of its warnings: its debug lines are whole payloads.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/ops/log.ts';
import { clip } from '../../src/text/clip.ts';

const WORDS = 120;

export function sdkLog(log: Log): Logger {
  const note = (...said: unknown[]) => {
    const text = clip(said.map(String).join(' '), WORDS);
    log.warn({ platform: 'slack', text }, 'the Slack library warns');
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: note,
    error: note,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
