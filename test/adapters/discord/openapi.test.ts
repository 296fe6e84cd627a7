// Everything the adapter sends has the shape of Discord's own description of its API.
import { expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import { commands } from '../../../src/commands/index.ts';
import { huge, plain, withButton, withChoice, withHostileText } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { until } from '../../contracts/until.ts';
import { openApiCheck, openApiIsHere } from '../../playground/discord/openapi.ts';
import { controlOf, setStage } from './stage.ts';

const noteForm: Form = {
  title: 'Your note',
  send: 'Save',
  press: { command: 'jotted', values: ['both', '2403.03950'] },
  fields: [
    { name: 'note', label: 'Note', hint: 'For you alone', value: 'So far', long: true, optional: true },
    { name: 'as', label: 'As', value: 'read', options: [{ label: 'Read', value: 'read' }] },
  ],
};

it.skipIf(!openApiIsHere)(
  'every body is as Discord describes it (skipped without ../shared/specs)',
  async () => {
    const { platform, chat } = await setStage(commands);
    const core = recorder();
    const bob = chat.people[1]?.id ?? '';
    const papers = chat.channels[0]?.id ?? '';
    const here = `discord:${chat.guildId}/${papers}`;
    await platform.start(core);

    const under = await platform.send(here, withButton('Keep', ['1']), { key: 'list' });
    await platform.send(here, plain('A paper'), { key: 'list-1', under });
    for (const [key, message] of Object.entries({
      huge,
      hostile: withHostileText,
      choice: withChoice('Open one'),
    }))
      await platform.send(here, message, { key });
    await platform.edit(under, plain('Final'));
    const forum = chat.addChannel('forum', 'talk', {
      tags: [{ id: '7001', name: 'papers', moderated: false }],
    });
    await platform.send(`discord:${chat.guildId}/${forum.id}`, withButton('Keep', ['1']), { key: 'post' });
    core.answers = {
      message: {
        summary: 'A paper',
        blocks: [
          {
            kind: 'buttons',
            buttons: [
              { label: 'Older', press: { command: 'keep', values: ['2'] } },
              { label: 'Note', press: { command: 'jot', values: ['both', '2403.03950'] }, opensForm: 2 },
            ],
          },
        ],
      },
    };
    await chat.type(bob, papers, '/papers search words:diffusion');
    const mine = () => chat.messages(papers, bob).filter(({ onlyFor, thinking }) => onlyFor && !thinking);
    const answer = await until(chat, () => mine()[0]);
    core.answers = { message: plain('Another') };
    await chat.press(bob, answer.id, controlOf(answer, 'Older'));
    await until(chat, () => mine()[1]);
    core.answers = { message: withButton('Note', ['2403.03950']), form: noteForm };
    await chat.press(bob, answer.id, controlOf(answer, 'Note'));
    await until(chat, () => chat.forms.open(bob));
    await chat.forms.submit(bob, { note: 'The baseline' });
    await platform.stop();
    await chat.stop();

    const check = openApiCheck();
    const checked = chat.requests.map((request) => ({ route: request.route, faults: check(request) }));
    expect(checked.filter(({ faults }) => faults !== undefined && faults.length > 0)).toEqual([]);
    const known = new Set(checked.filter(({ faults }) => faults !== undefined).map(({ route }) => route));
    expect(known).toEqual(
      new Set([
        'PUT /applications/{application.id}/commands',
        'POST /channels/{channel.id}/messages',
        'PATCH /channels/{channel.id}/messages/{message.id}',
        'POST /channels/{channel.id}/messages/{message.id}/threads',
        'POST /channels/{channel.id}/threads',
        'POST /interactions/{interaction.id}/{interaction.token}/callback',
        'PATCH /webhooks/{application.id}/{interaction.token}/messages/@original',
        'POST /webhooks/{application.id}/{interaction.token}',
      ]),
    );
  },
);
