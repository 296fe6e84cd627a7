// Command, button and reaction to who answers them; errors to words. What adapters call.
import type { Message } from './chat/message.ts';
import type {
  Answer,
  Asker,
  CommandInput,
  HandedFiles,
  Handlers,
  People,
  Platform,
} from './chat/platform.ts';
import { platformOf } from './chat/refs.ts';
import type { Command, Context, Values } from './commands/command.ts';
import { platformFor } from './commands/direct.ts';
import { checkValues, parseLine, pressValues } from './commands/parse-line.ts';
import { naming, withPeople } from './commands/people.ts';
import { mayManage } from './commands/team.ts';
import { isOwnFollow } from './commands/which-subscription.ts';
import { dayIn } from './domain/calendar.ts';
import { UserError } from './domain/errors.ts';
import type { PaperId } from './domain/paper-id.ts';
import { givenBack, notTaken, taken } from './forms.ts';
import type { IngestDeps } from './ingest.ts';
import { react } from './reactions/react.ts';
import { noteMembership } from './removals.ts';
import { zoneOf } from './store/people.ts';
import { savePost } from './store/posts.ts';
import { forgetStanding } from './store/reactions.ts';
import { managersOf } from './store/workspaces.ts';
import { goneButtonMessage, mistakeMessage, ourFaultMessage } from './views/mistake.ts';

export interface AppDeps extends IngestDeps {
  readonly commands: readonly Command[];
  readonly platforms: ReadonlyMap<string, Platform>;
  /** A fresh message key of 16 characters [0-9a-f]. */
  readonly newKey: () => string;
  /** Has what was planned done soon. */
  readonly wake: () => void;
  /** Has it looked up what was not told. */
  readonly missed: () => void;
}

/** What comes with what was asked. */
interface Given {
  readonly people?: People | undefined;
  readonly files?: HandedFiles | undefined;
}

/** Used where neither the platform nor the person has told a zone. */
const FALLBACK_ZONE = 'UTC';

/** Answers everything that people do; never rejects. */
export function createApp(deps: AppDeps): Handlers {
  const { commands, log, clock } = deps;

  const runCommand = async (name: string, values: Values, context: Context): Promise<Answer> => {
    const command = commandNamed(commands, name);
    if (command.changesPlace && !(await isOwnFollow(values.id, context))) await checkRights(command, context);
    return command.run(withPeople(command, values, context), context);
  };

  const answering = async (
    asker: Asker,
    answer: (context: Context) => Promise<Answer>,
    { people = new Map(), files = {} }: Given = {},
  ): Promise<Answer> => {
    try {
      return await answer({ ...(await contextOf(deps, asker, people)), files });
    } catch (error) {
      return { message: inWords(error, deps), failed: true };
    }
  };

  return {
    command: (asker, input) =>
      answering(
        asker,
        async (context) => {
          const { command, values } =
            'text' in input ? parseLine(input.text, commands) : valuesOf(input, commands);
          return runCommand(command, values, context);
        },
        'message' in input ? {} : input,
      ),

    press: (asker, press) =>
      answering(asker, async (context) => {
        const command = press && commands.find((one) => one.name === press.command);
        if (!press || !command) return { message: goneButtonMessage() };
        return runCommand(command.name, pressValues(command, press.values), context);
      }),

    async submit(asker, press, fields, files) {
      const command = press && commands.find((one) => one.name === press.command);
      if (!press || !command)
        return { answer: () => answering(asker, async () => ({ message: goneButtonMessage() })) };
      const sent = { command, press, fields };
      const take = (work: (context: Context) => Promise<Answer>) => async () => {
        const answer = await answering(asker, work, { files });
        return answer.failed ? givenBack(sent, answer, { ...deps, asker }) : answer;
      };
      try {
        const values = checkValues(command, { ...pressValues(command, press.values), ...fields });
        const context = await contextOf(deps, asker);
        const mistakes = (await command.mistakes?.(values, context)) ?? {};
        if (Object.keys(mistakes).length > 0)
          return { mistakes, instead: () => answering(asker, (fresh) => notTaken(sent, mistakes, fresh)) };
        return { answer: take((fresh) => taken(sent, fresh, () => runCommand(command.name, values, fresh))) };
      } catch (error) {
        return { answer: take(() => Promise.reject(error)) };
      }
    },

    async reaction(reaction) {
      try {
        await react(deps.db, reaction, clock.now());
      } catch (error) {
        log.error({ err: error, message: reaction.message }, 'reaction not applied');
      }
    },

    async membership(membership) {
      try {
        await noteMembership(deps, membership);
      } catch (error) {
        log.error({ err: error, workspace: membership.workspace }, 'a removal or a return was not noted');
      }
    },

    async cleared(message, emoji) {
      try {
        await forgetStanding(deps.db, message, emoji, clock.now());
      } catch (error) {
        log.error({ err: error, message }, 'cleared reactions not noted');
      }
    },

    missed: deps.missed,

    async complete(asker, command, option, typed) {
      try {
        const offered = commands.find((one) => one.name === command);
        return (await offered?.complete?.(option, typed, await contextOf(deps, asker))) ?? [];
      } catch (error) {
        log.warn({ err: error, command, option }, 'no completion');
        return [];
      }
    },
  };
}

