// Answers to an interaction: through its response_url, or inside the acknowledgement of a slash command.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Args, flag, optional, parseArgs } from './args.ts';
import { readBody } from './body.ts';
import { readContent, whole } from './content.ts';
import { playFault } from './faults.ts';
import type { Reply } from './handles.ts';
import { app } from './people.ts';
import { SlackRefusal, violationKind } from './refusal.ts';
import { changed, post, remove, type Stored, violation } from './state.ts';
import type { World } from './world.ts';

export function responseUrl(world: World, reply: Reply): string {
  return `${world.base}/respond/${reply.id}`;
}

/** Answers a POST to a response_url; tests name this route `response_url`. */
export async function serveResponse(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = await readBody(request);
  const fault = world.faults.take('response_url', undefined);
  const args = request.headers['content-type']?.includes('json') ? parseArgs(body, 'json') : {};
  const [code, text] = fault?.when === 'before' ? [0, ''] : attempt(world, id, args);
  const own = () => {
    response.writeHead(code, { 'content-type': 'application/json' }).end(text);
    return code;
  };
  const status = fault ? await playFault(fault, response, own) : own();
  world.state.requests.push({ route: 'response_url', at: world.state.now(), status, body: args });
}

function attempt(world: World, id: string, args: Args): [number, string] {
  try {
    const reply = world.handles.useReply(id);
    if (!reply) return [404, JSON.stringify({ ok: false, error: 'invalid_url' })];
    respond(world, reply, args);
    return [200, JSON.stringify({ ok: true })];
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const kind = violationKind(error.code);
    if (kind) violation(world.state, kind, `response_url: ${error.code} ${JSON.stringify(error.more)}`);
    const status = ['used_url', 'expired_url'].includes(error.code) ? 404 : 400;
    return [status, JSON.stringify({ ok: false, error: error.code, ...error.more })];
  }
}

/** A new message (ephemeral unless in_channel), the original replaced, or the original deleted. */
export function respond(world: World, reply: Reply, args: Args): void {
  const { state } = world;
  const original = reply.original === undefined ? undefined : state.messages.get(reply.original);
  if (flag(args, 'delete_original')) {
    if (original) remove(state, original);
    return;
  }
  const inChannel = args.response_type === 'in_channel';
  const replaced = flag(args, 'replace_original') ? original : undefined;
  const alone = replaced ? replaced.onlyFor !== undefined : !inChannel;
  const content = whole(readContent(state, args, alone ? 'ephemeral' : 'response'));
  if (replaced) {
    replaced.content = content;
    replaced.editedAt = state.now();
    changed(state);
    return;
  }
  const thread = optional(args, 'thread_ts');
  if (thread !== undefined && !state.messages.has(thread)) throw new SlackRefusal('thread_not_found');
  const made: Stored = post(state, {
    channel: reply.channel,
    user: app.user,
    ...(thread !== undefined && { thread }),
    ...(!inChannel && { onlyFor: reply.person }),
    content,
  });
  reply.original ??= made.ts;
}
