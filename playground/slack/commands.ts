// Typing: slash commands and what the app answers to them, ordinary messages, and the completion of a command's name.
import type { Outcome, Suggestion } from '../local-chat.ts';
import { escapedLine } from './escape.ts';
import type { Reply } from './handles.ts';
import { app, type Channel, nameOf, team } from './people.ts';
import { SlackRefusal } from './refusal.ts';
import { respond, responseUrl } from './responses.ts';
import { type Json, post, type Stored, violation } from './state.ts';
import { typedContent } from './typed-text.ts';
import type { World } from './world.ts';

/** Slack completes the command itself and shows its usage hint; it knows nothing of arguments. */
export function completions(world: World, text: string): Suggestion[] {
  if (!text.startsWith('/') || text.includes(' ')) return [];
  return world.commands
    .filter(({ command }) => command.startsWith(text))
    .map(({ command, description, usageHint }) => ({
      text: `${command} `,
      description: `${usageHint} · ${description}`,
    }));
}

/** Sends a slash command to the app and says what the person is told when that fails. */
export async function typeCommand(
  world: World,
  person: string,
  channel: Channel,
  text: string,
): Promise<Outcome> {
  const [command = '', ...words] = text.split(' ');
  const known = world.commands.find((each) => each.command === command);
  if (!known) return { error: `${command} is not a valid command.` };
  const rest = words.join(' ').trim();
  const reply = world.handles.newReply(person, channel.id);
  const ack = await world.sockets.deliver({
    type: 'slash_commands',
    takesAnswer: true,
    payload: {
      token: 'local',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
      user_id: person,
      user_name: nameOf(person).toLowerCase(),
      command,
      text: known.escapes ? escapedLine(world.state, rest) : rest,
      api_app_id: app.id,
      is_enterprise_install: 'false',
      response_url: responseUrl(world, reply),
      trigger_id: world.handles.newTrigger(person),
    },
  });
  if (ack.kind === 'late') violation(world.state, 'protocol', `no acknowledgement of ${command} in time`);
  const failure = ack.kind === 'acked' ? answerInside(world, reply, ack.answer) : whyNot(ack.kind);
  return failure === undefined ? {} : { error: `${command} failed with the error "${failure}"` };
}

/** Posts what the acknowledgement carried, if anything; the refusal's code when it cannot be shown. */
function answerInside(world: World, reply: Reply, answer: Json): string | undefined {
  if (Object.keys(answer).length === 0) return undefined;
  try {
    respond(world, reply, answer);
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    violation(world.state, 'limit', `acknowledgement: ${error.code} ${JSON.stringify(error.more)}`);
    return error.code;
  }
}

/** What the person reads when the app did not answer in time, or was not there at all. */
export function whyNot(kind: 'late' | 'lost' | 'nobody'): string {
  return kind === 'nobody' ? 'dispatch_failed' : 'operation_timeout';
}

/** An ordinary message; people's text is escaped by their client, as Slack's does. */
export function say(world: World, person: string, channel: Channel, text: string, thread?: string): Stored {
  return post(world.state, {
    channel: channel.id,
    user: person,
    ...(thread !== undefined && { thread }),
    content: typedContent(text),
  });
}
