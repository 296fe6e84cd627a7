// Commands, buttons and completion over the wire, also where Discord does not take the answer.
import { describe, expect, it } from 'vitest';
import { plain, withButton } from '../../contracts/messages.ts';
import { until } from '../../contracts/until.ts';
import { connectedStage, controlOf, expectNoViolations } from './stage.ts';

const ANSWER = 'PATCH /webhooks/{application.id}/{interaction.token}/messages/@original';
const ACKNOWLEDGE = 'POST /interactions/{interaction.id}/{interaction.token}/callback';

describe('a command', () => {
  it('in direct messages comes from a workspace of its own, where everybody decides for themselves', async () => {
    const { chat, core, bob } = await connectedStage();
    const asked = core.nextCommand();
    const dm = chat.direct(bob).id;
    expect(await chat.type(bob, dm, '/papers search words:diffusion')).toEqual({});
    expect((await asked).asker).toEqual({
      workspace: `discord:@me/${bob}`,
      place: `discord:@me/${dm}`,
      person: `discord:@me/${bob}`,
      name: 'Bob',
      alone: true,
      zone: null,
      mayManage: true,
      isAdmin: false,
    });
    expectNoViolations(chat);
  });

  it('is answered with bare text where Discord refuses the form of the answer', async () => {
    const { chat, core, papers, bob } = await connectedStage();
    core.answers = { message: plain('Three papers') };
    chat.fail({
      route: ANSWER,
      when: 'before',
      answer: { status: 400, body: { code: 50035, message: 'Bad' } },
    });
    await chat.type(bob, papers, '/papers search words:diffusion');
    const answer = await until(chat, () => chat.messages(papers, bob).find(({ payload }) => payload.content));
    expect(answer.payload).toMatchObject({ content: 'Three papers' });
  });
});

describe.each([
  [10062, 404],
  [40060, 400],
])('an answer that Discord no longer takes (%i)', (code, status) => {
  const gone = { status, body: { code, message: 'No' } };

  it('to a command is noted without the person’s words, and the next is answered', async () => {
    const { chat, core, papers, bob, logs, logged } = await connectedStage();
    chat.fail({ route: ACKNOWLEDGE, when: 'after', answer: gone });
    await chat.type(bob, papers, '/papers search words:secretwords');
    await logs(`"code":"${code}"`);
    expect(logged.join('')).not.toContain('secretwords');
    const asked = core.nextCommand();
    await chat.type(bob, papers, '/papers search words:diffusion');
    expect((await asked).input).toMatchObject({ values: { words: 'diffusion' } });
  });

  it('to a press is noted, and the next is answered', async () => {
    const { platform, chat, core, here, papers, bob, logs } = await connectedStage();
    await platform.send(here, withButton('Keep', ['1']), { key: 'one' });
    const [message] = chat.messages(papers, bob);
    const press = async () => message && chat.press(bob, message.id, controlOf(message, 'Keep'));
    chat.fail({ route: ACKNOWLEDGE, when: 'after', answer: gone });
    await press();
    await logs(`"code":"${code}"`);
    const pressed = core.nextPress();
    expect(await press()).toEqual({});
    expect((await pressed).press).toEqual({ command: 'keep', values: ['1'] });
  });

  it('to somebody who types is noted, and the next is completed', async () => {
    const { chat, core, papers, bob, logs } = await connectedStage();
    core.offers = [{ label: 'Diffusion', value: 'diffusion' }];
    const complete = () => chat.complete(bob, papers, '/papers search words:d');
    chat.fail({ route: ACKNOWLEDGE, when: 'after', answer: gone });
    await complete();
    await logs(`"code":"${code}"`);
    expect(await complete()).toMatchObject([{ text: expect.stringContaining('diffusion') }]);
  });
});

describe('completion', () => {
  it('offers at most 25 values, none that Discord would refuse', async () => {
    const { chat, core, papers, bob } = await connectedStage();
    const many = Array.from({ length: 30 }, (_, index) => ({
      label: `${index} `.repeat(80),
      value: `v${index}`,
    }));
    core.offers = [{ label: 'none', value: '' }, { label: 'long', value: 'x'.repeat(101) }, ...many];
    const offered = await chat.complete(bob, papers, '/papers search words:d');
    expect(offered.filter(({ text }) => /:v\d+$/.test(text))).toHaveLength(25);
    expectNoViolations(chat);
  });
});
