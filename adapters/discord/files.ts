// A message that is nothing but a file and what is in it.
import { type APIMessage, type Client, Routes } from 'discord.js';
import { FILE_TOO_LARGE, type SentFile } from '../../src/chat/platform.ts';
import type { PlaceRef } from '../../src/chat/refs.ts';
import { DeliveryError } from '../../src/domain/errors.ts';
import { hasCode, noMessage, toDeliveryError } from './errors.ts';
import { CONTENT_LENGTH, FILE_DESCRIPTION, FILE_SIZE } from './limits.ts';
import { parsePlace } from './refs.ts';
import { escapeText, fitted, oneLine } from './text.ts';

/** A large file over a slow line, ms. */
const UPLOAD_LIMIT = 60_000;
/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const ENTITY_TOO_LARGE = 40005;

/** With the same key within minutes Discord itself sends nothing twice. */
export async function sendFile(client: Client, to: PlaceRef, file: SentFile, key: string): Promise<void> {
  const data = Buffer.from(file.content);
  if (data.length > FILE_SIZE) throw tooLarge();
  const title = oneLine(file.title);
  try {
    const posted = await client.rest.post(Routes.channelMessages(parsePlace(to).channel), {
      body: {
        content: fitted(title, CONTENT_LENGTH, (text) => escapeText(text, true)),
        allowed_mentions: { parse: [] },
        attachments: [{ id: 0, filename: file.name, description: title.slice(0, FILE_DESCRIPTION) }],
        nonce: key,
        enforce_nonce: true,
      },
      files: [{ name: file.name, data }],
      signal: AbortSignal.timeout(UPLOAD_LIMIT),
    });
    if (typeof ((posted ?? {}) as Partial<APIMessage>).id !== 'string') throw noMessage();
  } catch (error) {
    throw hasCode(error, ENTITY_TOO_LARGE) ? tooLarge() : toDeliveryError(error);
  }
}

const tooLarge = (): DeliveryError => new DeliveryError('shape', FILE_TOO_LARGE);
