// A body of the bot becomes a message: by the channel's route, an interaction's answer or a follow-up.

import { checkMessage } from './limits.ts';
import { pings } from './mentions.ts';
import { flags } from './messages.ts';
import { refusal } from './refusal.ts';
import { type Json, number } from './wire.ts';
import { type StoredMessage, violate, type World } from './world.ts';

/** Of one file, in a server without boosts: https://discord.com/developers/docs/reference#uploading-files */
const FILE_BYTES = 10 * 1024 * 1024;

/** Flags a bot may set on what it sends. */
const settable = flags.suppressEmbeds | flags.silent | flags.componentsV2;

/** Checks a new message's body and notes whom it would ping. */
export function checkNew(world: World, route: string, body: Json, files: readonly File[]): void {
  if (files.some(({ size }) => size > FILE_BYTES)) throw refusal(40005);
  checkMessage(body, body, files.length);
  noteManners(world, route, body);
}

/** Checks an edit: each part alone, and that something is left to see. */
export function checkEdit(
  world: World,
  route: string,
  message: StoredMessage,
  body: Json,
  files: readonly File[],
): void {
  const asked = number(body.flags);
  const whole = { ...message.payload, ...body, flags: message.flags | asked };
  const kept = Array.isArray(body.attachments) ? body.attachments.length : message.attachments.length;
  checkMessage(body, whole, kept + files.length);
  noteManners(world, route, body);
}

function noteManners(world: World, route: string, body: Json): void {
  for (const detail of pings(body)) violate(world, 'ping', `${route}: ${detail}`);
}

export function flagsOf(body: Json): number {
  return number(body.flags) & settable;
}

export function isEphemeral(body: Json): boolean {
  return (number(body.flags) & flags.ephemeral) !== 0;
}
