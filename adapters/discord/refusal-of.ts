// What exactly a refusal is about: one thread, the place, or the whole server. Discord's codes do not tell these apart.
import { type Client, Routes } from 'discord.js';
import { DeliveryError } from '../../src/domain/errors.ts';
import { toDeliveryError } from './errors.ts';
import { DIRECT, type Place, type PostedMessage } from './refs.ts';

/** Said of a channel, and of every channel of a server that has removed us. */
const SHUT_OUT = ['10003', '10004', '50001'];

/** The message that a thread was to hang under stands there, so it is not writing that is not allowed. */
const NO_PERMISSION = '50013';

/** What may be wrong with one thread: the place that it hangs in takes the next digest all the same. */
const OF_THREAD: Readonly<Record<string, string>> = {
  10003: 'thread_gone',
  30033: '30033',
  50083: 'thread_locked',
  160005: 'thread_locked',
};

interface Sent {
  /** Where to, or what was to be edited. */
  readonly to: Place | PostedMessage;
  /** It was to stand under another message. */
  readonly isReply?: boolean | undefined;
}

/** As a DeliveryError; asks Discord where its code alone does not say. */
export async function refusalOf(
  client: Client,
  error: unknown,
  { to, isReply }: Sent,
): Promise<DeliveryError> {
  const failed = toDeliveryError(error);
  if (failed.kind !== 'place' || to.guild === DIRECT) return failed;
  if (SHUT_OUT.includes(failed.code) && (await isAnswered(client, Routes.guild(to.guild))) === false)
    return new DeliveryError('workspace', failed.code);
  if (isReply && failed.code === NO_PERMISSION) return new DeliveryError('place', 'no_threads');
  const code = OF_THREAD[failed.code];
  if (code === undefined || !(await isOfThread(client, { to, isReply }))) return failed;
  return new DeliveryError('ours', code);
}

async function isOfThread(client: Client, { to, isReply }: Sent): Promise<boolean> {
  // What a post of a forum begins with has the id of the post.
  if (!isReply) return 'message' in to && to.message === to.channel;
  if ((await isAnswered(client, Routes.channel(to.channel))) === false) return false;
  // Under a message in a thread there is no other one: that is the place itself.
  return !client.channels.cache.get(to.channel)?.isThread();
}

/** Whether something is there for us; null where Discord does not say. */
async function isAnswered(client: Client, route: `/${string}`): Promise<boolean | null> {
  try {
    await client.rest.get(route);
    return true;
  } catch (error) {
    return toDeliveryError(error).kind === 'place' ? false : null;
  }
}
