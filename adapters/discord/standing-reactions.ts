// The reactions that stand on a message of ours. The gateway tells only of those given while we listen.
import { type APIMessage, type APIUser, type Client, Routes } from 'discord.js';
import type { FoundReaction, FoundReactions } from '../../src/chat/platform.ts';
import { emojiOf } from './emoji.ts';
import { type PostedMessage, personRef, workspaceRef } from './refs.ts';

/** https://discord.com/developers/docs/resources/message#get-reactions */
const PAGE = 100;
/** A thousand people of one reaction: more would hold up what else we ask, at every start. */
const PAGES = 10;

export async function reactionsOn(
  client: Client,
  posted: PostedMessage,
  emoji: readonly string[],
): Promise<FoundReactions> {
  const { guild, channel, message } = posted;
  const { reactions = [] } = (await client.rest.get(
    Routes.channelMessage(channel, message),
  )) as Partial<APIMessage>;
  const found: FoundReaction[] = [];
  const inPart: string[] = [];
  for (const { emoji: one } of reactions) {
    const known = emojiOf(one);
    if (known === null || !emoji.includes(known)) continue;
    // Those of a server are asked for by name and id: https://discord.com/developers/docs/resources/message#create-reaction
    const asked = one.id ? `${one.name}:${one.id}` : `${one.name}`;
    const { people, areAll } = await peopleWith(client, posted, asked);
    for (const user of people)
      found.push({ workspace: workspaceRef(guild, user), person: personRef(guild, user), emoji: known });
    if (!areAll) inPart.push(known);
  }
  return { found, inPart };
}

async function peopleWith(
  client: Client,
  { channel, message }: PostedMessage,
  emoji: string,
): Promise<{ people: readonly string[]; areAll: boolean }> {
  const people: string[] = [];
  for (let page = 0; page < PAGES; page++) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(people.length > 0 && { after: people.at(-1) ?? '' }),
    });
    const route = Routes.channelMessageReaction(channel, message, encodeURIComponent(emoji));
    const users = (await client.rest.get(route, { query })) as APIUser[];
    people.push(...users.map(({ id }) => id));
    if (users.length < PAGE) return { people, areAll: true };
  }
  return { people, areAll: false };
}
