// The places a digest can go to beside ordinary channels: threads, forums, announcement channels.
import { describe, expect, it } from 'vitest';
import { plain } from '../../contracts/messages.ts';
import { recorder } from '../../contracts/recorder.ts';
import { connectedStage, expectNoViolations } from './stage.ts';

const HOUR = 3_600_000;
const CREATE_POST = 'POST /channels/{channel.id}/threads';
const PUBLISH = 'POST /channels/{channel.id}/messages/{message.id}/crosspost';
const header = {
  summary: 'Daily Papers',
  blocks: [
    { kind: 'heading', text: 'Daily Papers · Tue 11 [March]' },
    { kind: 'text', line: ['10 papers'] },
  ],
} as const;

async function withForum(more = {}) {
  const stage = await connectedStage();
  const forum = stage.chat.addChannel('forum', 'paper-talk', more).id;
  const place = `discord:${stage.chat.guildId}/${forum}`;
  const posts = () => stage.chat.messages(forum, stage.bob);
  return { ...stage, forum, place, posts };
}

describe('a forum', () => {
  it('gets each digest as a post of its own, named like its header, with the papers in it', async () => {
    const { platform, chat, place, posts, forum, bob } = await withForum();
    const under = await platform.send(place, header, { key: 'list' });
    const paper = await platform.send(place, plain('Paper one'), { key: 'list-1', under });
    const [post] = posts();
    expect(posts()).toHaveLength(1);
    expect(under).toBe(`discord:${chat.guildId}/${post?.id}/${post?.id}`);
    expect(paper.startsWith(`discord:${chat.guildId}/${post?.id}/`)).toBe(true);
    expect(post?.replies).toBe(1);
    expect(chat.messages(forum, bob, post?.id)).toHaveLength(1);
    const [made] = chat.requests.filter(({ route }) => route === CREATE_POST);
    expect(made?.body).toMatchObject({ name: 'Daily Papers · Tue 11 [March]' });
    expectNoViolations(chat);
  });

  it('is looked through by the messages that its posts begin with, archived ones too, after a restart', async () => {
    const { platform, chat, clock, place, posts, again, bob, forum } = await withForum();
    chat.startPost(bob, forum, 'Hello', 'Is anybody here?');
    const ref = await platform.send(place, header, { key: 'list' });
    const inside = { key: 'list-1', under: ref };
    expect(await platform.find(place, { key: 'list' }, 0)).toEqual({ found: ref });
    expect(await platform.find(place, { key: 'lis' }, 0)).toBe('absent');
    expect(await platform.find(place, inside, 0)).toBe('absent');
    const paper = await platform.send(place, plain('Paper one'), inside);
    await platform.stop();
    clock.moveTo(clock.now() + 5 * HOUR);
    chat.archiveThread(posts().find(({ replies }) => replies > 0)?.id ?? '');
    const next = again();
    await next.start(recorder());
    expect(await next.find(place, { key: 'list' }, clock.now() - 6 * HOUR)).toEqual({ found: ref });
    expect(await next.find(place, { key: 'list' }, clock.now() - HOUR)).toBe('absent');
    expect(await next.find(place, inside, 0)).toEqual({ found: paper });
    await next.stop();
    expectNoViolations(chat);
  });

  it('whose history we may not read says nothing', async () => {
    const { platform, chat, place, forum } = await withForum();
    chat.denyPermission(forum, 'READ_MESSAGE_HISTORY');
    await platform.send(place, header, { key: 'list' });
    expect(await platform.find(place, { key: 'list' }, 0)).toBe('unknown');
  });

  it('in which very much was posted since says nothing', async () => {
    const { platform, place } = await withForum();
    for (let count = 0; count < 21; count++) await platform.send(place, header, { key: `other-${count}` });
    expect(await platform.find(place, { key: 'list' }, 0)).toBe('unknown');
  });

  it('post is edited also when it was archived meanwhile, and keeps its key', async () => {
    const { platform, chat, place, posts } = await withForum();
    const ref = await platform.send(place, header, { key: 'list' });
    chat.archiveThread(posts()[0]?.id ?? '');
    await expect(platform.edit(ref, plain('41 papers, final'))).resolves.toBeUndefined();
    expect(JSON.stringify(posts()[0]?.payload)).toContain('41 papers, final');
    expect(await platform.find(place, { key: 'list' }, 0)).toEqual({ found: ref });
    expect(chat.violations).toMatchObject([{ detail: expect.stringContaining('50083') }]);
  });

  it('that wants a tag gets ours, where it has one', async () => {
    const tags = [
      { id: '7001', name: 'Help', moderated: false },
      { id: '7002', name: 'Papers', moderated: false },
    ];
    const { platform, chat, place } = await withForum({ tags, tagRequired: true });
    await platform.send(place, header, { key: 'list' });
    const [made] = chat.requests.filter(({ route }) => route === CREATE_POST);
    expect(made?.body).toMatchObject({ applied_tags: ['7002'] });
    expectNoViolations(chat);
  });

  it('that wants a tag which we cannot give is closed to us', async () => {
    const { platform, place } = await withForum({ tagRequired: true });
    const sent = platform.send(place, header, { key: 'list' });
    await expect(sent).rejects.toMatchObject({ kind: 'place', code: '40067' });
  });

  it('post that may have been made is not made again', async () => {
    const { platform, chat, place, posts } = await withForum();
    chat.fail({ route: CREATE_POST, when: 'after', answer: 'reset' });
    await expect(platform.send(place, header, { key: 'list' })).rejects.toMatchObject({ kind: 'ambiguous' });
    expect(await platform.find(place, { key: 'list' }, 0)).toHaveProperty('found');
    expect(posts()).toHaveLength(1);
  });

  it('is what commands in one of its posts speak of; what is shown to all goes into that post', async () => {
    const { chat, core, place, forum, alice } = await withForum();
    const post = chat.startPost(alice, forum, 'Set-up', 'Shall we?');
    const asked = core.nextCommand();
    await chat.type(alice, post.id, '/papers search words:deep learning');
    const { asker } = await asked;
    expect(asker).toMatchObject({ place, within: `discord:${chat.guildId}/${post.id}`, mayManage: true });
    expect(await chat.type(alice, forum, '/papers search words:x')).toHaveProperty('error');
  });
});

