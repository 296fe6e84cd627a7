// A form as we mean it: a few fields that a platform shows in a window of its own, and what is done when it is sent.
import type { Press } from './button-id.ts';
import type { ChoiceOption } from './message.ts';

export interface FormField {
  /** The option of the form's command that it fills in. */
  readonly name: string;
  readonly label: string;
  /** Under the field: what can be written. */
  readonly hint?: string;
  /** What stands in it when it opens. */
  readonly value?: string;
  /** It may be left empty. */
  readonly optional?: boolean;
  /** To pick one from; without them it is something to write. */
  readonly options?: readonly ChoiceOption[];
  /** Several lines can be written. */
  readonly long?: boolean;
  /** One file can be handed over; left out where a platform's forms take none. */
  readonly file?: boolean;
}

/** No platform's field takes more, UTF-16 units: Slack's limit, the lowest. */
export const FIELD_LENGTH = 3000;

export interface Form {
  /** At most 24 characters, as the label of the button that sends it. */
  readonly title: string;
  readonly send: string;
  readonly fields: readonly FormField[];
  /** The command that it is sent to, with the values that stand before the fields. */
  readonly press: Press;
}

/** What is wrong, by the name of the field. */
export type FieldMistakes = Readonly<Record<string, string>>;
