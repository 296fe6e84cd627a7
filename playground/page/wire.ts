// What the page and its server say to each other.
import type { LocalChannel, LocalForm, LocalMessage, LocalPerson } from '../local-chat.ts';

export type PlatformName = 'slack' | 'discord';

export interface ChatSetting {
  readonly platform: PlatformName;
  readonly workspaceName: string;
  readonly people: readonly LocalPerson[];
  readonly channels: readonly LocalChannel[];
  /** The workspace's own emoji: `:name:`. */
  readonly ownEmoji: readonly string[];
  /** Whether the bot has a page of its own for each person. */
  readonly hasHome: boolean;
  /** The direct messages with the bot, by person. */
  readonly direct: Readonly<Record<string, LocalChannel>>;
}

/** What stays the same while the page is open. */
export interface Setting {
  /** Said once at the top: as of when the papers are, where the data lies. */
  readonly note?: string;
  /** IANA zone in which the clock is shown and the next morning begins. */
  readonly zone: string;
  /** Epoch ms on the playground's clock. */
  readonly now: number;
  readonly chats: readonly ChatSetting[];
}

/** What one person sees in one channel or thread. */
export interface Feed {
  readonly messages: readonly LocalMessage[];
  /** What the bot has opened in front of them. */
  readonly form?: LocalForm;
  /** What the real platform would have refused so far, newest last. */
  readonly violations: readonly string[];
}

export type ClockMove = 'hour' | 'morning';

/** Sent over the event stream: something in this chat changed, or the clock was moved to `now`. */
export type Change = { readonly platform: PlatformName } | { readonly now: number };
