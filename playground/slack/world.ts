// What the parts of the local Slack share, so that each of them stays a few plain functions.
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { Handles } from './handles.ts';
import type { Limits } from './limits.ts';
import type { Sockets } from './sockets.ts';
import type { State } from './state.ts';

/** A slash command as the app's settings name it. */
export interface SlashCommand {
  /** With its slash: `/papers`. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  /** `should_escape`: people, channels and addresses come in angle brackets. */
  readonly escapes?: boolean;
}

/** A shortcut in the menu of messages, as the app's settings name it. */
export interface MessageShortcut {
  readonly name: string;
  readonly callbackId: string;
}

export interface World {
  readonly state: State;
  /** `http://127.0.0.1:port`, known once the server listens. */
  readonly base: string;
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly MessageShortcut[];
  /** Whether the app's settings switch its Home tab on. */
  readonly hasHome: boolean;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly sockets: Sockets;
  readonly events: Events;
  readonly handles: Handles;
}
