// conversations.history and conversations.replies: newest or oldest first, in pages with cursors.
import { type Args, flag, optional, required } from '../args.ts';
import { SlackRefusal } from '../refusal.ts';
import { type Json, repliesTo, type State, type Stored } from '../state.ts';
import { wireMessage } from '../wire.ts';
import { channelOf, isMember, type Method, scopeByKind } from './method.ts';

export const history: Method = {
  rate: 50,
  scope: scopeByKind('history'),
  run(args, { state }) {
    const channel = channelOf(args, state);
    if (!isMember(channel)) throw new SlackRefusal('not_in_channel');
    const all = [...state.messages.values()].filter(
      (each) =>
        each.channel === channel.id &&
        each.onlyFor === undefined &&
        (each.thread === undefined || each.broadcast),
    );
    return page(state, args, all.reverse(), { standard: 100, most: 999 });
  },
};

export const replies: Method = {
  rate: 50,
  scope: scopeByKind('history'),
  run(args, { state }) {
    const channel = channelOf(args, state);
    if (!isMember(channel)) throw new SlackRefusal('not_in_channel');
    const asked = state.messages.get(required(args, 'ts'));
    const parent = asked?.thread === undefined ? asked : state.messages.get(asked.thread);
    if (!parent || parent.channel !== channel.id || parent.onlyFor)
      throw new SlackRefusal('thread_not_found');
    return page(state, args, [parent, ...repliesTo(state, parent.ts)], { standard: 1000, most: 1000 });
  },
};

function page(
  state: State,
  args: Args,
  all: readonly Stored[],
  limits: { standard: number; most: number },
): Json {
  const inRange = all.filter((message) => within(message, args));
  const limit = readLimit(args, limits);
  const start = readCursor(args, inRange);
  const shown = inRange.slice(start, start + limit);
  const next = inRange[start + limit];
  return {
    messages: shown.map((each) => wireMessage(state, each, { metadata: flag(args, 'include_all_metadata') })),
    has_more: next !== undefined,
    ...(next && { response_metadata: { next_cursor: Buffer.from(`next_ts:${next.ts}`).toString('base64') } }),
  };
}

function within(message: Stored, args: Args): boolean {
  const oldest = readTime(args, 'oldest');
  const latest = readTime(args, 'latest');
  const ts = Number(message.ts);
  if (flag(args, 'inclusive') && (ts === oldest || ts === latest)) return true;
  return (oldest === undefined || ts > oldest) && (latest === undefined || ts < latest);
}

function readTime(args: Args, name: 'oldest' | 'latest'): number | undefined {
  const value = optional(args, name);
  if (value === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(value)) throw new SlackRefusal(`invalid_ts_${name}`);
  return Number(value);
}

function readLimit(args: Args, { standard, most }: { standard: number; most: number }): number {
  const limit = Number(optional(args, 'limit') ?? standard);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new SlackRefusal('invalid_limit');
  return limit;
}

function readCursor(args: Args, all: readonly Stored[]): number {
  const cursor = optional(args, 'cursor');
  if (cursor === undefined) return 0;
  const ts = /^next_ts:(.+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  const start = all.findIndex((message) => message.ts === ts);
  if (start < 0) throw new SlackRefusal('invalid_cursor');
  return start;
}
