// The port between the core and a chat platform. An adapter implements Platform and calls Handlers.
import type { Press } from './button-id.ts';
import type { FieldMistakes, Form } from './form.ts';
import type { Message } from './message.ts';
import type { MessageRef, PersonRef, PlaceRef, WorkspaceRef } from './refs.ts';

/** Who asks, and from where. */
export interface Asker {
  readonly workspace: WorkspaceRef;
  readonly place: PlaceRef;
  /** Where exactly, when that is a part of the place (a post of a forum): what is shown to everybody goes there. */
  readonly within?: PlaceRef;
  readonly person: PersonRef;
  /** What people there call this person; literal text, empty where it is not known. */
  readonly name: string;
  /** They ask in a direct message, where nobody else is. */
  readonly alone?: boolean;
  /** IANA zone, where the platform tells it. */
  readonly zone: string | null;
  /** Whether the platform lets this person change what the place gets (guests may not; on Discord: Manage Channels). */
  readonly mayManage: boolean;
  /** Whether they rule over the whole workspace. */
  readonly isAdmin: boolean;
  /** The platform does not say now who they are: what it lets them do is not known. */
  readonly unknown?: boolean;
}

/** Who is meant in what was typed, by the word that stands there for them: `@bob`. */
export type People = ReadonlyMap<string, PersonRef>;

/** A command as typed (`text`, without the prefix), already taken apart by the platform, or picked on a message. */
export type CommandInput =
  | { readonly text: string; readonly people?: People }
  | {
      readonly command: string;
      readonly values: Readonly<Record<string, string>>;
      readonly people?: People;
      readonly files?: HandedFiles;
    }
  /** `message`: all that it says, with every address in it. */
  | { readonly command: string; readonly message: string };

/** A file that somebody hands over. Nothing of it is fetched before it is read. */
export interface HandedFile {
  readonly name: string;
  /**
   * Its text. Rejects with a SourceError: `unreadable` where it has more bytes than that, or is none that the platform
   * itself keeps; `unreachable` where it does not come.
   */
  read(maxBytes: number): Promise<string>;
}

/** By option. */
export type HandedFiles = Readonly<Record<string, HandedFile>>;

/** A reaction given or taken back on some message, perhaps not ours. May come twice and out of order. */
export interface Reaction {
  readonly workspace: WorkspaceRef;
  readonly person: PersonRef;
  readonly message: MessageRef;
  /** The character, without skin tone or variation selector: `🔖`; a custom emoji as `:name:`. */
  readonly emoji: string;
  readonly added: boolean;
  /** When it happened, epoch ms, fractions allowed; orders what arrives out of order. */
  readonly at: number;
}

/** Whether a workspace has us. May come twice and out of order; an outage is no removal. */
export interface Membership {
  readonly workspace: WorkspaceRef;
  readonly member: boolean;
  /** When it was so, epoch ms. */
  readonly at: number;
}

/** A reaction as it stands on a message. */
export type FoundReaction = Pick<Reaction, 'workspace' | 'person' | 'emoji'>;

/** What stands on a message. */
export interface FoundReactions {
  readonly found: readonly FoundReaction[];
  /** Emoji that more people stand with than were looked up: who is not among those found may be one of them. */
  readonly inPart: readonly string[];
}

/** The answer to whoever asked; nobody else sees it. */
export interface Answer {
  readonly message: Message;
  /** Where the pressed message was itself an answer to the same person: put this in its place. */
  readonly replace?: boolean;
  /** It did not work: a mistake, a refusal or a fault. A terminal ends with status 1. */
  readonly failed?: boolean;
  /** Opened for the asker; the message is for where the platform has no forms or does not open this one. */
  readonly form?: Form;
}

/**
 * A form that was sent: it stays open with its mistakes, or closes and is then answered. Where a platform cannot show
 * mistakes in a form it answers with `instead`: the mistakes, and a way to open the form again with all that was written.
 */
export type Submitted =
  | { readonly mistakes: FieldMistakes; readonly instead: () => Promise<Answer> }
  | { readonly answer: () => Promise<Answer> };

export interface Completion {
  readonly label: string;
  readonly value: string;
}

