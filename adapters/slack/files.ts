// A file goes to Slack in three steps: an address is asked for, the bytes go there, and then it is shared with a channel.
// https://docs.slack.dev/messaging/working-with-files#upload
import type { webApi } from '@slack/bolt';
import { FILE_TOO_LARGE, type SentFile } from '../../src/chat/platform.ts';
import type { PlaceRef } from '../../src/chat/refs.ts';
import { DeliveryError } from '../../src/domain/errors.ts';
import { toDeliveryError } from './errors.ts';
import { FILE_SIZE } from './limits.ts';
import { channelOf } from './refs.ts';

/** A large file over a slow line, ms. */
const UPLOAD_LIMIT = 60_000;
const SHORT_WAIT = 30_000;

/** Nobody sees anything before the last step, so what fails before was surely not sent. */
export async function sendFile(client: webApi.WebClient, to: PlaceRef, file: SentFile): Promise<void> {
  const bytes = Buffer.from(file.content);
  if (bytes.length > FILE_SIZE) throw tooLarge();
  try {
    const { upload_url: address, file_id: id } = await client.files.getUploadURLExternal({
      filename: file.name,
      length: bytes.length,
    });
    if (!address || !id) throw new Error('files.getUploadURLExternal gave no address');
    await upload(address, bytes);
    await client.files.completeUploadExternal({
      files: [{ id, title: file.title }],
      channel_id: channelOf(to),
    });
  } catch (error) {
    const refused = toDeliveryError(error);
    // A limit that this workspace has set for itself.
    throw refused.code === 'file_upload_size_restricted' ? tooLarge() : refused;
  }
}

const tooLarge = (): DeliveryError => new DeliveryError('shape', FILE_TOO_LARGE);

async function upload(address: string, bytes: Buffer): Promise<void> {
  const signal = AbortSignal.timeout(UPLOAD_LIMIT);
  const body = new Uint8Array(bytes);
  const answer = await fetch(address, { method: 'POST', body, signal }).catch((cause: unknown) => {
    throw new DeliveryError('wait', 'upload_failed', { cause, retryAfterMs: SHORT_WAIT });
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new DeliveryError('wait', `upload_${answer.status}`, { retryAfterMs: SHORT_WAIT });
}
