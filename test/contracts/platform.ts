// What every chat platform must do for the core. An adapter's own test file calls platformContract with the way to
// start it beside its local chat; nothing here knows a platform.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, LocalChat, LocalMessage } from '../../playground/local-chat.ts';
import type { CommandDeclaration } from '../../src/chat/command.ts';
import type { Form } from '../../src/chat/form.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Answer, CommandInput, Platform } from '../../src/chat/platform.ts';
import type { DeliveryError } from '../../src/domain/errors.ts';
import { huge, naming, plain, withButton, withCard, withChoice, withHostileText } from './messages.ts';
import { type Recorder, recorder } from './recorder.ts';
import { until } from './until.ts';

/** An adapter that is not connected yet, its local chat, and the words that differ from platform to platform. */
export interface Stage {
  readonly platform: Platform;
  readonly chat: LocalChat;
  readonly workspace: string;
  place(channel: string): string;
  person(id: string): string;
  /** The id (as `LocalChat.press` wants it) of the button with this label, or of the menu with this placeholder. */
  control(message: LocalMessage, label: string): string;
  /** How `search` of `contractCommands` is typed with the words `deep learning`, and what must reach the core. */
  readonly search: { readonly typed: string; readonly input: CommandInput };
  /** Where messages are posted and edited and files are shown, as `Fault.route` names it. */
  readonly routes: { readonly send: string; readonly edit: string; readonly file: string };
  readonly refusals: {
    /** The platform says that the bot may not post there. */
    readonly place: Fault['answer'];
    /** The platform asks to wait seven seconds. */
    readonly wait: Fault['answer'];
  };
  /** Whether values are offered while one types; `typed` asks for completions of `search`'s words after `dee`. */
  readonly completion: { readonly typed: string } | null;
  stop(): Promise<void>;
}

/** The commands of the contract, for adapters that register them. */
export const contractCommands: readonly CommandDeclaration[] = [
  {
    name: 'search',
    summary: 'Find papers by their words',
    options: [
      { name: 'words', description: 'What to look for', required: true, rest: true, completes: true },
    ],
    examples: ['search deep learning'],
  },
  {
    name: 'keep-all',
    onMessage: 'Keep papers',
    hidden: true,
    summary: 'Keep what a message links to',
    options: [{ name: 'message', description: 'What it says' }],
    examples: [],
  },
  {
    name: 'change',
    summary: 'Open a form',
    options: [{ name: 'id', description: 'Which', hidden: true }],
    examples: [],
    hidden: true,
    opensForm: true,
  },
];

