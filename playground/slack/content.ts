// What a message says, read from the arguments of a call and checked as Slack checks it.
import { type Args, decoded, flag, isRecord, optional } from './args.ts';
import { checkBlocks, textLength } from './blocks/check.ts';
import { rudeText } from './blocks/rude.ts';
import { refuseWith, SlackRefusal } from './refusal.ts';
import type { Content, Json, State } from './state.ts';
import { violation } from './state.ts';

/** About 11,300 to 13,300 characters, not in the docs: slackapi/bolt-js#2509 and #2867; only chat.postMessage. */
const allBlocks = 11_300;
/** Cut there and posted all the same, with a warning (docs changelog 2018-04). */
const textCut = 40_000;
/** docs chat.update, msg_too_long */
const editLimit = 4_000;
/** docs chat.postMessage, too_many_attachments */
const maxAttachments = 100;
/** The real limit is not documented; this one is our guess. */
const maxMetadata = 8_000;

export type Door = 'post' | 'update' | 'ephemeral' | 'response';

/** The parts that a call gave; what it left out is undefined, so that an edit can keep the old. */
export interface GivenContent {
  readonly text?: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
  readonly metadata?: Json;
  readonly payload: Json;
  readonly warnings: readonly string[];
}

/** Reads and checks; refuses as Slack does, and notes what a reader would mind. */
export function readContent(state: State, args: Args, door: Door): GivenContent {
  const parts: Parts = {
    text: optional(args, 'text'),
    markdown: optional(args, 'markdown_text'),
    blocks: list(args, 'blocks', 'invalid_blocks_format'),
    attachments: list(args, 'attachments', 'invalid_attachments'),
  };
  const metadata = door === 'ephemeral' ? undefined : readMetadata(args);
  refuseSizes(parts, door);
  noteRudeness(state, args, parts, door);
  const { blocks, attachments } = parts;
  const text = parts.text ?? parts.markdown;
  const isCut = (text?.length ?? 0) > textCut;
  if (isCut) violation(state, 'limit', `text of ${text?.length} characters is cut: ok, with a warning`);
  return {
    ...(text !== undefined && { text: text.slice(0, textCut) }),
    ...(blocks && { blocks: withIds(blocks) }),
    ...(attachments && { attachments }),
    ...(metadata && { metadata }),
    payload: payloadOf(args, { blocks, attachments, metadata }),
    warnings: isCut ? ['message_truncated'] : [],
  };
}

interface Parts {
  readonly text: string | undefined;
  readonly markdown: string | undefined;
  readonly blocks: readonly Json[] | undefined;
  readonly attachments: readonly Json[] | undefined;
}

function refuseSizes({ text, markdown, blocks = [], attachments = [] }: Parts, door: Door): void {
  if (markdown && (text || blocks.length > 0)) throw new SlackRefusal('markdown_text_conflict');
  if (!text && !markdown && blocks.length + attachments.length === 0) throw new SlackRefusal('no_text');
  if (door === 'update' && (text?.length ?? 0) > editLimit) throw new SlackRefusal('msg_too_long');
  if (attachments.length > maxAttachments) throw new SlackRefusal('too_many_attachments');
  checkBlocks(blocks, 'message');
  for (const each of attachments) if (Array.isArray(each.blocks)) checkBlocks(each.blocks, 'message');
  if (door === 'post' && textLength(blocks) > allBlocks) throw new SlackRefusal('msg_blocks_too_long');
}

function noteRudeness(state: State, args: Args, parts: Parts, door: Door): void {
  for (const { kind, detail } of rudeText(parts, { alone: door === 'ephemeral' }))
    violation(state, kind, detail);
  if (flag(args, 'link_names') || args.parse === 'full') {
    violation(state, 'ping', 'link_names or parse=full makes links of names');
  }
  if (!parts.text && parts.blocks?.length && door !== 'update') {
    violation(state, 'fallback', 'blocks without text: nothing to read aloud or to notify with');
  }
}

/** A whole message out of what was given; what was left out is empty. */
export function whole(given: GivenContent): Content {
  const { text = '', blocks = [], attachments = [], metadata, payload } = given;
  return { text, blocks, attachments, ...(metadata && { metadata }), payload };
}

/** An edit: what was left out stays as it was (chat.update; slackapi/python-slack-sdk#523). */
export function edited(old: Content, given: GivenContent): Content {
  const { warnings: _, ...parts } = given;
  return { ...old, ...parts, payload: { ...old.payload, ...given.payload } };
}

function list(args: Args, name: string, code: string): Json[] | undefined {
  const value = decoded(args, name, code);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isRecord)) throw new SlackRefusal(code);
  return value;
}

function readMetadata(args: Args): Json | undefined {
  const value = decoded(args, 'metadata', 'invalid_metadata_format');
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw new SlackRefusal('invalid_metadata_format');
  if (Object.keys(value).length === 0) return value;
  const payload = value.event_payload;
  const flat =
    typeof value.event_type === 'string' &&
    isRecord(payload) &&
    Object.values(payload).every((each) => ['string', 'number', 'boolean'].includes(typeof each));
  if (!flat) throw refuseWith('invalid_metadata_format', ['event_type and a flat event_payload are needed']);
  if (JSON.stringify(value).length > maxMetadata) throw new SlackRefusal('metadata_too_large');
  return value;
}

function payloadOf(args: Args, decodedParts: Json): Json {
  const { token: _token, channel: _channel, ts: _ts, team_id: _team, ...sent } = args;
  const given = Object.entries(decodedParts).filter(([, value]) => value !== undefined);
  return { ...sent, ...Object.fromEntries(given) };
}

/** Slack names what the app left unnamed; an interaction then refers to those names. */
function withIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block, index) => ({
    ...nameActions(block),
    block_id: block.block_id ?? `b${index}`,
  }));
}

function nameActions(block: Json): Json {
  const named = (element: unknown, index: number): unknown =>
    isRecord(element) && interactive(element)
      ? { ...element, action_id: element.action_id ?? `a${index}` }
      : element;
  return {
    ...block,
    ...(Array.isArray(block.elements) && { elements: block.elements.map(named) }),
    ...(block.accessory !== undefined && { accessory: named(block.accessory, 0) }),
  };
}

function interactive(element: Json): boolean {
  return (
    !['image', 'plain_text', 'mrkdwn'].includes(String(element.type)) &&
    !String(element.type).startsWith('rich_text')
  );
}
