// Interactions: acknowledged at once (Discord gives 3 seconds), answered when the core has its answer, to nobody but
// the person who asked.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Answer, CommandInput, Handlers } from '../../src/chat/platform.ts';
import { toDeliveryError } from './errors.ts';
import { CHOICE_LENGTH, CHOICES } from './limits.ts';
import { type DiscordBody, renderAnswer, renderPlain } from './render.ts';
import { toAsker, toCommandInput, toCompletion, toMessageInput, toPress } from './requests.ts';
import { fitted, oneLine } from './text.ts';

/** What can be deferred and answered later. */
type Asked = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | MessageComponentInteraction;

const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;

/** Serves one interaction; rejects where Discord did not take the answer. */
export function createAnswers(client: Client, handlers: Handlers, commands: readonly CommandDeclaration[]) {
  return async (interaction: Interaction): Promise<void> => {
    if (interaction.isChatInputCommand()) await answerCommand(interaction, toCommandInput(interaction));
    else if (interaction.isMessageContextMenuCommand())
      await answerCommand(interaction, toMessageInput(interaction, commands));
    else if (interaction.isMessageComponent()) await answerPress(interaction);
    else if (interaction.isAutocomplete()) await complete(interaction, handlers);
  };

  async function answerCommand(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    input: CommandInput,
  ): Promise<void> {
    await interaction.deferReply(EPHEMERAL);
    await known(interaction);
    const answer = await handlers.command(toAsker(interaction), input);
    await put(interaction, answer, replaceOriginal);
  }

  async function answerPress(interaction: MessageComponentInteraction): Promise<void> {
    // Only the person who sees an ephemeral message can have pressed in it, so it may be changed for them.
    const own = interaction.message.flags.has(MessageFlags.Ephemeral);
    if (own) await interaction.deferUpdate();
    else await interaction.deferReply(EPHEMERAL);
    await known(interaction);
    const answer = await handlers.press(toAsker(interaction), toPress(interaction));
    await put(interaction, answer, own && !answer.replace ? followUp : replaceOriginal);
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
