// A plain HTTP client for what discord.js would never let through, or hides.

import type { LocalDiscord } from '../../../playground/discord/index.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export async function ask(
  discord: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  token = discord.environment.DISCORD_TOKEN,
): Promise<Reply> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
}

const quiet = { allowed_mentions: { parse: [] } };

/** Posts a message that pings nobody; returns its id. */
export async function post(
  discord: LocalDiscord,
  channel: string,
  body: object = { content: 'Hello' },
): Promise<string> {
  const reply = await ask(discord, 'POST', `/channels/${channel}/messages`, { ...quiet, ...body });
  return idOf(reply);
}

export function idOf(reply: Reply): string {
  const { body } = reply;
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string')
    return body.id;
  throw new Error(`no id in ${JSON.stringify(body)}`);
}
