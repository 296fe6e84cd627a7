// What arrives from people through Bolt: acknowledged at once, then handed to the core, then answered.
import type { App, RespondFn, webApi } from '@slack/bolt';
import type { Form } from '../../src/chat/form.ts';
import type { Answer, Handlers } from '../../src/chat/platform.ts';
import type { Keeper } from '../../src/net/handed-file.ts';
import type { Clock } from '../../src/ops/clock.ts';
import type { Log } from '../../src/ops/log.ts';
import { createAlone } from './alone.ts';
import { type Asked, sendAnswer, tell } from './answers.ts';
import { toDeliveryError } from './errors.ts';
import { createHome, HOME } from './home.ts';
import { COMMAND } from './inline.ts';
import { MODAL, readSubmission, renderMistakes, renderModal } from './modal.ts';
import {
  type Actor,
  askerOf,
  readCommand,
  readHomeOpened,
  readHomePress,
  readPress,
  readReaction,
  readRemoval,
  readShortcut,
  type SlackHomePress,
  type SlackPerson,
} from './requests.ts';

interface Deps {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
  /** The team this installation belongs to. */
  readonly team: () => Promise<string>;
  readonly personOf: (user: string) => Promise<SlackPerson>;
  /** Where files are that people hand over. */
  readonly keeper: Keeper;
  /** Runs a piece of work that stop() waits for. */
  readonly track: (work: () => Promise<void>) => Promise<void>;
}

/** How an answer reaches whoever typed or pressed. */
interface Ways {
  readonly respond: RespondFn;
  readonly trigger: string;
}

/** A form that is not acknowledged within three seconds fails, says Slack; this leaves time for the way, ms. */
const FORM_PATIENCE = 1_500;

export function listen(app: App, handlers: Handlers, deps: Deps): void {
  const { client, clock, log, team, personOf, keeper, track } = deps;
  const home = createHome(client, handlers, log);
  const isAlone = createAlone(client);
  // The Home tab names its reader's own direct messages with us.
  const asker = async (actor: Actor & { readonly home?: boolean }) => {
    const [person, alone] = await Promise.all([personOf(actor.user), actor.home || isAlone(actor)]);
    return askerOf(await team(), actor, { ...person, ...(alone && { alone }) });
  };

  app.command(COMMAND, ({ body, ack, respond }) =>
    track(async () => {
      await ack();
      const command = readCommand(body, await team());
      if (!command) return unreadable('command');
      const { text, people } = command;
      const typed = people ? { text, people } : { text };
      const from = await asker(command);
      const answer = await handlers.command(from, typed);
      await give({ ...command, workspace: from.workspace }, answer, { respond, trigger: body.trigger_id });
    }),
  );

  app.shortcut({ type: 'message_action' }, ({ body, ack, respond }) =>
    track(async () => {
      await ack();
      const shortcut = readShortcut(body);
      if (!shortcut) return unreadable('shortcut');
      const { command, message } = shortcut;
      const from = await asker(shortcut);
      const answer = await handlers.command(from, { command, message });
      await give({ ...shortcut, workspace: from.workspace }, answer, { respond, trigger: body.trigger_id });
    }),
  );

  app.action({ type: 'block_actions' }, ({ body, ack, respond }) =>
    track(async () => {
      await ack();
      const atHome = readHomePress(body);
      if (atHome) return pressedAtHome(atHome, 'trigger_id' in body ? body.trigger_id : '');
      const press = readPress(body);
      if (!press) return;
      const from = await asker(press);
      const answer = await handlers.press(from, press.press);
      const trigger = 'trigger_id' in body ? body.trigger_id : '';
      await give({ ...press, workspace: from.workspace }, answer, { respond, trigger });
    }),
  );

  // Only the acknowledgement can say what is wrong in a form, so this one waits for the core, which looks and no more. Where
  // that takes too long the form is closed, and what is wrong in it is said in the answer.
  app.view(MODAL, ({ body, ack }) =>
    track(async () => {
      const sent = readSubmission(body, keeper);
      if (!sent) {
        await ack();
        return unreadable('form');
      }
      const looked = asker(sent).then(async (from) => {
        return { from, submitted: await handlers.submit(from, sent.press, sent.values, sent.files) };
      });
      const inTime = await isDoneWithin(FORM_PATIENCE, looked, clock);
      if (!inTime) await ack();
      const { from, submitted } = await looked;
      const errors = inTime && 'mistakes' in submitted ? renderMistakes(submitted.mistakes, sent) : null;
      if (errors) return await ack({ response_action: 'errors', errors });
      if (inTime) await ack();
      const answer = await ('mistakes' in submitted ? submitted.instead : submitted.answer)();
      if (sent.home) await home.show(from, sent, answer);
      else await tell(client, { ...sent, workspace: from.workspace }, answer);
    }),
  );

  app.event('app_home_opened', ({ event }) =>
    track(async () => {
      const opened = readHomeOpened(event);
      if (opened) await home.show(await asker({ ...opened, home: true }), opened);
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

  for (const type of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(type, ({ body }) =>
      track(async () => {
        const removal = readRemoval(body, await team());
        if (removal) await handlers.membership(removal);
      }),
    );
  }

  app.error(async (error) => {
    log.warn({ platform: 'slack', code: toDeliveryError(error).code }, 'an answer on Slack may be lost');
  });

  async function pressedAtHome(pressed: SlackHomePress, trigger: string): Promise<void> {
    const from = await asker({ ...pressed, home: true });
    const answer = await handlers.press(from, pressed.press);
    const asked = { ...pressed, workspace: from.workspace, home: true };
    if (answer.form && (await opened(answer.form, asked, trigger))) return;
    await home.show(from, pressed, answer, pressed.press?.command === HOME);
  }

  async function give(asked: Asked, answer: Answer, { respond, trigger }: Ways): Promise<void> {
    if (answer.form && (await opened(answer.form, asked, trigger))) return;
    await sendAnswer(client, respond, asked, answer);
  }

  // Slack takes a trigger once and for three seconds; whoever was slower reads the message.
  async function opened(form: Form, asked: Asked, trigger: string): Promise<boolean> {
    const view = renderModal(form, asked);
    if (!view) return false;
    try {
      await client.views.open({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      log.warn({ platform: 'slack', code: toDeliveryError(error).code }, 'a form did not open');
      return false;
    }
  }

  function unreadable(what: string): void {
    log.warn({ platform: 'slack', what }, 'Slack sent something that cannot be read');
  }
}

async function isDoneWithin(ms: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const done = new AbortController();
  const late = clock.limit(ms, done.signal).then(
    () => false,
    () => true,
  );
  return Promise.race([work.then(() => true), late]).finally(() => done.abort());
}
