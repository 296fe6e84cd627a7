import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('settings', () => {
  test('nothing set means no platform, the default database and the real Hugging Face', () => {
    expect(readConfig({})).toEqual({
      slack: null,
      discord: null,
      databaseUrl: 'sqlite:data/paperboy.db',
      huggingFaceUrl: 'https://huggingface.co',
      arxivUrl: null,
      contact: null,
      port: 3000,
      logLevel: 'info',
      clockStart: null,
    });
  });

  test('one platform alone is enough', () => {
    const config = readConfig({ DISCORD_TOKEN: 'a-token-of-some-length-1234' });
    expect(config.discord).toEqual({ token: 'a-token-of-some-length-1234' });
    expect(config.slack).toBeNull();
  });

  test('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ', LOG_LEVEL: '' }).port).toBe(3000);
  });

  test('every fault is listed at once, by name, and no secret is shown', () => {
    const faults = faultsOf({
      SLACK_BOT_TOKEN: 'xapp-secret-of-the-wrong-kind',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'postgres://nowhere',
      HF_API_URL: 'ftp://huggingface.co',
      CLOCK_START: 'tomorrow',
    });
    for (const name of [
      'SLACK_BOT_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'HF_API_URL',
      'CLOCK_START',
    ]) {
      expect(faults).toContain(name);
    }
    expect(faults).toContain('SLACK_APP_TOKEN is missing');
    expect(faults).not.toContain('secret');
  });

  test('a clock can be told where to start', () => {
    expect(readConfig({ CLOCK_START: '2025-03-11T09:00:00+01:00' }).clockStart).toBe(
      Date.parse('2025-03-11T08:00:00Z'),
    );
  });
});
