// A message as we mean it, without any platform's markup. Text is literal: an adapter escapes every string, so a
// title can neither ping nor link nor style. What must be bold, a link or a time says so by its type.
import type { Press } from './button-id.ts';
import type { PersonRef, PlaceRef } from './refs.ts';

/** A run of text inside a line. A plain string is literal text. */
export type Inline =
  | string
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'italic'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** An instant (epoch ms) that the platform shows in each reader's own zone; `text` is for where it cannot. */
  | { readonly kind: 'time'; readonly at: number; readonly text: string }
  /**
   * Somebody by name, where one person alone sees the message; whatever others see too shows `text`, for there the
   * platform would notify them. `text` is also for where the platform does not know them.
   */
  | { readonly kind: 'person'; readonly person: PersonRef; readonly text: string }
  /** A channel by the name that its people see; `text` is for where that cannot be shown. */
  | { readonly kind: 'place'; readonly place: PlaceRef; readonly text: string }
  /** A command to type, without its prefix: `search diffusion`. The adapter knows how it is typed there. */
  | { readonly kind: 'command'; readonly line: string };

export type Line = readonly Inline[];

/** A button runs a command with its values, or opens a link. */
export type Button =
  | {
      readonly label: string;
      readonly press: Press;
      readonly primary?: boolean;
      /** It does nothing but open a form of so many fields: left out where the platform has none of that size. */
      readonly opensForm?: number;
    }
  | { readonly label: string; readonly url: string };

/** One of a choice: `value` is appended to the press's values when it is picked. */
export interface ChoiceOption {
  readonly label: string;
  readonly value: string;
}

export type Block =
  /** What the message is, in a few words; `aside` stands apart, smaller (the source of a list). */
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'text'; readonly line: Line }
  /** Less important: as of when, how to go on. */
  | { readonly kind: 'small'; readonly line: Line }
  /** Numbered lines, from `start` (1 where absent). */
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly start?: number }
  /** One paper: a linked title, lines under it, perhaps a picture from a host we trust. */
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly url: string;
      readonly lines: readonly Line[];
      readonly imageUrl?: string;
    }
  /** Set in fixed width, line breaks kept: a caret under a mistake. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** A menu to pick one from (at most 25). */
  | {
      readonly kind: 'choice';
      readonly placeholder: string;
      readonly press: Press;
      readonly options: readonly ChoiceOption[];
    };

export interface Message {
  /** One plain sentence for notifications and screen readers; never empty. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}
