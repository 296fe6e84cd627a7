// Interactions: acknowledged at once (Discord gives 3 seconds), answered when the core has its answer, to nobody but
// the person who asked. Only a form has to be the very first answer, so what may open one is not acknowledged before.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  InteractionResponseType,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Answer, CommandInput, Handlers } from '../../src/chat/platform.ts';
import type { Clock } from '../../src/ops/clock.ts';
import { toDeliveryError } from './errors.ts';
import { CHOICE_LENGTH, CHOICES } from './limits.ts';
import { readModal, renderModal } from './modal.ts';
import { type DiscordBody, renderAnswer, renderPlain } from './render.ts';
import { toAsker, toCommandInput, toCompletion, toMessageInput, toPress } from './requests.ts';
import { fitted, oneLine } from './text.ts';

/** What can be deferred and answered later. */
type Asked =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;
/** What a form can be opened for. */
type MayOpen = Exclude<Asked, ModalSubmitInteraction>;

const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;

/** How long an answer that may be a form is waited for, of Discord's three seconds, ms. */
const FORM_LIMIT = 2_000;

/** https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
const FILE_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

interface Deps {
  readonly commands: readonly CommandDeclaration[];
  readonly clock: Clock;
  readonly apiUrl?: string | undefined;
}

/** Serves one interaction; rejects where Discord did not take the answer. */
export function createAnswers(client: Client, handlers: Handlers, { commands, clock, apiUrl }: Deps) {
  const keeper = { hosts: FILE_HOSTS, apiUrl, clock };
  return async (interaction: Interaction): Promise<void> => {
    if (interaction.isChatInputCommand())
      await answerCommand(interaction, toCommandInput(interaction, keeper));
    else if (interaction.isMessageContextMenuCommand())
      await answerCommand(interaction, toMessageInput(interaction, commands));
    else if (interaction.isMessageComponent()) await answerPress(interaction);
    else if (interaction.isModalSubmit()) await answerForm(interaction);
    else if (interaction.isAutocomplete()) await complete(interaction, handlers);
  };

  async function answerCommand(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    input: CommandInput,
  ): Promise<void> {
    const ask = () => handlers.command(toAsker(interaction), input);
    const acknowledge = () => interaction.deferReply(EPHEMERAL);
    const name = 'command' in input ? input.command : '';
    const answer = await answered(interaction, name, { acknowledge, ask });
    if (answer) await put(interaction, answer, replaceOriginal);
  }

  async function answerPress(interaction: MessageComponentInteraction): Promise<void> {
    // Only the person who sees an ephemeral message can have pressed in it, so it may be changed for them.
    const own = interaction.message.flags.has(MessageFlags.Ephemeral);
    const press = toPress(interaction);
    const ask = () => handlers.press(toAsker(interaction), press);
    const acknowledge = () => (own ? interaction.deferUpdate() : interaction.deferReply(EPHEMERAL));
    const answer = await answered(interaction, press?.command ?? '', { acknowledge, ask });
    if (answer) await put(interaction, answer, own && !answer.replace ? followUp : replaceOriginal);
  }

  async function answerForm(interaction: ModalSubmitInteraction): Promise<void> {
    await interaction.deferReply(EPHEMERAL);
    await known(interaction);
    const { press, values } = readModal(interaction);
    const submitted = await handlers.submit(toAsker(interaction), press, values);
    const answer = 'mistakes' in submitted ? submitted.instead : submitted.answer;
    await put(interaction, await answer(), replaceOriginal);
  }

  interface Ways {
    readonly acknowledge: () => Promise<unknown>;
    readonly ask: () => Promise<Answer>;
  }

  /** The answer to be shown, once the interaction is acknowledged; null where it was a form, which is open now. */
  async function answered(interaction: MayOpen, name: string, ways: Ways): Promise<Answer | null> {
    if (commands.some((command) => command.name === name && command.opensForm))
      return formOr(interaction, ways);
    await ways.acknowledge();
    await known(interaction);
    return ways.ask();
  }

  /** Whoever would have to wait too long for the form reads the message in its place. */
  async function formOr(interaction: MayOpen, { acknowledge, ask }: Ways): Promise<Answer | null> {
    const answer = known(interaction).then(ask);
    const enough = new AbortController();
    const soon = await Promise.race([answer, clock.limit(FORM_LIMIT, enough.signal).catch(() => null)]);
    enough.abort();
    const modal = soon?.form ? renderModal(soon.form) : null;
    if (modal) {
      const { id, token } = interaction;
      const body = { type: InteractionResponseType.Modal, data: modal };
      await client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
      return null;
    }
    await acknowledge();
    return answer;
  }

  /** Threads that were archived when we connected are not known yet; where Discord does not tell, it is a place like others. */
  async function known({ channel, channelId }: Asked): Promise<void> {
    if (channel === null && channelId) await client.channels.fetch(channelId).catch(() => null);
  }

  /** Where Discord refuses the form of an answer, its bare text: nobody is left waiting. */
  async function put(interaction: Asked, { message }: Answer, how: typeof followUp): Promise<void> {
    try {
      await how(interaction, renderAnswer(message, toAsker(interaction).workspace, commands));
    } catch (error) {
      if (toDeliveryError(error).kind !== 'shape') throw error;
      await how(interaction, renderPlain(message));
    }
  }

  /** The answer that was deferred, or the message that was pressed. */
  async function replaceOriginal({ applicationId, token }: Asked, body: DiscordBody): Promise<void> {
    const whole = { content: '', embeds: [], components: [], ...body };
    await client.rest.patch(Routes.webhookMessage(applicationId, token), { body: whole, auth: false });
  }

  async function followUp({ applicationId, token }: Asked, body: DiscordBody): Promise<void> {
    const flags = (body.flags ?? 0) | MessageFlags.Ephemeral;
    await client.rest.post(Routes.webhook(applicationId, token), { body: { ...body, flags }, auth: false });
  }
}

async function complete(interaction: AutocompleteInteraction, handlers: Handlers): Promise<void> {
  const offered = await handlers.complete(toAsker(interaction), ...toCompletion(interaction));
  const fitting = offered
    .filter(({ value }) => value !== '' && value.length <= CHOICE_LENGTH)
    .map(({ label, value }) => ({
      name: fitted(oneLine(label), CHOICE_LENGTH, (text) => text) || value,
      value,
    }));
  await interaction.respond(fitting.slice(0, CHOICES));
}
