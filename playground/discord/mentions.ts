// Whom a message pings, and whether it said that it pings nobody
// (https://discord.com/developers/docs/resources/message#allowed-mentions-object).

import { displayedText } from './components-v2.ts';
import { type Faults, fault, listOf, oneOf } from './form.ts';
import { isJson, type Json, text } from './wire.ts';

export function* allowedMentionsFaults(value: unknown): Faults {
  if (value === undefined || value === null) return;
  if (!isJson(value)) {
    yield fault('allowed_mentions', 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const parse = Array.isArray(value.parse) ? value.parse : [];
  for (const [index, kind] of parse.entries()) {
    yield* oneOf(`allowed_mentions.parse.${index}`, kind, ['users', 'roles', 'everyone']);
  }
  for (const kind of ['users', 'roles'] as const) {
    const named = value[kind];
    yield* listOf(`allowed_mentions.${kind}`, named, 100);
    if (parse.includes(kind) && Array.isArray(named) && named.length > 0) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      yield fault('allowed_mentions', 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}

/** What is rude about a body: no vow of silence, or words that would ring somebody's bell. */
export function* pings(body: Json): Generator<string, void> {
  const allowed = body.allowed_mentions;
  const parse = isJson(allowed) ? allowed.parse : undefined;
  if (!Array.isArray(parse) || parse.length > 0) yield 'allowed_mentions does not carry parse: []';
  for (const mention of mentionsIn(body)) if (isAllowed(mention, allowed)) yield `would ping ${mention}`;
}

function mentionsIn(body: Json): readonly string[] {
  const words = `${text(body.content)}\n${displayedText(body.components)}`;
  return [...words.matchAll(/@everyone|@here|<@[!&]?\d+>/g)].map(([mention]) => mention);
}

function isAllowed(mention: string, allowed: unknown): boolean {
  if (!isJson(allowed)) return true;
  const kind = mention.startsWith('<@&') ? 'roles' : mention.startsWith('<@') ? 'users' : 'everyone';
  if (
    Array.isArray(allowed.parse) ? allowed.parse.includes(kind) : !('users' in allowed || 'roles' in allowed)
  ) {
    return true;
  }
  const named = kind === 'everyone' ? [] : allowed[kind];
  return Array.isArray(named) && named.includes(mention.replace(/\D/g, ''));
}
