// What a person can do and see in a local Slack or a local Discord. The playground's page and the end-to-end
// tests use only this; how a platform speaks to its bot stays inside playground/slack and playground/discord.

/** A person of the local chat. `id` is the platform's own kind of id (U… on Slack, digits on Discord). */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  /** IANA zone; Slack tells it to bots (users.info), Discord does not. */
  readonly zone: string;
  readonly role: 'admin' | 'member' | 'guest';
}

export interface LocalChannel {
  readonly id: string;
  readonly name: string;
}

export interface LocalReaction {
  /** The character: 🔖, 1️⃣, also where the platform itself speaks of `bookmark`. */
  readonly emoji: string;
  readonly people: readonly string[];
}

/** A file that came with a message. */
export interface LocalFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Where it can be fetched, on this machine. */
  readonly url: string;
}

/** A file that a person hands over. */
export interface GivenFile {
  readonly name: string;
  readonly content: string;
}

/** By the option of a command, or by the field of a form. */
export type GivenFiles = Readonly<Record<string, GivenFile>>;

/** A message as one person may see it. */
export interface LocalMessage {
  readonly id: string;
  readonly channel: string;
  /** The message this one answers in a thread (on Discord: the message the thread was started from). */
  readonly thread?: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  /** Epoch ms on the playground's clock. */
  readonly at: number;
  readonly editedAt?: number;
  /** Exactly the body that the bot sent for it over the wire (blocks, embeds, components …), after edits. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files?: readonly LocalFile[];
  /** Set: only this person sees it (ephemeral). */
  readonly onlyFor?: string;
  /** By name, whose command it answers (`/papers today`), where the platform says so above the answer, as Discord does. */
  readonly answers?: { readonly person: string; readonly command: string };
  /** Discord's "is thinking…": acknowledged, the answer is still to come. */
  readonly thinking?: boolean;
  readonly reactions: readonly LocalReaction[];
  /** How many messages its thread holds. */
  readonly replies: number;
}

/** A line offered while one types; `text` replaces the whole input. */
export interface Suggestion {
  readonly text: string;
  readonly description: string;
}

/** What the platform itself tells the person who typed or pressed: nothing, or its own error sentence. */
export interface Outcome {
  readonly error?: string;
}

/** A form that the bot has opened for a person. */
export interface LocalForm {
  /** Exactly what the bot sent. */
  readonly view: Readonly<Record<string, unknown>>;
  /** What the bot, or the client itself, found wrong, by the field it stands in. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface LocalForms {
  open(person: string): LocalForm | undefined;
  /** Sends the open form with these values by field; what is not named stays as it stood when the form opened. */
  submit(person: string, values: Readonly<Record<string, string>>, files?: GivenFiles): Promise<Outcome>;
  /** Closes it without sending. */
  cancel(person: string): Promise<Outcome>;
}

/** The bot's own page for each person, on platforms that have one. */
export interface LocalHomes {
  /** A person looks at theirs, and the bot hears of it; the platform's own words where the bot has none. */
  open(person: string): Outcome;
  /** Exactly what the bot sent for it last. */
  view(person: string): Readonly<Record<string, unknown>> | undefined;
  /** Presses a button or picks from a select (`value`) in it by its action_id. */
  press(person: string, control: string, value?: string): Promise<Outcome>;
}

/** Something the bot did that the real platform refuses or that a person would be annoyed by. */
export interface Violation {
  /** `ping`, `limit`, `scope`, `rate`, `unknown-route`, `protocol` … */
  readonly kind: string;
  readonly detail: string;
}

/** A fault to play once (or `times`) on requests whose route matches. */
export interface Fault {
  /** Slack: the method, `chat.postMessage`. Discord: `POST /channels/{channel.id}/messages`. */
  readonly route: string;
  /** `before`: refused before it had an effect. `after`: the effect stays, the answer is lost or bad. */
  readonly when: 'before' | 'after';
  /**
   * An HTTP status with body and headers, a reset connection, silence until the client gives up, HTML with 200, or the true
   * answer (`after`), which comes when something else has happened.
   */
  readonly answer:
    | {
        readonly status: number;
        readonly body?: unknown;
        readonly headers?: Readonly<Record<string, string>>;
      }
    | 'reset'
    | 'hang'
    | 'html'
    | { readonly meanwhile: () => Promise<void> };
  readonly times?: number;
  /** Only requests to this channel. */
  readonly channel?: string;
}

/** A request the bot made, for tests that count. */
export interface SeenRequest {
  readonly route: string;
  readonly channel?: string;
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
}

/** One local chat with one workspace, a few channels and three people. Binds to 127.0.0.1 only. */
export interface LocalChat {
  readonly platform: 'slack' | 'discord';
  /** What SLACK_API_URL or DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  /** The tokens it accepts, by the name of the environment variable: SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DISCORD_TOKEN. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** What people call it. */
  readonly workspaceName: string;
  readonly people: readonly LocalPerson[];
  readonly channels: readonly LocalChannel[];
  /** The direct messages between this person and the bot; among no list of channels. */
  direct(person: string): LocalChannel;
  /** Top-level messages of a channel, or the answers in a thread, oldest first, as this person sees them. */
  messages(channel: string, as: string, thread?: string): readonly LocalMessage[];
  /** The platform's own completion of what stands in the input. */
  complete(person: string, channel: string, text: string): Promise<readonly Suggestion[]>;
  /**
   * Sends the input: a slash command when it starts with a slash, else an ordinary message; files by option where the
   * platform's commands take any. Resolves once the bot has acknowledged, or the deadline has passed.
   */
  type(person: string, channel: string, text: string, files?: GivenFiles): Promise<Outcome>;
  /** Presses a button or picks from a select (`value`) by its action_id or custom_id. */
  press(person: string, message: string, control: string, value?: string): Promise<Outcome>;
  /** The workspace's own emoji, as one reacts with them: `:name:`. */
  readonly ownEmoji: readonly string[];
  /** What apps offer in the menu of a message in this channel, by name. */
  messageMenu(person: string, channel: string): readonly string[];
  /** Picks one of these. */
  pick(person: string, message: string, entry: string): Promise<Outcome>;
  readonly forms: LocalForms;
  readonly homes?: LocalHomes;
  react(person: string, message: string, emoji: string): void;
  unreact(person: string, message: string, emoji: string): void;
  /** Everything that would have been refused or rude, since the start. Tests end with "none". */
  readonly violations: readonly Violation[];
  readonly requests: readonly SeenRequest[];
  fail(fault: Fault): void;
  /** No fault that was asked for is played any more. */
  recover(): void;
  /** Called after every change that somebody could see; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}
