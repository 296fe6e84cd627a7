// Answers by response_url, what happens when it is used up, and what is known of who asks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../contracts/messages.ts';
import { type Recorder, recorder } from '../../contracts/recorder.ts';
import { until } from '../../contracts/until.ts';
import { type SlackStage, startSlackStage } from './stage.ts';

const alice = 'U0ALICE';
const papers = 'C0PAPERS';

let stage: SlackStage;
let core: Recorder;
beforeEach(async () => {
  stage = await startSlackStage();
  core = recorder();
  await stage.platform.start(core);
});
afterEach(async () => {
  await stage.platform.stop();
  await stage.stop();
  expect(stage.chat.violations).toEqual([]);
});

const requests = (route: string) => stage.chat.requests.filter((request) => request.route === route);
const answer = (words: string) =>
  until(stage.chat, () =>
    stage.chat.messages(papers, alice).find((message) => JSON.stringify(message.payload).includes(words)),
  );

describe('an answer', () => {
  it.each([
    'used_url',
    'expired_url',
  ])('goes by an ephemeral message when the response_url is over (%s)', async (error) => {
    stage.chat.fail({
      route: 'response_url',
      when: 'before',
      answer: { status: 404, body: { ok: false, error } },
    });
    core.answers = { message: plain('Late but here') };
    await stage.chat.type(alice, papers, '/papers today');
    expect(await answer('Late but here')).toMatchObject({ onlyFor: alice });
    expect(requests('chat.postEphemeral')).toHaveLength(1);
  });

  it.each([
    'used_url',
    'expired_url',
  ])('that has no way left (%s, and no ephemeral message) is noted, and the next is given', async (error) => {
    const ephemeral = { status: 200, body: { ok: false, error: 'user_not_in_channel' } };
    stage.chat.fail({
      route: 'response_url',
      when: 'before',
      answer: { status: 404, body: { ok: false, error } },
    });
    stage.chat.fail({ route: 'chat.postEphemeral', when: 'before', answer: ephemeral });
    core.answers = { message: plain('Nobody reads this') };
    await stage.chat.type(alice, papers, '/papers today');
    await stage.untilLogged('an answer on Slack may be lost');
    expect(requests('chat.postEphemeral')).toHaveLength(1);
    core.answers = { message: plain('The next one') };
    await stage.chat.type(alice, papers, '/papers today');
    expect(await answer('The next one')).toMatchObject({ onlyFor: alice });
    expect(JSON.stringify(stage.chat.messages(papers, alice))).not.toContain('Nobody reads this');
  });

  it.each([
    'reset',
    { status: 500 },
  ] as const)('is not tried again after %j: it may have arrived', async (fault) => {
    stage.chat.fail({ route: 'response_url', when: 'after', answer: fault });
    await stage.chat.type(alice, papers, '/papers today');
    await stage.untilLogged('an answer on Slack may be lost');
    expect(requests('response_url')).toHaveLength(1);
    expect(requests('chat.postEphemeral')).toHaveLength(0);
    expect(stage.chat.messages(papers, alice)).toHaveLength(1);
  });

  it('comes in a direct message too', async () => {
    const direct = stage.chat.directMessage(alice);
    const asked = core.nextCommand();
    await stage.chat.type(alice, direct, '/papers today');
    expect((await asked).asker.place).toBe(stage.place(direct));
  });
});

describe('who asks', () => {
  const asker = async (person = alice) => {
    const asked = core.nextCommand();
    await stage.chat.type(person, papers, '/papers today');
    return (await asked).asker;
  };

  it('is known with zone and rights, and asked of Slack once', async () => {
    expect(await asker()).toMatchObject({ zone: 'Europe/Zurich', mayManage: true });
    expect(await asker()).toMatchObject({ zone: 'Europe/Zurich', mayManage: true });
    expect(await asker('U0BOB')).toMatchObject({ zone: 'America/New_York', mayManage: true });
    expect(await asker('U0CHARLIE')).toMatchObject({ zone: 'UTC', mayManage: false });
    expect(requests('users.info')).toHaveLength(3);
  });

  it('changes nothing while Slack does not say who it is, and is asked for again', async () => {
    stage.chat.fail({ route: 'users.info', when: 'before', answer: { status: 500 } });
    expect(await asker()).toMatchObject({ zone: null, mayManage: false });
    expect(await asker()).toMatchObject({ zone: 'Europe/Zurich', mayManage: true });
  });
});