/** What the core does for an adapter. None of these rejects. */
export interface Handlers {
  command(asker: Asker, input: CommandInput): Promise<Answer>;
  /** `press` is null where the id was not one of ours. */
  press(asker: Asker, press: Press | null): Promise<Answer>;
  /** `press` as the form carried it (null: not one of ours), `values` by field. Takes no time: nothing is sent meanwhile. */
  submit(
    asker: Asker,
    press: Press | null,
    values: Readonly<Record<string, string>>,
    files?: HandedFiles,
  ): Promise<Submitted>;
  reaction(reaction: Reaction): Promise<void>;
  /** A moderator has cleared the reactions of a message, perhaps not ours: all, or those with one emoji. Nobody took theirs back. */
  cleared(message: MessageRef, emoji: string | null): Promise<void>;
  /** A workspace has removed us, or has us (again). */
  membership(membership: Membership): Promise<void>;
  /** The connection was away for a while; what people did meanwhile may not have been told. */
  missed(): void;
  complete(asker: Asker, command: string, option: string, typed: string): Promise<readonly Completion[]>;
}

export interface SendOptions {
  /** Names this message for ever: a second try carries the same key, a look-back searches for it. 1–24 of [a-z0-9-]. */
  readonly key: string;
  /** Post into the thread under this message of ours. */
  readonly under?: MessageRef;
}

/** `unknown`: the platform could not be asked (no right to read the history), so nobody may send again. */
export type LookBack = { readonly found: MessageRef } | 'absent' | 'unknown';

/** The code of the DeliveryError for a file that a platform does not take because of its size. */
export const FILE_TOO_LARGE = 'file_too_large';

/** A file as people get it. */
export interface SentFile {
  /** With its ending: `kept-by-you.bib`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What is in it, in a few words. */
  readonly title: string;
}

/** A platform is not heard: what people do there does not come here. */
export interface Silence {
  /** Epoch ms. */
  readonly since: number;
  /** The platform's own code for why it stays so until whoever runs us acts; null: it is tried again. */
  readonly code: string | null;
}

export interface Platform {
  /** The part before the colon of its references: `slack`. */
  readonly name: string;
  /** The least time between two messages to one place, ms. */
  readonly paceMs: number;
  /**
   * Connects and serves until stop(). Resolves when people can be answered, or when the platform is down and this goes on
   * without it; rejects with a RefusedError where the platform does not take us.
   */
  start(handlers: Handlers): Promise<void>;
  /** Takes nothing new, lets what is under way finish (at most 10 s), disconnects. */
  stop(): Promise<void>;
  /** As far as this process knows; null while the platform is heard. */
  silence(): Silence | null;
  /** Posts a message everybody in the place sees; rejects with a DeliveryError. Never tries twice by itself. */
  send(to: PlaceRef, message: Message, options: SendOptions): Promise<MessageRef>;
  /**
   * Posts a file; rejects with a DeliveryError, of the kind `shape` and the code FILE_TOO_LARGE where the platform takes
   * none of this size. It cannot be found again by its key, so nobody sends it twice.
   */
  sendFile(to: PlaceRef, file: SentFile, options: Pick<SendOptions, 'key'>): Promise<void>;
  /** Whether what we have posted there can be published to those who follow the place from elsewhere. */
  publishes(place: PlaceRef): boolean;
  /** Publishes a message of ours, which may have been published before; rejects with a DeliveryError. */
  publish(message: MessageRef): Promise<void>;
  /** Where a person is reached alone; rejects with a DeliveryError where they take no messages from us. */
  direct(person: PersonRef): Promise<PlaceRef>;
  /** Replaces what a message of ours says; rejects with a DeliveryError. */
  edit(message: MessageRef, to: Message): Promise<void>;
  /** The rights that we lack in a place, as its people know them; rejects with a DeliveryError where it cannot be told. */
  missingRights(place: PlaceRef): Promise<readonly string[]>;
  /** Which of these emoji (as Reaction.emoji) stand on a message of ours, and whose; rejects with a DeliveryError. */
  reactionsOn(message: MessageRef, emoji: readonly string[]): Promise<FoundReactions>;
  /** Whether a workspace has us; null where that cannot be said now, or not from here. Never rejects. */
  isMember(workspace: WorkspaceRef): Promise<boolean | null>;
  /** One emoji as somebody has typed it here, as Reaction.emoji will carry it; null where it is none. */
  emoji(typed: string): string | null;
  /** Whether a message with this key stands in the place (or the thread), posted after `since` (epoch ms). */
  find(to: PlaceRef, options: SendOptions, since: number): Promise<LookBack>;
}
