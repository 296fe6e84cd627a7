// What a command is given and what it gives back.
import type { CommandDeclaration } from '../chat/command.ts';
import type { FieldMistakes, Form } from '../chat/form.ts';
import type { Message } from '../chat/message.ts';
import type { Answer, Asker, Completion, HandedFiles, Platform } from '../chat/platform.ts';
import type { MessageRef, PersonRef } from '../chat/refs.ts';
import type { Day } from '../domain/edition.ts';
import type { PaperId } from '../domain/paper-id.ts';
import type { IngestDeps } from '../ingest.ts';

/** Option values by name, as typed; each command reads its own. */
export type Values = Readonly<Partial<Record<string, string>>>;

/** Everything a command may use. `now` and the zone are the asker's. */
export interface Context extends IngestDeps {
  readonly asker: Asker;
  readonly now: number;
  readonly zone: string;
  /** Whether `zone` is known to be the asker's, or only a fallback. */
  readonly zoneKnown: boolean;
  readonly today: Day;
  readonly commands: readonly Command[];
  /** From 0 up to 1, another each time. */
  chance(): number;
  /** What was handed over, by option. */
  readonly files: HandedFiles;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** A fresh key of 16 characters [0-9a-f]. */
  readonly newKey: () => string;
  /** Has what was planned done soon; without it, it is done with the next minute. */
  wake(): void;
  /** Who is meant by a word (`@bob`, or a PersonRef from a button); null for whoever is not of the asker's workspace. */
  named(word: string): PersonRef | null;
  /** Posts for everybody in the asker's place and remembers the papers on it; rejects with a DeliveryError. */
  post(message: Message, papers: readonly PaperId[]): Promise<MessageRef>;
}

export interface Command extends CommandDeclaration {
  run(values: Values, context: Context): Promise<Answer>;
  /** The form that is sent to it, by the values of the form's press. */
  form?(values: Values, context: Context): Promise<Form>;
  /** Where a form is sent to it: what is wrong, by field; empty where it can run. */
  mistakes?(values: Values, context: Context): Promise<FieldMistakes>;
  /** What to offer for an option while it is being typed. */
  complete?(option: string, typed: string, context: Context): Promise<readonly Completion[]>;
}
