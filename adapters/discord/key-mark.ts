// The delivery key inside a message: in the fragment of its first embed's address, where no reader sees it. The
// nonce is forgotten by Discord within minutes; this stays.
import type { APIEmbed } from 'discord.js';
import type { Place } from './refs.ts';
import type { DiscordBody } from './render.ts';
import { webAddress } from './web-address.ts';

/** The body with its key; a heading that leads nowhere leads to its own channel, with or without a key. */
export function marked(body: DiscordBody, { guild, channel }: Place, key?: string): DiscordBody {
  const [first, ...others] = body.embeds ?? [{ description: body.content ?? '…' }];
  const here = `https://discord.com/channels/${guild}/${channel}`;
  const own = first?.url === undefined ? null : webAddress(withKey(first.url, key));
  const { content: _content, flags: _flags, ...rest } = body;
  return { ...rest, embeds: [{ ...first, url: own ?? withKey(here, key) }, ...others] };
}

/** The key of a message that Discord gave back; undefined where it has none. */
export function keyIn(embeds: readonly Pick<APIEmbed, 'url'>[] | undefined): string | undefined {
  return embeds?.flatMap(({ url }) => /[#&]pb=([a-z0-9-]{1,24})$/.exec(url ?? '')?.[1] ?? [])[0];
}

function withKey(url: string, key: string | undefined): string {
  if (key === undefined) return url;
  return `${url}${url.includes('#') ? '&' : '#'}pb=${key}`;
}
