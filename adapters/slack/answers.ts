// Answers to whoever asked, seen by nobody else: by response_url, and where that is used up (five answers, thirty
// minutes) as an ephemeral message. Neither is tried twice: nobody can look whether it arrived.
import { RespondError, type RespondFn, type webApi } from '@slack/bolt';
import type { Message } from '../../src/chat/message.ts';
import type { Answer } from '../../src/chat/platform.ts';
import type { WorkspaceRef } from '../../src/chat/refs.ts';
import { toDeliveryError } from './errors.ts';
import { renderAnswer, renderSlack } from './render.ts';
import type { Actor } from './requests.ts';

export interface Asked extends Actor {
  readonly workspace: WorkspaceRef;
  readonly onAnswer?: boolean;
  /** In the Home tab, which has no response_url. */
  readonly home?: boolean;
  readonly thread?: string;
}

export async function sendAnswer(
  client: webApi.WebClient,
  respond: RespondFn,
  asked: Asked,
  { message, replace = false }: Answer,
): Promise<void> {
  const content = renderAnswer(message, asked.workspace);
  const inThread = asked.thread === undefined ? {} : { thread_ts: asked.thread };
  const how =
    replace && asked.onAnswer
      ? { replace_original: true }
      : { replace_original: false, response_type: 'ephemeral' as const, ...inThread };
  try {
    await respond({ ...content, ...how });
  } catch (error) {
    if (!isUsedUp(error)) throw error;
    await client.chat.postEphemeral({ channel: asked.channel, user: asked.user, ...content, ...inThread });
  }
}

/** Without a response_url, as after a form: in the channel, and by direct message where we are not in it. */
export async function tell(client: webApi.WebClient, asked: Asked, { message }: Answer): Promise<void> {
  const { channel, user, thread, workspace } = asked;
  try {
    const content = renderAnswer(message, workspace);
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    await client.chat.postEphemeral({ channel, user, ...content, ...inThread });
  } catch (error) {
    if (toDeliveryError(error).kind !== 'place') throw error;
    await tellDirectly(client, user, message);
  }
}

/** Where nothing else works. */
export async function tellDirectly(client: webApi.WebClient, user: string, message: Message): Promise<void> {
  const content = renderSlack(message);
  await client.chat.postMessage({ channel: user, ...content, unfurl_links: false, unfurl_media: false });
}

/** Slack refused for sure; a time-out or a 500 may have arrived. */
const isUsedUp = (error: unknown): boolean =>
  error instanceof RespondError && error.statusCode >= 400 && error.statusCode < 500;
