// Limits of embeds (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).

import { address, type Faults, fault, flag, listOf, textOf, wholeNumber } from './form.ts';
import { isJson, type Json, objects, text } from './wire.ts';

const EMBEDS = 10;
const ALL_TEXT = 6_000;
const web = ['http', 'https'] as const;
const pictures = [...web, 'attachment'] as const;

export function* embedsFaults(value: unknown): Faults {
  yield* listOf('embeds', value, EMBEDS);
  if (!Array.isArray(value)) return;
  for (const [index, embed] of value.entries()) {
    const path = `embeds.${index}`;
    if (isJson(embed)) yield* embedFaults(path, embed);
    else yield fault(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  }
  const length = objects(value).reduce((all, embed) => all + textLength(embed), 0);
  if (length > ALL_TEXT) {
    yield fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${ALL_TEXT}`);
  }
}

/** Whether an embed would show anything at all. */
export function showsSomething(embed: Json): boolean {
  const parts = ['title', 'description', 'fields', 'image', 'thumbnail', 'footer', 'author'];
  return parts.some((part) => {
    const value = embed[part];
    if (typeof value === 'string') return value.trim() !== '';
    return Array.isArray(value) ? value.length > 0 : isJson(value);
  });
}

function* embedFaults(path: string, embed: Json): Faults {
  if (!showsSomething(embed))
    yield fault(`${path}.description`, 'BASE_TYPE_REQUIRED', 'This field is required');
  yield* textOf(`${path}.title`, embed.title, 256);
  yield* textOf(`${path}.description`, embed.description, 4_096);
  yield* address(`${path}.url`, embed.url, web);
  yield* wholeNumber(`${path}.color`, embed.color, 0, 0xffffff);
  if (typeof embed.timestamp === 'string' && Number.isNaN(Date.parse(embed.timestamp))) {
    const message = `Could not parse ${embed.timestamp}. Should be ISO8601.`;
    yield fault(`${path}.timestamp`, 'DATE_TIME_TYPE_PARSE', message);
  }
  yield* partFaults(path, embed);
  yield* fieldsFaults(`${path}.fields`, embed.fields);
}

function* partFaults(path: string, embed: Json): Faults {
  const { footer, author } = embed;
  if (isJson(footer)) {
    yield* textOf(`${path}.footer.text`, footer.text, 2_048, 1);
    yield* address(`${path}.footer.icon_url`, footer.icon_url, pictures);
  }
  if (isJson(author)) {
    yield* textOf(`${path}.author.name`, author.name, 256, 1);
    yield* address(`${path}.author.url`, author.url, web);
    yield* address(`${path}.author.icon_url`, author.icon_url, pictures);
  }
  for (const part of ['image', 'thumbnail'] as const) {
    const picture = embed[part];
    if (!isJson(picture)) continue;
    if (typeof picture.url !== 'string' || picture.url === '') {
      yield fault(`${path}.${part}.url`, 'BASE_TYPE_REQUIRED', 'This field is required');
    } else yield* address(`${path}.${part}.url`, picture.url, pictures);
  }
}

function* fieldsFaults(path: string, value: unknown): Faults {
  yield* listOf(path, value, 25);
  for (const [index, field] of objects(value).entries()) {
    yield* textOf(`${path}.${index}.name`, field.name, 256, 1);
    yield* textOf(`${path}.${index}.value`, field.value, 1_024, 1);
    yield* flag(`${path}.${index}.inline`, field.inline);
  }
}

function textLength(embed: Json): number {
  const { footer, author } = embed;
  const parts = [
    embed.title,
    embed.description,
    isJson(footer) ? footer.text : '',
    isJson(author) ? author.name : '',
  ];
  for (const field of objects(embed.fields)) parts.push(field.name, field.value);
  return parts.reduce((all: number, part) => all + text(part).trim().length, 0);
}
