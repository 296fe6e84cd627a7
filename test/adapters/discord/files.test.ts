// Files on Discord: what is too large is not even sent, closed direct messages are said, titles are shown as written.
import { expect, it } from 'vitest';
import { connectedStage, expectNoViolations } from './stage.ts';

const file = { name: 'papers.csv', content: 'id\n', title: '**Kept** by @everyone' };

it('a file of more than ten megabytes is refused before anything is sent', async () => {
  const { platform, chat, bob } = await connectedStage();
  const place = await platform.direct(`discord:${chat.guildId}/${bob}`);
  const content = new Uint8Array(10 * 1024 * 1024 + 1);
  await expect(platform.sendFile(place, { ...file, content }, { key: 'f' })).rejects.toMatchObject({
    kind: 'shape',
    code: 'file_too_large',
  });
  expect(chat.requests.filter(({ route }) => route.startsWith('POST /channels'))).toEqual([]);
  await platform.sendFile(place, { ...file, content: content.subarray(1) }, { key: 'g' });
  expectNoViolations(chat);
});

it('whoever takes no direct messages gets no file', async () => {
  const { platform, chat, bob } = await connectedStage();
  const place = await platform.direct(`discord:${chat.guildId}/${bob}`);
  chat.closeDms(bob);
  const sent = platform.sendFile(place, file, { key: 'f' });
  await expect(sent).rejects.toMatchObject({ kind: 'place', code: '50007' });
});

it('a title is shown as written, and the same key sends nothing twice', async () => {
  const { platform, chat, bob } = await connectedStage();
  const place = await platform.direct(`discord:${chat.guildId}/${bob}`);
  await platform.sendFile(place, file, { key: 'f' });
  await platform.sendFile(place, file, { key: 'f' });
  const [message, ...others] = chat.messages(chat.direct(bob).id, bob);
  expect(others).toEqual([]);
  expect(message?.payload.content).toBe(String.raw`\*\*Kept\*\* by \@everyone`);
  expectNoViolations(chat);
});
