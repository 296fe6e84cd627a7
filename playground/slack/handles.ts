// What an interaction hands to the app for a while: a trigger_id (once, 3 s) and a response_url (five answers, 30 minutes).
import { randomUUID } from 'node:crypto';
import { SlackRefusal } from './refusal.ts';

/** docs.slack.dev/interactivity/handling-user-interaction */
const urlLifeMs = 30 * 60_000;
const urlUses = 5;
const triggerLifeMs = 3_000;

/** Where answers to one interaction go. */
export interface Reply {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  /** The message that was pressed, or the first one made through this URL: what replace_original means. */
  original?: string;
  readonly madeAt: number;
  uses: number;
}

export interface Handles {
  newTrigger(person: string): string;
  /** The person of a trigger, which is spent by this. */
  spendTrigger(id: string): string;
  newReply(person: string, channel: string, original?: string): Reply;
  /** Counts one use; refuses with used_url or expired_url, and knows nothing of other ids. */
  useReply(id: string): Reply | undefined;
}

export function createHandles(now: () => number): Handles {
  const replies = new Map<string, Reply>();
  const triggers = new Map<string, { readonly person: string; readonly madeAt: number; spent: boolean }>();
  return {
    newTrigger(person) {
      const id = `${triggers.size + 1}.${now()}.${randomUUID().replaceAll('-', '')}`;
      triggers.set(id, { person, madeAt: now(), spent: false });
      return id;
    },
    spendTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new SlackRefusal('invalid_trigger_id');
      if (trigger.spent) throw new SlackRefusal('exchanged_trigger_id');
      if (now() - trigger.madeAt > triggerLifeMs) throw new SlackRefusal('expired_trigger_id');
      trigger.spent = true;
      return trigger.person;
    },
    newReply(person, channel, original) {
      const reply: Reply = {
        id: randomUUID(),
        person,
        channel,
        ...(original !== undefined && { original }),
        madeAt: now(),
        uses: 0,
      };
      replies.set(reply.id, reply);
      return reply;
    },
    useReply(id) {
      const reply = replies.get(id);
      if (!reply) return undefined;
      if (now() - reply.madeAt > urlLifeMs) throw new SlackRefusal('expired_url');
      if (reply.uses >= urlUses) throw new SlackRefusal('used_url');
      reply.uses += 1;
      return reply;
    },
  };
}