describe('what is missing', () => {
  it('is what the kind of place needs', async () => {
    const { platform, chat, place, forum, here, alice, papers } = await withForum();
    const thread = chat.startThread(alice, papers, 'Talk').id;
    for (const channel of [forum, papers])
      for (const right of ['SEND_MESSAGES', 'CREATE_PUBLIC_THREADS'] as const)
        chat.denyPermission(channel, right);
    await expect.poll(() => platform.missingRights(here)).toEqual(['Send Messages', 'Create Public Threads']);
    await expect.poll(() => platform.missingRights(place)).toEqual(['Send Messages']);
    const inThread = `discord:${chat.guildId}/${thread}`;
    await expect.poll(() => platform.missingRights(inThread)).toEqual([]);
    chat.denyPermission(papers, 'SEND_MESSAGES_IN_THREADS');
    await expect.poll(() => platform.missingRights(inThread)).toEqual(['Send Messages in Threads']);
  });
});

describe('an announcement channel', () => {
  async function withAnnouncements() {
    const stage = await connectedStage();
    const news = stage.chat.addChannel('announcement', 'paper-news').id;
    return { ...stage, news, place: `discord:${stage.chat.guildId}/${news}` };
  }

  it('has what is meant for followers published, once, and is the only kind of channel that has', async () => {
    const { platform, chat, news, here, place, bob } = await withAnnouncements();
    await platform.send(here, plain('Subscribed'), { key: 'elsewhere' });
    await platform.send(place, plain('Subscribed'), { key: 'notice' });
    expect([here, place].map(platform.publishes)).toEqual([false, true]);
    const under = await platform.send(place, header, { key: 'list' });
    await platform.send(place, plain('Paper one'), { key: 'list-1', under });
    await platform.publish(under);
    const [notice, list] = chat.messages(news, bob);
    expect([notice, list].map((message) => chat.isPublished(message?.id ?? ''))).toEqual([false, true]);
    expect(list?.replies).toBe(1);
    expect(await platform.find(place, { key: 'list' }, 0)).toEqual({ found: under });
    await platform.edit(under, plain('41 papers, final'));
    expectNoViolations(chat);
  });

  it('that has a message published already is content', async () => {
    const { platform, chat, place } = await withAnnouncements();
    const list = await platform.send(place, header, { key: 'list' });
    chat.fail({ route: PUBLISH, when: 'after', answer: 'reset' });
    await expect(platform.publish(list)).rejects.toMatchObject({ kind: 'ambiguous' });
    await platform.publish(list);
    expect(chat.requests.filter(({ route }) => route === PUBLISH).map(({ status }) => status)).toContain(400);
  });

  it('is asked to publish ten times an hour at most, and says when there is room again', async () => {
    const { platform, chat, clock, place } = await withAnnouncements();
    const publish = async (key: string) => platform.publish(await platform.send(place, plain(key), { key }));
    // The hour of each begins when Discord has it, which may be later than when it was asked.
    const slow = platform.publish(await platform.send(place, plain('slow'), { key: 'slow' }));
    clock.moveTo(clock.now() + 5_000);
    await slow;
    for (let count = 1; count < 10; count++) await publish(`k-${count}`);
    clock.moveTo(clock.now() + HOUR / 2);
    await expect(publish('more')).rejects.toMatchObject({ kind: 'wait', code: 'ten_an_hour' });
    const room = await publish('again').catch(({ retryAfterMs }) => retryAfterMs);
    clock.moveTo(clock.now() + room);
    await publish('later');
    expectNoViolations(chat);
  });
});

