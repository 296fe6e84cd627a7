// What a command is, as data. Slack's parsing, Discord's registration and completion, help and the README's table
// all come from the same declaration.

export interface OptionDeclaration {
  /** One lower-case word; Discord shows it while one types. */
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  /** In typed text the value follows this word: `at 09:00`. */
  readonly keyword?: string;
  /** In typed text a word of this form is meant for this option, wherever it stands. */
  readonly looksLike?: RegExp;
  /** In typed text, whether that can be its value: by this it is known behind free text (`only diffusion top 5`). */
  readonly fits?: (typed: string) => boolean;
  /** A value of this form can be nothing else: free text ends before it, whatever follows. */
  readonly unmistakable?: RegExp;
  /** In typed text several values follow one another: `from cs.CL, cs.LG`. */
  readonly several?: boolean;
  /** Somebody of the asker's own workspace; the command gets a PersonRef. */
  readonly person?: boolean;
  /** In typed text it takes all the words that remain. */
  readonly rest?: boolean;
  readonly choices?: readonly string[];
  /** A whole list can be given: as much as the platform takes. */
  readonly long?: boolean;
  /** A file, where a platform has a way to hand one over: it comes as a HandedFile and is never typed. */
  readonly file?: boolean;
  /** Set by buttons only: not in help, not registered. */
  readonly hidden?: boolean;
  /** Its line breaks are kept, where it comes from a form. */
  readonly lines?: boolean;
  /** Values are offered while one types (Handlers.complete). */
  readonly completes?: boolean;
}

/** What commands are about, in the order in which help shows them. */
export const TOPICS = ['lists', 'papers', 'yours', 'team', 'channel', 'paperboy'] as const;

export interface CommandDeclaration {
  readonly name: string;
  /** Absent where people do not type it. */
  readonly topic?: (typeof TOPICS)[number];
  /** Other words for it that are understood in typed text. */
  readonly aliases?: readonly string[];
  /** What it does, as help says it: at most 100 characters, no full stop. */
  readonly summary: string;
  readonly options: readonly OptionDeclaration[];
  /** What else can be written in its options and what that does, as its help shows it. */
  readonly details?: readonly (readonly [written: string, does: string])[];
  /** Lines as one would type them, without the prefix. */
  readonly examples: readonly string[];
  /** It changes what everybody in a place gets, so not everybody may use it. */
  readonly changesPlace?: boolean;
  /** With `changesPlace`: it changes the whole workspace, not what comes to one place. */
  readonly changesWorkspace?: boolean;
  /** Seldom used: it stands apart on a platform that has room for few commands (Discord: 25). */
  readonly seldom?: boolean;
  /** Reached by buttons only: not in help, not registered. */
  readonly hidden?: boolean;
  /** It stands in the menu of any message under this name; its first option is all that the message says. */
  readonly onMessage?: string;
  /** It answers with a form (Answer.form), and soon: a platform may have to open it before anything else. */
  readonly opensForm?: boolean;
}

/** The options that a person can type or pick. */
export const typedOptions = (command: CommandDeclaration): readonly OptionDeclaration[] =>
  givenOptions(command).filter(({ file }) => !file);

/** Those, and the files that a person can hand over. */
export const givenOptions = ({ options }: CommandDeclaration): readonly OptionDeclaration[] =>
  options.filter(({ hidden }) => !hidden);
