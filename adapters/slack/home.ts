// The Home tab: what its reader has here, made anew when they open it and after every press in it. A press there can be
// answered nowhere else, so the answer stands above until the next one.
import type { types, webApi } from '@slack/bolt';
import type { Message } from '../../src/chat/message.ts';
import type { Answer, Asker, Handlers } from '../../src/chat/platform.ts';
import type { Log } from '../../src/ops/log.ts';
import { tellDirectly } from './answers.ts';
import { toDeliveryError } from './errors.ts';
import { VIEW_BLOCKS } from './limits.ts';
import { renderAnswer } from './render.ts';
import type { Actor } from './requests.ts';

/** The command whose answer is the Home. */
export const HOME = 'home';

export function createHome(client: webApi.WebClient, handlers: Handlers, log: Log) {
  return {
    /** `isHome`: the answer is the whole Home itself, after one of its settings was changed. */
    async show(asker: Asker, { user, channel }: Actor, answer?: Answer, isHome = false): Promise<void> {
      const whole = isHome && !answer?.failed;
      const home = whole ? [] : [(await handlers.command(asker, { command: HOME, values: {} })).message];
      const messages = [...(answer ? [answer.message] : []), ...home];
      try {
        const view = renderHome(messages, asker.workspace, channel);
        await client.views.publish({ user_id: user, view });
      } catch (error) {
        if (!answer) throw error;
        log.warn({ platform: 'slack', code: toDeliveryError(error).code }, 'the Home was not shown');
        await tellDirectly(client, user, answer.message);
      }
    },
  };
}

/** One under the other; `channel` are the reader's direct messages, which a press in a view does not tell. */
export function renderHome(
  messages: readonly Message[],
  workspace: Asker['workspace'],
  channel: string,
): types.HomeView {
  const blocks = messages.flatMap((message, index): types.KnownBlock[] => [
    ...(index === 0 ? [] : [{ type: 'divider' } as const]),
    ...renderAnswer(message, workspace, index * VIEW_BLOCKS).blocks,
  ]);
  return { type: 'home', private_metadata: channel, blocks: blocks.slice(0, VIEW_BLOCKS) };
}