describe('a thread', () => {
  it('is a place like a channel: the papers follow their header there', async () => {
    const { platform, chat, here, papers, bob, alice, core } = await connectedStage();
    const list = await platform.send(here, header, { key: 'list' });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under: list });
    const id = chat.messages(papers, bob)[0]?.id ?? '';
    const asked = core.nextCommand();
    await chat.type(alice, id, '/papers search words:deep learning');
    const { asker } = await asked;
    expect(asker.place).toBe(`discord:${chat.guildId}/${id}`);
    expect(asker.within).toBeUndefined();
    const under = await platform.send(asker.place, header, { key: 'in-thread' });
    await platform.send(asker.place, plain('Paper two'), { key: 'in-thread-1', under });
    expect(chat.messages(papers, bob, id)).toHaveLength(3);
    expect(await platform.find(asker.place, { key: 'in-thread' }, 0)).toEqual({ found: under });
    await platform.edit(under, plain('41 papers, final'));
    expectNoViolations(chat);
  });

  it('that is archived is opened by posting; locked, it is closed to us', async () => {
    const { platform, chat, here, papers, bob } = await connectedStage();
    const list = await platform.send(here, header, { key: 'list' });
    await platform.send(here, plain('Paper one'), { key: 'list-1', under: list });
    const id = chat.messages(papers, bob)[0]?.id ?? '';
    const thread = `discord:${chat.guildId}/${id}`;
    chat.archiveThread(id);
    await platform.send(thread, header, { key: 'again' });
    expectNoViolations(chat);
    chat.archiveThread(id, true);
    const sent = platform.send(thread, header, { key: 'locked' });
    await expect(sent).rejects.toMatchObject({ kind: 'place', code: '50083' });
  });
});