export function platformContract(name: string, start: () => Promise<Stage>): void {
  describe(`the platform contract, ${name}`, () => {
    let stage: Stage;
    let core: Recorder;
    let alice: string;
    let bob: string;
    let papers: string;

    beforeEach(async () => {
      stage = await start();
      core = recorder();
      const people = (role: string) => stage.chat.people.find((person) => person.role === role)?.id ?? '';
      [alice, bob] = [people('admin'), people('member')];
      papers = stage.chat.channels[0]?.id ?? '';
      await stage.platform.start(core);
    });

    afterEach(async () => {
      await stage.platform.stop();
      await stage.stop();
      expect(stage.chat.violations).toEqual([]);
    });

    const here = () => stage.place(papers);
    const seenBy = (person: string, thread?: string) => stage.chat.messages(papers, person, thread);
    const says = (message: LocalMessage | undefined) => JSON.stringify(message?.payload ?? null);
    const posts = (route: string) => stage.chat.requests.filter((request) => request.route === route);
    const fails = (fault: Omit<Fault, 'route'>) => stage.chat.fail({ route: stage.routes.send, ...fault });
    const refused = (promise: Promise<unknown>): Promise<DeliveryError> =>
      promise.then(
        () => expect.fail('was not refused'),
        (error: DeliveryError) => error,
      );
    const newest = (person: string, word: string, thread?: string) =>
      until(stage.chat, () => seenBy(person, thread).findLast((message) => says(message).includes(word)));

    const press = async (label: string, value?: string) => {
      const message = seenBy(bob).findLast((one) => says(one).includes(label));
      if (!message) return expect.fail(`no message with ${label}`);
      const pressed = core.nextPress();
      const outcome = await stage.chat.press(bob, message.id, stage.control(message, label), value);
      expect(outcome).toEqual({});
      return pressed;
    };

    describe('sending', () => {
      it('posts a message that everybody in the place sees, and finds it again by its key', async () => {
        const ref = await stage.platform.send(here(), plain('Good morning'), { key: 'first' });
        expect(ref.startsWith(`${stage.platform.name}:`)).toBe(true);
        for (const person of [alice, bob]) expect(says(seenBy(person)[0])).toContain('Good morning');
        expect(seenBy(bob)[0]?.onlyFor).toBeUndefined();
        expect(await stage.platform.find(here(), { key: 'first' }, 0)).toEqual({ found: ref });
      });

      it('finds nothing where no message has the key', async () => {
        await stage.platform.send(here(), plain('Good morning'), { key: 'first' });
        expect(await stage.platform.find(here(), { key: 'firs' }, 0)).toBe('absent');
        expect(await stage.platform.find(here(), { key: 'second' }, 0)).toBe('absent');
      });

      it('posts into the thread under a message and finds it there', async () => {
        const parent = await stage.platform.send(here(), plain('The list'), { key: 'list' });
        const options = { key: 'list-1', under: parent };
        const ref = await stage.platform.send(here(), plain('A paper'), options);
        const [list] = seenBy(bob);
        expect(list?.replies).toBe(1);
        expect(seenBy(bob)).toHaveLength(1);
        expect(says(seenBy(bob, list?.id)[0])).toContain('A paper');
        expect(await stage.platform.find(here(), options, 0)).toEqual({ found: ref });
        expect(await stage.platform.find(here(), { key: 'list-2', under: parent }, 0)).toBe('absent');
      });

      it('looks into a thread that nobody has opened yet', async () => {
        const parent = await stage.platform.send(here(), plain('The list'), { key: 'list' });
        expect(await stage.platform.find(here(), { key: 'list-1', under: parent }, 0)).toBe('absent');
      });

      it('replaces what a message says, which keeps its key', async () => {
        const ref = await stage.platform.send(here(), plain('38 papers so far'), { key: 'list' });
        await stage.platform.edit(ref, plain('41 papers, final'));
        expect(says(seenBy(bob)[0])).toContain('41 papers, final');
        expect(says(seenBy(bob)[0])).not.toContain('38 papers');
        expect(await stage.platform.find(here(), { key: 'list' }, 0)).toEqual({ found: ref });
      });

      it('posts what is far too long in a smaller form', async () => {
        await stage.platform.send(here(), huge, { key: 'huge' });
        expect(seenBy(bob)).toHaveLength(1);
      });

      it('pings nobody, whatever a title says', async () => {
        await stage.platform.send(here(), withHostileText, { key: 'hostile' });
        expect(seenBy(bob)).toHaveLength(1);
      });
    });

    describe('people', () => {
      it('are named to one person alone', async () => {
        core.answers = { message: naming(stage.person(alice), 'somebody') };
        await stage.chat.type(bob, papers, stage.search.typed);
        const answer = says(await newest(bob, 'Kept by'));
        expect(answer.split(alice)).toHaveLength(5);
      });

      it('are words in what everybody sees, so that nobody is notified', async () => {
        const message = naming(stage.person(alice), 'somebody');
        const ref = await stage.platform.send(here(), message, { key: 'k' });
        const post = says(seenBy(bob)[0]);
        expect(post).not.toContain(alice);
        expect(post.split('somebody').length).toBeGreaterThan(4);
        await stage.platform.edit(ref, message);
        expect(says(seenBy(bob)[0])).not.toContain(alice);
      });

      it('are words where they are of another workspace', async () => {
        core.answers = { message: naming(`${stage.workspace}0/${alice}`, 'somebody elsewhere') };
        await stage.chat.type(bob, papers, stage.search.typed);
        expect(says(await newest(bob, 'somebody elsewhere'))).not.toContain(alice);
      });
    });

    describe('people in what is typed', () => {
      it('reach the core as who they are, by the words that stand for them', async () => {
        const asked = core.nextCommand();
        await stage.chat.type(bob, papers, `${stage.search.typed} by:@Alice not pass@1`);
        const { input } = await asked;
        const people = 'people' in input ? [...(input.people ?? [])] : [];
        expect(people.map(([, person]) => person)).toEqual([stage.person(alice)]);
        const said = 'text' in input ? input.text : JSON.stringify(input);
        expect(said).toContain(`by:${people[0]?.[0]}`);
        expect(said).toContain('pass@1');
        await newest(bob, 'Noted');
      });
    });

    describe('files', () => {
      const file = {
        name: 'kept-by-you.bib',
        content: '@article{łukasz}\n',
        title: 'Kept by you: <@U0ALICE> *3*',
      };
      const directly = async (person: string) => stage.platform.direct(stage.person(person));

      it('reach a person alone, who can fetch them', async () => {
        await stage.platform.sendFile(await directly(bob), file, { key: 'file-1' });
        const [message, ...others] = stage.chat.messages(stage.chat.direct(bob).id, bob);
        expect(others).toEqual([]);
        expect(message?.files).toMatchObject([{ name: file.name, size: 18 }]);
        const fetched = await fetch(message?.files?.[0]?.url ?? '');
        expect(await fetched.text()).toBe(file.content);
        expect(seenBy(alice)).toEqual([]);
        expect(stage.chat.messages(stage.chat.direct(bob).id, alice)).toEqual([]);
      });

      it('carry bytes as they are', async () => {
        const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
        await stage.platform.sendFile(await directly(bob), { ...file, content: bytes }, { key: 'file-1' });
        const [message] = stage.chat.messages(stage.chat.direct(bob).id, bob);
        const fetched = await fetch(message?.files?.[0]?.url ?? '');
        expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
      });

      it('are refused with a DeliveryError too', async () => {
        stage.chat.fail({ route: stage.routes.file, when: 'before', answer: stage.refusals.wait });
        const error = await refused(stage.platform.sendFile(await directly(bob), file, { key: 'file-1' }));
        expect(error).toMatchObject({ name: 'DeliveryError', kind: 'wait', retryAfterMs: 7000 });
        expect(stage.chat.messages(stage.chat.direct(bob).id, bob)).toEqual([]);
      });
    });

    describe('refusals', () => {
      it('says that a place is closed to us', async () => {
        fails({ when: 'before', answer: stage.refusals.place });
        const error = await refused(stage.platform.send(here(), plain('Hello'), { key: 'k' }));
        expect(error).toMatchObject({ name: 'DeliveryError', kind: 'place' });
        expect(posts(stage.routes.send)).toHaveLength(1);
      });

      it('says how long to wait', async () => {
        fails({ when: 'before', answer: stage.refusals.wait });
        const error = await refused(stage.platform.send(here(), plain('Hello'), { key: 'k' }));
        expect(error).toMatchObject({ kind: 'wait', retryAfterMs: 7000 });
        expect(posts(stage.routes.send)).toHaveLength(1);
      });

      const broken: readonly [string, Fault['answer']][] = [
        ['a reset connection', 'reset'],
        ['a page of HTML', 'html'],
        ['status 500', { status: 500 }],
      ];
      it.each(broken)('does not know whether a message arrived after %s, and can look', async (_, answer) => {
        fails({ when: 'after', answer });
        const lost = await refused(stage.platform.send(here(), plain('Hello'), { key: 'arrived' }));
        expect(lost).toMatchObject({ name: 'DeliveryError', kind: 'ambiguous' });
        fails({ when: 'before', answer });
        const never = await refused(stage.platform.send(here(), plain('Hello'), { key: 'lost' }));
        expect(never).toMatchObject({ name: 'DeliveryError', kind: 'ambiguous' });
        expect(posts(stage.routes.send)).toHaveLength(2);
        expect(await stage.platform.find(here(), { key: 'arrived' }, 0)).toHaveProperty('found');
        expect(await stage.platform.find(here(), { key: 'lost' }, 0)).toBe('absent');
      });

      it('refuses an edit with a DeliveryError too', async () => {
        const ref = await stage.platform.send(here(), plain('Hello'), { key: 'k' });
        stage.chat.fail({ route: stage.routes.edit, when: 'before', answer: stage.refusals.wait });
        expect(await refused(stage.platform.edit(ref, plain('Good bye')))).toMatchObject({ kind: 'wait' });
      });
    });

    describe('commands', () => {
      it('reach the core with who asks and from where, and are answered to the asker alone', async () => {
        core.answers = { message: plain('Three papers on that') };
        const asked = core.nextCommand();
        expect(await stage.chat.type(bob, papers, stage.search.typed)).toEqual({});
        const { asker, input } = await asked;
        expect(asker).toMatchObject({
          workspace: stage.workspace,
          place: here(),
          person: stage.person(bob),
        });
        expect(input).toEqual(stage.search.input);
        expect(await newest(bob, 'Three papers on that')).toMatchObject({ onlyFor: bob });
        expect(seenBy(alice)).toEqual([]);
      });

      it('tell who may change what a place gets', async () => {
        const may = async (role: string) => {
          const asked = core.nextCommand();
          const person = stage.chat.people.find((one) => one.role === role)?.id ?? '';
          await stage.chat.type(person, papers, stage.search.typed);
          return (await asked).asker.mayManage;
        };
        expect(await may('admin')).toBe(true);
        expect(await may('guest')).toBe(false);
      });

      it('are acknowledged in time however long the core takes', async () => {
        const release = core.holdAnswers();
        expect(await stage.chat.type(bob, papers, stage.search.typed)).toEqual({});
        release();
        await newest(bob, 'Noted');
      });

      it('offer values while one types', async (context) => {
        if (!stage.completion) return context.skip();
        core.offers = [{ label: 'deep learning', value: 'deep learning' }];
        const offered = await stage.chat.complete(bob, papers, stage.completion.typed);
        expect(JSON.stringify(offered)).toContain('deep learning');
        expect(core.completions[0]).toMatchObject({ command: 'search', option: 'words' });
      });
    });

    describe('a message’s own menu', () => {
      const link = 'https://arxiv.org/abs/2403.03950';

      it('gives the core all that the message says and links to, and the asker alone the answer', async () => {
        await stage.chat.type(alice, papers, `Read <this> & that: ${link}, please`);
        const [written] = seenBy(bob);
        if (!written) return expect.fail('nothing was written');
        core.answers = { message: plain('Kept from there') };
        const asked = core.nextCommand();
        expect(stage.chat.messageMenu(bob, papers)).toEqual(['Keep papers']);
        expect(await stage.chat.pick(bob, written.id, 'Keep papers')).toEqual({});
        const { asker, input } = await asked;
        expect(asker).toMatchObject({ place: here(), person: stage.person(bob) });
        expect(input).toMatchObject({ command: 'keep-all' });
        expect('message' in input && input.message).toMatch(/Read .*that/);
        expect('message' in input && input.message).toContain(link);
        expect(await newest(bob, 'Kept from there')).toMatchObject({ onlyFor: bob });
        expect(seenBy(alice)).toHaveLength(1);
      });

      it('on a post of ours tells where its links lead', async () => {
        await stage.platform.send(here(), withCard, { key: 'card' });
        const [post] = seenBy(bob);
        const asked = core.nextCommand();
        await stage.chat.pick(bob, post?.id ?? '', 'Keep papers');
        const { input } = await asked;
        expect('message' in input && input.message).toContain('https://huggingface.co/papers/2403.03950');
        await newest(bob, 'Noted');
      });

      it('in a thread is answered in the thread', async () => {
        const parent = await stage.platform.send(here(), plain('The list'), { key: 'list' });
        await stage.platform.send(here(), withCard, { key: 'one', under: parent });
        const [list] = seenBy(bob);
        const [paper] = seenBy(bob, list?.id);
        core.answers = { message: plain('Kept from the thread') };
        await stage.chat.pick(bob, paper?.id ?? '', 'Keep papers');
        expect(await newest(bob, 'Kept from the thread', list?.id)).toMatchObject({ onlyFor: bob });
      });
    });

    describe('buttons and menus', () => {
      it('on a post for all reach the core, answer the presser alone and leave the post as it is', async () => {
        await stage.platform.send(here(), withButton('Keep', ['2403.03950', 'a|b']), { key: 'k' });
        const before = says(seenBy(bob)[0]);
        core.answers = { message: plain('Kept'), replace: true };
        const { asker, press: it } = await press('Keep');
        expect(asker).toMatchObject({ place: here(), person: stage.person(bob) });
        expect(it).toEqual({ command: 'keep', values: ['2403.03950', 'a|b'] });
        expect(await newest(bob, 'Kept')).toMatchObject({ onlyFor: bob });
        expect(says(seenBy(bob)[0])).toBe(before);
        expect(seenBy(alice)).toHaveLength(1);
      });

      it('in a thread answer the presser alone, in the thread', async () => {
        const parent = await stage.platform.send(here(), plain('The list'), { key: 'list' });
        await stage.platform.send(here(), withButton('Keep', ['1']), { key: 'one', under: parent });
        const [list] = seenBy(bob);
        const [paper] = seenBy(bob, list?.id);
        if (!paper) return expect.fail('no paper in the thread');
        core.answers = { message: plain('Kept for you') };
        const pressed = core.nextPress();
        await stage.chat.press(bob, paper.id, stage.control(paper, 'Keep'));
        expect((await pressed).press).toEqual({ command: 'keep', values: ['1'] });
        expect(await newest(bob, 'Kept for you', list?.id)).toMatchObject({ onlyFor: bob });
        expect(seenBy(alice, list?.id)).toHaveLength(1);
      });

      it('on an answer put the next answer in its place where the core says so', async () => {
        core.answers = { message: withButton('Older', ['2']) };
        await stage.chat.type(bob, papers, stage.search.typed);
        await newest(bob, 'Older');
        core.answers = { message: plain('The second page'), replace: true };
        expect((await press('Older')).press).toEqual({ command: 'keep', values: ['2'] });
        await newest(bob, 'The second page');
        expect(seenBy(bob)).toHaveLength(1);
      });

      it('on an answer add another answer where the core does not', async () => {
        core.answers = { message: withButton('Older', ['2']) };
        await stage.chat.type(bob, papers, stage.search.typed);
        await newest(bob, 'Older');
        core.answers = { message: plain('Something else') };
        await press('Older');
        await newest(bob, 'Something else');
        expect(seenBy(bob)).toHaveLength(2);
      });

      it('carry what was picked from a menu as the last value', async () => {
        await stage.platform.send(here(), withChoice('Open one'), { key: 'k' });
        expect((await press('Open one', 'second')).press).toEqual({
          command: 'show',
          values: ['list', 'second'],
        });
      });
    });

    describe('forms', () => {
      const form: Form = {
        title: 'Change it',
        send: 'Change',
        press: { command: 'save', values: ['7'] },
        fields: [
          { name: 'at', label: 'Local time', value: '09:00', hint: 'Such as 09:00' },
          { name: 'only', label: 'Only', optional: true },
          {
            name: 'as',
            label: 'Form',
            value: 'list',
            options: [
              { label: 'In a thread', value: 'thread' },
              { label: 'In one message', value: 'list' },
            ],
          },
        ],
      };

      const opens = { label: 'Change', press: { command: 'change', values: ['7'] }, opensForm: 3 };
      const withForm = {
        summary: 'A digest',
        blocks: [{ kind: 'buttons', buttons: [opens, { ...opens, label: 'All of it', opensForm: 99 }] }],
      } as const satisfies Message;

      /** Bob has the form open. */
      async function opened(answer: Answer = { message: plain('Type it'), form }) {
        await stage.platform.send(here(), withForm, { key: 'k' });
        core.answers = answer;
        await press('Change');
        return until(stage.chat, () => stage.chat.forms.open(bob));
      }

      it('open for whoever pressed, as the only answer', async () => {
        expect(says({ payload: (await opened()).view } as LocalMessage)).toContain('09:00');
        expect(stage.chat.forms.open(alice)).toBeUndefined();
        expect(seenBy(bob)).toHaveLength(1);
      });

      it('reach the core with every field and are answered to the sender', async () => {
        await opened();
        core.answers = { message: plain('It is changed') };
        expect(await stage.chat.forms.submit(bob, { at: '10:00' })).toEqual({});
        expect(stage.chat.forms.open(bob)).toBeUndefined();
        expect(await newest(bob, 'It is changed')).toMatchObject({ onlyFor: bob });
        expect(core.submissions).toEqual([
          {
            asker: expect.objectContaining({ place: here(), person: stage.person(bob) }),
            press: { command: 'save', values: ['7'] },
            values: { at: '10:00', only: '', as: 'list' },
          },
        ]);
      });

      it('stay open with mistakes, or are answered with them', async () => {
        await opened();
        core.mistakes = { at: 'is no time of day' };
        core.answers = { message: plain('Open it again') };
        expect(await stage.chat.forms.submit(bob, { at: '25:00' })).toEqual({});
        const open = stage.chat.forms.open(bob);
        if (open) expect(open.errors).toEqual({ at: 'is no time of day' });
        else expect(await newest(bob, 'Open it again')).toMatchObject({ onlyFor: bob });
      });

      it('keep several lines as they are written', async () => {
        const fields = [{ name: 'note', label: 'Your note', value: 'one\ntwo', long: true, optional: true }];
        await opened({ message: plain('Type it'), form: { ...form, fields } });
        await stage.chat.forms.submit(bob, {});
        await newest(bob, 'Type it');
        expect(core.submissions[0]?.values).toEqual({ note: 'one\ntwo' });
      });

      it('are the message where the platform has none of this size', async () => {
        const fields = Array.from({ length: 101 }, (_, index) => ({
          name: `field-${index}`,
          label: 'Field',
        }));
        await stage.platform.send(here(), withForm, { key: 'k' });
        core.answers = { message: plain('Type it'), form: { ...form, fields } };
        await press('Change');
        expect(await newest(bob, 'Type it')).toMatchObject({ onlyFor: bob });
        expect(stage.chat.forms.open(bob)).toBeUndefined();
      });

      it('are not waited for in vain: an answer without one is shown as always', async () => {
        await stage.platform.send(here(), withForm, { key: 'k' });
        core.answers = { message: plain('It is gone') };
        await press('Change');
        expect(await newest(bob, 'It is gone')).toMatchObject({ onlyFor: bob });
      });
    });

    describe('reactions', () => {
      it.each(['🔖', '3️⃣', '🔟'])('reach the core when %s is given and taken back', async (emoji) => {
        const ref = await stage.platform.send(here(), plain('A paper'), { key: 'k' });
        const id = seenBy(bob)[0]?.id ?? '';
        stage.chat.react(bob, id, emoji);
        const given = await core.reactionNumber(1);
        expect(given).toMatchObject({
          workspace: stage.workspace,
          person: stage.person(bob),
          message: ref,
          emoji: emoji.replace('\u{fe0f}', ''),
          added: true,
        });
        stage.chat.unreact(bob, id, emoji);
        const taken = await core.reactionNumber(2);
        expect(taken).toMatchObject({ person: stage.person(bob), message: ref, added: false });
        expect(taken.at).toBeGreaterThanOrEqual(given.at);
      });
    });

    it('knows that its workspace has it, and of no other', async () => {
      expect(await stage.platform.isMember(stage.workspace)).toBe(true);
      expect(await stage.platform.isMember(`${stage.workspace}7`)).not.toBe(true);
    });

    describe('stopping', () => {
      it('lets an answer that is under way go out', async () => {
        const release = core.holdAnswers();
        const asked = core.nextCommand();
        await stage.chat.type(bob, papers, stage.search.typed);
        await asked;
        const stopped = stage.platform.stop();
        release();
        await stopped;
        expect(says(seenBy(bob)[0])).toContain('Noted');
      });

      it('can be asked twice', async () => {
        await stage.platform.stop();
        await stage.platform.stop();
      });
    });
  });
}
