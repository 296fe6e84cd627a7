// The server and its channels as the wire shows them.

import { channelType, guildName, isListed, may } from './guild.ts';
import { botId, guildId, people, roles, wireMember, wireRole, wireUser } from './people.ts';
import { wireOverwrites } from './permissions.ts';
import type { Json } from './wire.ts';
import type { Channel, World } from './world.ts';

export function wireChannel(world: World, channel: Channel): Json {
  if (channel.kind === 'dm') return wireDm(world, channel);
  if (channel.kind === 'thread') return wireThread(world, channel);
  return {
    id: channel.id,
    type: channelType(world, channel),
    guild_id: guildId,
    name: channel.name,
    position: [...world.channels.keys()].indexOf(channel.id),
    permission_overwrites: wireOverwrites(channel.overwrites),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: lastMessage(world, channel),
    flags: 0,
    ...(channel.kind === 'forum' && forumFields(channel)),
  };
}

const REQUIRE_TAG = 1 << 4;

/** https://discord.com/developers/docs/resources/channel#channel-object */
function forumFields({ tags = [], tagRequired = false }: Channel): Json {
  return {
    flags: tagRequired ? REQUIRE_TAG : 0,
    available_tags: tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function wireDm(world: World, channel: Channel): Json {
  const recipients = channel.recipient === undefined ? [] : [wireUser(channel.recipient)];
  return { id: channel.id, type: channelType(world, channel), last_message_id: null, flags: 0, recipients };
}

function wireThread(world: World, thread: Channel): Json {
  const count = [...world.messages.values()].filter(
    (one) => one.channel === thread.id && one.type !== 21,
  ).length;
  return {
    id: thread.id,
    type: channelType(world, thread),
    guild_id: guildId,
    parent_id: thread.parent,
    owner_id: thread.owner,
    name: thread.name,
    last_message_id: lastMessage(world, thread),
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    rate_limit_per_user: 0,
    flags: 0,
    ...(thread.appliedTags && { applied_tags: thread.appliedTags }),
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.archiveAfter,
      archive_timestamp: new Date(thread.createdAt).toISOString(),
      create_timestamp: new Date(thread.createdAt).toISOString(),
    },
  };
}

function lastMessage(world: World, channel: Channel): string | null {
  let last: string | null = null;
  for (const message of world.messages.values()) if (message.channel === channel.id) last = message.id;
  return last;
}

/** The server as GET tells it; GUILD_CREATE adds channels, threads and members. */
export function wireGuild(): Json {
  return {
    id: guildId,
    name: guildName,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: people[0]?.id,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: roles.map(wireRole),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_members: 500_000,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    incidents_data: null,
  };
}

/** Without the members intent only the bot itself is among the members. */
export function guildCreate(world: World): Json {
  const channels = [...world.channels.values()];
  const threads = channels.filter((one) => one.kind === 'thread' && !one.archived);
  return {
    ...wireGuild(),
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: people.length + 1,
    members: [{ ...wireMember(botId), user: wireUser(botId) }],
    channels: channels.filter(isListed).map((one) => wireChannel(world, one)),
    threads: threads
      .filter((one) => may(world, botId, 'VIEW_CHANNEL', one))
      .map((one) => wireChannel(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
