// A core that notes what reaches it and answers what the test wants.
import type { Press } from '../../src/chat/button-id.ts';
import type {
  Answer,
  Asker,
  CommandInput,
  Completion,
  HandedFiles,
  Handlers,
  Membership,
  Reaction,
  Submitted,
} from '../../src/chat/platform.ts';
import { plain } from './messages.ts';

export interface Recorder extends Handlers {
  /** What commands and presses are answered from now on. */
  answers: Answer;
  /** What is offered while one types. */
  offers: readonly Completion[];
  readonly memberships: Membership[];
  readonly completions: { readonly command: string; readonly option: string; readonly typed: string }[];
  nextCommand(): Promise<{ readonly asker: Asker; readonly input: CommandInput }>;
  /** What the next forms are told; `answers` where it is null. */
  mistakes: Readonly<Record<string, string>> | null;
  readonly submissions: { readonly asker: Asker; readonly press: Press | null; readonly values: object }[];
  /** The files of each form. */
  readonly handed: HandedFiles[];
  nextPress(): Promise<{ readonly asker: Asker; readonly press: Press | null }>;
  /** The reaction that came as number `count`, from 1, once it is there. */
  reactionNumber(count: number): Promise<Reaction>;
  /** Resolves when something may have been missed. */
  nextGap(): Promise<void>;
  /** From now on answers wait until the returned function is called. */
  holdAnswers(): () => void;
}

export function recorder(): Recorder {
  const commands = waiting<{ asker: Asker; input: CommandInput }>();
  const presses = waiting<{ asker: Asker; press: Press | null }>();
  const gaps = waiting<undefined>();
  const reactions: Reaction[] = [];
  const watchers = new Set<() => void>();
  let held: Promise<void> = Promise.resolve();

  const core: Recorder = {
    answers: { message: plain('Noted') },
    offers: [],
    completions: [],
    nextCommand: commands.next,
    nextPress: presses.next,
    async command(asker, input) {
      commands.came({ asker, input });
      await held;
      return core.answers;
    },
    async press(asker, press) {
      presses.came({ asker, press });
      await held;
      return core.answers;
    },
    mistakes: null,
    submissions: [],
    handed: [],
    async submit(asker, press, values, files = {}): Promise<Submitted> {
      core.submissions.push({ asker, press, values });
      core.handed.push(files);
      const { mistakes } = core;
      return mistakes
        ? { mistakes, instead: async () => core.answers }
        : { answer: async () => core.answers };
    },
    async reaction(reaction) {
      reactions.push(reaction);
      for (const watcher of [...watchers]) watcher();
    },
    memberships: [],
    async membership(membership) {
      core.memberships.push(membership);
    },
    async complete(_asker, command, option, typed) {
      core.completions.push({ command, option, typed });
      return core.offers;
    },
    async cleared() {},
    missed: () => void gaps.came(undefined),
    nextGap: gaps.next,
    reactionNumber: (count) =>
      new Promise((resolve) => {
        function check() {
          const found = reactions[count - 1];
          if (!found) return;
          watchers.delete(check);
          resolve(found);
        }
        watchers.add(check);
        check();
      }),
    holdAnswers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
  };
  return core;
}

// Whoever asked first gets what comes first; what nobody waits for is not kept.
function waiting<T>() {
  const asked: ((value: T) => void)[] = [];
  return {
    next: () => new Promise<T>((resolve) => asked.push(resolve)),
    came: (value: T) => asked.shift()?.(value),
  };
}
