// Picking a shortcut in the menu of a message: https://docs.slack.dev/interactivity/implementing-shortcuts
import type { Outcome } from '../local-chat.ts';
import { whyNot } from './commands.ts';
import { app, nameOf, team } from './people.ts';
import { responseUrl } from './responses.ts';
import { nextTs, type Stored, violation } from './state.ts';
import { wireMessage } from './wire.ts';
import type { World } from './world.ts';

/** Sends the message to the app, wherever it stands and whether or not the bot is there. */
export async function pickShortcut(
  world: World,
  person: string,
  message: Stored,
  entry: string,
): Promise<Outcome> {
  const { state, handles } = world;
  const shortcut = world.shortcuts.find(({ name }) => name === entry);
  if (!shortcut) throw new Error(`there is no shortcut ${entry}`);
  if (message.onlyFor !== undefined) throw new Error('what only one person sees has no shortcuts');
  const name = nameOf(person).toLowerCase();
  const ack = await world.sockets.deliver({
    type: 'interactive',
    takesAnswer: false,
    payload: {
      type: 'message_action',
      token: 'local',
      action_ts: nextTs(state),
      team: { id: team.id, domain: team.domain },
      user: { id: person, username: name, name, team_id: team.id },
      channel: { id: message.channel, name: state.channels.get(message.channel)?.name },
      is_enterprise_install: false,
      enterprise: null,
      callback_id: shortcut.callbackId,
      trigger_id: handles.newTrigger(person),
      response_url: responseUrl(world, handles.newReply(person, message.channel)),
      message_ts: message.ts,
      message: wireMessage(state, message),
      api_app_id: app.id,
    },
  });
  if (ack.kind === 'late') violation(state, 'protocol', `no acknowledgement of ${entry} in time`);
  return ack.kind === 'acked' ? {} : { error: whyNot(ack.kind) };
}