async function checkRights({ changesWorkspace }: Command, context: Context): Promise<void> {
  if (await mayManage(context)) return;
  // In a terminal there are no channels and nobody to ask.
  if (!platformFor(context))
    throw new UserError('Channels are in Slack and Discord: type it there.', ['today']);
  const adminsOnly = (await managersOf(context.db, context.asker.workspace)) === 'admins';
  const who = adminsOnly ? 'this workspace’s admins' : 'those who manage it';
  // Nothing that one can have for oneself stands in for this.
  if (changesWorkspace)
    throw new UserError(`Changing this for the whole workspace is for ${who}. Ask one of them.`);
  throw new UserError(
    `Changing what everybody here gets is for ${who}. Ask one of them; what you want yourself comes by direct message:`,
    ['follow diffusion'],
  );
}

function valuesOf(input: Exclude<CommandInput, { text: string }>, commands: readonly Command[]) {
  const command = commandNamed(commands, input.command);
  if ('values' in input) return { command: command.name, values: checkValues(command, input.values) };
  const [option] = command.options;
  if (!command.onMessage || !option) throw new UserError('That cannot be done with a message.', ['help']);
  return { command: command.name, values: checkValues(command, { [option.name]: input.message }) };
}

function commandNamed(commands: readonly Command[], name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new UserError(`I don't know "${name}".`, ['help']);
  return command;
}

async function contextOf(deps: AppDeps, asker: Asker, people: People = new Map()): Promise<Context> {
  const now = deps.clock.now();
  const known = asker.zone ?? (await zoneOf(deps.db, asker.person));
  const zone = known ?? FALLBACK_ZONE;
  return {
    ...deps,
    asker,
    now,
    zone,
    zoneKnown: known !== null,
    today: dayIn(now, zone),
    // Sixteen hexadecimal digits that nobody foresees are chance as well.
    chance: () => Number.parseInt(deps.newKey().slice(0, 13), 16) / 16 ** 13,
    named: naming(people, asker),
    files: {},
    post: (message, papers) => post(deps, asker, message, papers),
  };
}

async function post(deps: AppDeps, asker: Asker, message: Message, papers: readonly PaperId[]) {
  const platform = deps.platforms.get(platformOf(asker.place));
  if (!platform) throw new Error(`no platform for ${platformOf(asker.place)}`);
  const place = asker.within ?? asker.place;
  const sent = await platform.send(place, message, { key: deps.newKey() });
  await savePost(
    deps.db,
    { message: sent, workspace: asker.workspace, place: asker.place, papers },
    deps.clock.now(),
  );
  return sent;
}

function inWords(error: unknown, { log, newKey }: AppDeps): Message {
  if (error instanceof UserError) return mistakeMessage(error);
  const reference = newKey().slice(0, 4).toUpperCase();
  log.error({ err: error, reference }, 'a command failed');
  return ourFaultMessage(reference);
}
