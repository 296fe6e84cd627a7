// The environment, read once, as settings; or one message that lists all that is wrong with it.
import { z } from 'zod';

export interface Config {
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string } | null;
  readonly discord: { readonly token: string; readonly apiUrl?: string } | null;
  readonly databaseUrl: string;
  readonly huggingFaceUrl: string;
  /** Stands for both of arXiv's hosts; null: the real ones. */
  readonly arxivUrl: string | null;
  /** Whom a source may write to, told in every request; null: nobody. */
  readonly contact: string | null;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where the clock starts, epoch ms; null: now. */
  readonly clockStart: number | null;
}

/** Everything that is wrong with the settings, one line each; no line shows a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(faults: readonly string[]) {
    super(`These settings need a change:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const token = (prefix: string, what: string) =>
  z.string().startsWith(prefix, `is not ${what}: it starts with ${prefix}`).optional();
const address = z.url({ protocol: /^https?$/, error: 'is no http or https address' });

const Environment = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'a bot token'),
  SLACK_APP_TOKEN: token('xapp-', 'an app-level token'),
  DISCORD_TOKEN: z.string().min(20, 'is too short for a bot token').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, 'is not of the form sqlite:PATH')
    .default('sqlite:data/paperboy.db'),
  HF_API_URL: address.default('https://huggingface.co'),
  ARXIV_API_URL: address.optional(),
  CONTACT_EMAIL: z.email('is no e-mail address').optional(),
  SLACK_API_URL: address.optional(),
  DISCORD_API_URL: address.optional(),
  PORT: z
    .string()
    .regex(/^\d+$/, 'is no port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is no port number')
    .default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
  CLOCK_START: z.iso
    .datetime({ offset: true, error: 'is no instant such as 2025-03-11T08:00:00Z' })
    .transform((text) => Date.parse(text))
    .optional(),
});

/** Reads settings from an environment; an empty variable counts as absent. Throws a ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = Environment.safeParse(given);
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  faults.push(...halfGiven(given));
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  return toConfig(read.data);
}

function halfGiven(given: Record<string, unknown>): string[] {
  const pairs = [
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
  ] as const;
  return pairs
    .filter(([one, other]) => given[one] !== undefined && given[other] === undefined)
    .map(([one, other]) => `${other} is missing: Slack needs it beside ${one}`);
}

function toConfig(read: z.infer<typeof Environment>): Config {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, DISCORD_TOKEN } = read;
  return {
    slack: botToken && appToken ? { botToken, appToken, ...apiUrl(read.SLACK_API_URL) } : null,
    discord: DISCORD_TOKEN ? { token: DISCORD_TOKEN, ...apiUrl(read.DISCORD_API_URL) } : null,
    databaseUrl: read.DATABASE_URL,
    huggingFaceUrl: read.HF_API_URL,
    arxivUrl: read.ARXIV_API_URL ?? null,
    contact: read.CONTACT_EMAIL ?? null,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    clockStart: read.CLOCK_START ?? null,
  };
}

const apiUrl = (url: string | undefined) => (url === undefined ? {} : { apiUrl: url });
