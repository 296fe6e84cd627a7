// Commands, buttons and completion over the wire, also where Discord does not take the answer.
import { describe, expect, it } from 'vitest';
import { plain } from '../../contracts/messages.ts';
import { until } from '../../contracts/until.ts';
import { connectedStage, expectNoViolations } from './stage.ts';

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

  it('that Discord has given up is noted, without the person’s words, and the next is answered', async () => {
    const { chat, core, papers, bob, logs, logged } = await connectedStage();
    const unknown = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
    chat.fail({ route: ACKNOWLEDGE, when: 'after', answer: unknown });
    await chat.type(bob, papers, '/papers search words:secretwords');
    await logs('10062');
    expect(logged.join('')).not.toContain('secretwords');
    const asked = core.nextCommand();
    await chat.type(bob, papers, '/papers search words:diffusion');
    expect((await asked).input).toMatchObject({ values: { words: 'diffusion' } });
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
