// Sending, editing, deleting and reading messages in a channel.

import { attach } from '../attachments.ts';
import { fault, wholeNumber } from '../form.ts';
import { may } from '../guild.ts';
import { addMessage, editMessage, flags, removeMessage, wireMessage } from '../messages.ts';
import { botId } from '../people.ts';
import { tooFast } from '../rate.ts';
import { invalidForm, refusal } from '../refusal.ts';
import { checkEdit, checkNew, flagsOf } from '../sending.ts';
import { isJson, type Json, objects, text } from '../wire.ts';
import { type Channel, changed, type StoredMessage, type World } from '../world.ts';
import { bodyOf, type Call, channelOf, done, messageOf, need, ok, type Route } from './route.ts';

const all = '/channels/{channel.id}/messages';
const one = `${all}/{message.id}`;

/** "Past few minutes" say the docs; two is what we rely on at most (facts/discord.md, section 8). */
const NONCE_WINDOW_MS = 2 * 60_000;

function create(call: Call) {
  const { world, files } = call;
  const body = bodyOf(call);
  const channel = channelOf(call);
  if (channel.kind === 'forum') throw refusal(50008);
  mayPost(call, channel, body);
  checkNew(world, `POST ${all}`, body, files);
  const twin = body.enforce_nonce === true ? sameNonce(world, body.nonce) : undefined;
  if (twin !== undefined) return ok({ ...wireMessage(world, twin), nonce: twin.nonce });
  const reference = repliedTo(call, channel, body);
  if (channel.kind === 'thread') channel.archived = false;
  const message = addMessage(world, {
    channel: channel.id,
    author: botId,
    payload: body,
    flags: flagsOf(body),
    attachments: attach(world, body, files),
    ...(reference === undefined ? {} : { reference, type: 19 }),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: String(body.nonce) }),
  });
  return ok({ ...wireMessage(world, message), ...(body.nonce === undefined ? {} : { nonce: body.nonce }) });
}

export function mayPost(call: Call, channel: Channel, body: Json): void {
  need(call, channel.kind === 'thread' ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES', channel);
  if (objects(body.embeds).length > 0) need(call, 'EMBED_LINKS', channel);
  if (call.files.length > 0) need(call, 'ATTACH_FILES', channel);
  if (channel.locked) throw refusal(50083);
  if (channel.recipient !== undefined && call.world.closedToDms.has(channel.recipient)) throw refusal(50007);
}

/** The message that the same nonce has made already; 10008 when that one was deleted meanwhile. */
function sameNonce(world: World, nonce: unknown): StoredMessage | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  const used = world.nonces.get(String(nonce));
  if (used === undefined || world.clock.now() - used.at > NONCE_WINDOW_MS) return undefined;
  const message = world.messages.get(used.message);
  if (message === undefined) throw refusal(10008);
  return message;
}

function repliedTo(call: Call, channel: Channel, body: Json): string | undefined {
  const reference = body.message_reference;
  if (!isJson(reference)) return undefined;
  if (!may(call.world, botId, 'READ_MESSAGE_HISTORY', channel)) throw refusal(160002);
  const id = text(reference.message_id);
  if (call.world.messages.get(id)?.channel === channel.id) return id;
  if (reference.fail_if_not_exists === false) return undefined;
  throw invalidForm([fault('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
}

function edit(call: Call) {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.author !== botId) throw refusal(50005);
  if (channel.archived) throw refusal(50083);
  const body = bodyOf(call);
  checkEdit(call.world, `PATCH ${one}`, message, body, call.files);
  editMessage(call.world, message, body, call.files);
  return ok(wireMessage(call.world, message));
}

function remove(call: Call) {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.author !== botId) need(call, 'MANAGE_MESSAGES', channel);
  removeMessage(call.world, message);
  return done;
}

function get(call: Call) {
  const channel = channelOf(call);
  need(call, 'READ_MESSAGE_HISTORY', channel);
  return ok(wireMessage(call.world, messageOf(call, channel)));
}

/** Newest first; without READ_MESSAGE_HISTORY an empty list and no word why. */
function list(call: Call) {
  const { world, query } = call;
  const channel = channelOf(call);
  const limit = query.has('limit') ? Number(query.get('limit')) : 50;
  const faults = [...wholeNumber('limit', limit, 1, 100)];
  if (faults.length > 0) throw invalidForm(faults);
  if (!may(world, botId, 'READ_MESSAGE_HISTORY', channel)) return ok([]);
  const kept = [...world.messages.values()].filter(
    (message) => message.channel === channel.id && message.onlyFor === undefined,
  );
  return ok(page(kept, query, limit).map((message) => wireMessage(world, message)));
}

function page(
  kept: readonly StoredMessage[],
  query: URLSearchParams,
  limit: number,
): readonly StoredMessage[] {
  const bound = (name: string) => (query.has(name) ? BigInt(query.get(name) ?? '0') : undefined);
  const [before, after, around] = [bound('before'), bound('after'), bound('around')];
  if (after !== undefined)
    return kept
      .filter((one) => BigInt(one.id) > after)
      .slice(0, limit)
      .toReversed();
  if (around !== undefined) {
    const middle = kept.findIndex((one) => BigInt(one.id) >= around);
    return kept
      .slice(Math.max(0, middle - Math.floor(limit / 2)), middle + Math.ceil(limit / 2))
      .toReversed();
  }
  return kept
    .filter((one) => before === undefined || BigInt(one.id) < before)
    .slice(-limit)
    .toReversed();
}

/** Ten an hour and channel (third party: facts/discord.md, section 2). */
const PUBLISHED_AN_HOUR = 10;
const HOUR_MS = 3_600_000;

/** https://discord.com/developers/docs/resources/message#crosspost-message */
function publish(call: Call) {
  const { world } = call;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (channel.kind !== 'announcement') throw refusal(50024);
  need(call, message.author === botId ? 'SEND_MESSAGES' : 'MANAGE_MESSAGES', channel);
  if ((message.flags & flags.crossposted) !== 0) throw refusal(40033);
  const now = world.clock.now();
  const recent = (world.published.get(channel.id) ?? []).filter((at) => now - at < HOUR_MS);
  const [oldest = now] = recent;
  if (recent.length >= PUBLISHED_AN_HOUR) throw tooFast(oldest + HOUR_MS - now, {});
  world.published.set(channel.id, [...recent, now]);
  message.flags |= flags.crossposted;
  changed(world);
  return ok(wireMessage(world, message));
}

export const messageRoutes: readonly Route[] = [
  { name: `POST ${all}`, paced: true, run: create },
  { name: `GET ${all}`, run: list },
  { name: `GET ${one}`, run: get },
  { name: `PATCH ${one}`, run: edit },
  { name: `POST ${one}/crosspost`, run: publish },
  { name: `DELETE ${one}`, run: remove },
];
