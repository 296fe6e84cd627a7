// What a platform was asked about a channel, for whoever reads of a storm that went wrong.
import type { LocalChat } from '../../playground/local-chat.ts';

/** A line for each request, with the instant at the platform, its status and the key of what was to be posted. */
export function journal({ requests, messages, people }: LocalChat, channel: string): string[] {
  const threads = messages(channel, people[0]?.id ?? '').map(({ id }) => id);
  return requests
    .filter((request) => [channel, ...threads].includes(request.channel ?? ''))
    .map(({ route, at, status, body }) => {
      const [key = ''] = /[0-9a-f]{16}-\d+/.exec(JSON.stringify(body) ?? '') ?? [];
      return `${new Date(at).toISOString()} ${route} ${status} ${key}`;
    });
}
