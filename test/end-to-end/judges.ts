// What the local Slack and the local Discord say about a payload, asked without the wire between.

import { Refusal } from '../../playground/discord/refusal.ts';
import { checkNew } from '../../playground/discord/sending.ts';
import { createWorld, usualLimits } from '../../playground/discord/world.ts';
import type { Violation } from '../../playground/local-chat.ts';
import { readContent } from '../../playground/slack/content.ts';
import { SlackRefusal } from '../../playground/slack/refusal.ts';
import { createState } from '../../playground/slack/state.ts';

type Wire = Record<string, unknown>;

/** Why a message with this payload would be refused, or what would be rude about it; null where neither. */
export type Judge = (payload: Wire) => string | null;

const clock = { now: () => 0 };

export function slackJudge(): Judge {
  const state = createState(clock, []);
  return judge(state.violations, (payload) => readContent(state, payload, 'post'));
}

export function discordJudge(): Judge {
  const world = createWorld(clock, usualLimits, '');
  return judge(world.violations, (payload) => checkNew(world, 'new message', payload, []));
}

function judge(violations: readonly Violation[], check: (payload: Wire) => unknown): Judge {
  return (payload) => {
    const before = violations.length;
    try {
      check(payload);
    } catch (error) {
      if (error instanceof SlackRefusal) return `${error.code} ${JSON.stringify(error.more)}`;
      if (error instanceof Refusal) return JSON.stringify(error.body);
      throw error;
    }
    const rude = violations.slice(before);
    return rude.length > 0 ? JSON.stringify(rude) : null;
  };
}
