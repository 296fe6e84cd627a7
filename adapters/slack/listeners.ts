// What arrives from people through Bolt: acknowledged at once, then handed to the core, then answered.
import type { App, webApi } from '@slack/bolt';
import type { Handlers } from '../../src/chat/platform.ts';
import type { Log } from '../../src/ops/log.ts';
import { sendAnswer } from './answers.ts';
import { toDeliveryError } from './errors.ts';
import { COMMAND } from './inline.ts';
import { type Actor, askerOf, readCommand, readPress, readReaction, type SlackPerson } from './requests.ts';

interface Deps {
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** The team this installation belongs to. */
  readonly team: () => Promise<string>;
  readonly personOf: (user: string) => Promise<SlackPerson>;
  /** Runs a piece of work that stop() waits for. */
  readonly track: (work: () => Promise<void>) => Promise<void>;
}

export function listen(app: App, handlers: Handlers, { client, log, team, personOf, track }: Deps): void {
  const asker = async (actor: Actor) => askerOf(await team(), actor, await personOf(actor.user));

  app.command(COMMAND, ({ body, ack, respond }) =>
    track(async () => {
      await ack();
      const command = readCommand(body);
      if (!command) return unreadable('command');
      const answer = await handlers.command(await asker(command), { text: command.text });
      await sendAnswer(client, respond, command, answer);
    }),
  );

  app.action({ type: 'block_actions' }, ({ body, ack, respond }) =>
    track(async () => {
      await ack();
      const press = readPress(body);
      if (!press) return;
      const answer = await handlers.press(await asker(press), press.press);
      await sendAnswer(client, respond, press, answer);
    }),
  );

  for (const type of ['reaction_added', 'reaction_removed'] as const) {
    app.event(type, ({ event }) =>
      track(async () => {
        const reaction = readReaction(event, await team());
        if (reaction) await handlers.reaction(reaction);
      }),
    );
  }

  app.error(async (error) => {
    log.warn({ platform: 'slack', code: toDeliveryError(error).code }, 'an answer on Slack may be lost');
  });

  function unreadable(what: string): void {
    log.warn({ platform: 'slack', what }, 'Slack sent something that cannot be read');
  }
}
