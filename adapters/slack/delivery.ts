// Posting, editing and looking back. Every post carries its key as metadata, which the history gives back.
import type { webApi } from '@slack/bolt';
import type { Message } from '../../src/chat/message.ts';
import { plainText } from '../../src/chat/plain-text.ts';
import type { FoundReactions, LookBack, Platform, SendOptions } from '../../src/chat/platform.ts';
import type { MessageRef, PersonRef, PlaceRef } from '../../src/chat/refs.ts';
import { DeliveryError } from '../../src/domain/errors.ts';
import type { Log } from '../../src/ops/log.ts';
import { directChannel } from './direct-channel.ts';
import { emojiOf } from './emoji.ts';
import { toDeliveryError } from './errors.ts';
import { sendFile } from './files.ts';
import { COMMAND } from './inline.ts';
import { FALLBACK } from './limits.ts';
import { channelOf, messageRef, personRef, placeRef, teamOf, tsOf, userOf, workspaceRef } from './refs.ts';
import { fallbackText, renderSlack, type SlackContent } from './render.ts';
import { escapedWithin, manyLines } from './text.ts';

/** How the app marks its posts; anybody in the workspace can read it. */
const EVENT_TYPE = 'paperboy_delivery';
/** Clocks differ: the history is read from a little earlier on, ms. */
const MARGIN = 60_000;
/** A page of history and how many of them are looked through: https://docs.slack.dev/reference/methods/conversations.history */
const PAGE = 200;
const PAGES = 5;

type Delivery = Pick<Platform, 'send' | 'edit' | 'find' | 'direct' | 'reactionsOn' | 'sendFile'>;

/** `self` resolves to the bot's own id. */
export function createDelivery(client: webApi.WebClient, self: () => Promise<string>, log: Log): Delivery {
  return {
    send: (to, message, options) =>
      inFittingForm(message, log, (content) => post(client, to, content, options)),
    edit: (ref, to) => inFittingForm(to, log, (content) => update(client, ref, content)),
    find: (to, options, since) => lookBack(client, self, { to, options, since }),
    direct: (person) => openDirect(client, person),
    reactionsOn: (message, emoji) => reactionsOn(client, message, emoji),
    sendFile: (to, file) => sendFile(client, to, file),
  };
}

async function reactionsOn(
  client: webApi.WebClient,
  ref: MessageRef,
  emoji: readonly string[],
): Promise<FoundReactions> {
  try {
    const asked = { channel: channelOf(ref), timestamp: tsOf(ref), full: true };
    const { message } = await client.reactions.get(asked);
    const found = (message?.reactions ?? []).flatMap(({ name, users }) => {
      const known = emojiOf(name ?? '');
      if (!emoji.includes(known)) return [];
      const team = teamOf(ref);
      return (users ?? []).map((user) => ({
        workspace: workspaceRef(team),
        person: personRef(team, user),
        emoji: known,
      }));
    });
    return { found, inPart: [] };
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function openDirect(client: webApi.WebClient, person: PersonRef): Promise<PlaceRef> {
  try {
    return placeRef(teamOf(person), await directChannel(client, userOf(person)));
  } catch (error) {
    throw toDeliveryError(error);
  }
}

// Slack refuses some forms for reasons it does not document: smaller once, then words only. A refused form was
// surely not posted, so this is no second try of anything that may have arrived.
async function inFittingForm<T>(
  message: Message,
  log: Log,
  send: (content: SlackContent) => Promise<T>,
): Promise<T> {
  const forms = [() => renderSlack(message), () => renderSlack(message, SMALL), () => wordsOnly(message)];
  let refusal: DeliveryError | null = null;
  for (const form of forms) {
    const content = form();
    try {
      return await send(content);
    } catch (error) {
      refusal = toDeliveryError(error);
      if (refusal.kind !== 'shape') throw refusal;
      log.warn({ code: refusal.code, shape: shapeOf(content) }, 'Slack refused the form of a message');
    }
  }
  throw refusal;
}

const SMALL = 120;

/** What it is made of, for the log, without a word of it. */
const shapeOf = ({ text, blocks }: SlackContent) => ({
  text: text.length,
  blocks: blocks.map((block) => `${block.type} ${JSON.stringify(block).length}`),
});

function wordsOnly(message: Message): SlackContent {
  const text = escapedWithin(manyLines(plainText(message, COMMAND)), FALLBACK);
  return { text: text || fallbackText(message), blocks: [] };
}

async function post(
  client: webApi.WebClient,
  to: PlaceRef,
  content: SlackContent,
  { key, under }: SendOptions,
): Promise<MessageRef> {
  const { ts } = await client.chat.postMessage({
    channel: channelOf(to),
    ...content,
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
    unfurl_links: false,
    unfurl_media: false,
    ...(under === undefined ? {} : { thread_ts: tsOf(under) }),
  });
  if (!ts) throw new Error('chat.postMessage gave no ts');
  return messageRef(to, ts);
}

// `parse` left out would read names and addresses out of the text, unlike when posting.
async function update(client: webApi.WebClient, ref: MessageRef, content: SlackContent): Promise<void> {
  await client.chat.update({ channel: channelOf(ref), ts: tsOf(ref), ...content, parse: 'none' });
}

interface Sought {
  readonly to: PlaceRef;
  readonly options: SendOptions;
  readonly since: number;
}

async function lookBack(
  client: webApi.WebClient,
  self: () => Promise<string>,
  { to, options, since }: Sought,
): Promise<LookBack> {
  try {
    const bot = await self();
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const answer = await readPage(client, { to, options, since }, cursor);
      const found = answer.messages?.find((one) => one.bot_id === bot && keyOf(one) === options.key);
      if (found?.ts) return { found: messageRef(to, found.ts) };
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (!cursor) return 'absent';
    }
    return 'unknown';
  } catch (error) {
    const failed = toDeliveryError(error);
    const { kind, code, retryAfterMs } = failed;
    // Who is shut out for now can look when the token is good again.
    if (kind === 'workspace') throw failed;
    if (kind !== 'wait' && kind !== 'ambiguous') return 'unknown';
    // Slack could not answer just now; whether the message stands there is as open as before.
    throw new DeliveryError('ambiguous', code, { cause: error, ...(retryAfterMs && { retryAfterMs }) });
  }
}

function readPage(client: webApi.WebClient, { to, options, since }: Sought, cursor: string | undefined) {
  const asked = {
    channel: channelOf(to),
    oldest: String(Math.max(0, since - MARGIN) / 1000),
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  };
  return options.under === undefined
    ? client.conversations.history(asked)
    : client.conversations.replies({ ...asked, ts: tsOf(options.under) });
}

function keyOf({ metadata }: { metadata?: { event_type?: string; event_payload?: object } }): unknown {
  const payload = metadata?.event_payload;
  return metadata?.event_type === EVENT_TYPE && payload && 'key' in payload ? payload.key : undefined;
}
