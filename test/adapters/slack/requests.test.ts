// What Slack sends, as the core gets it; and what is no request at all.
import { describe, expect, it } from 'vitest';
import {
  askerOf,
  readCommand,
  readPerson,
  readPress,
  readReaction,
  readShortcut,
} from '../../../adapters/slack/requests.ts';

const pressed = (action: object, more: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T9' },
  channel: { id: 'C1', name: 'papers' },
  container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: false },
  actions: [{ type: 'button', block_id: 'b', action_ts: '1.3', ...action }],
  ...more,
});

describe('a command', () => {
  it('is the text after /papers, from a person in a channel', () => {
    const body = { command: '/papers', text: 'show 3', user_id: 'U1', channel_id: 'C1', team_id: 'T1' };
    expect(readCommand(body, 'T1')).toEqual({ user: 'U1', channel: 'C1', text: 'show 3' });
  });

  it('may be empty', () => {
    expect(readCommand({ user_id: 'U1', channel_id: 'C1' }, 'T1')).toMatchObject({ text: '' });
  });

  it.each([null, {}, { user_id: 1, channel_id: 'C1' }, 'text'])('is not %j', (body) => {
    expect(readCommand(body, 'T1')).toBeNull();
  });
});

describe('a shortcut on a message', () => {
  const picked = (message: object) => ({
    type: 'message_action',
    callback_id: 'keep-all',
    user: { id: 'U1', team_id: 'T9' },
    channel: { id: 'C1', name: 'papers' },
    message,
  });

  it('tells all that the message says: its words, its blocks, previews and what it forwards', () => {
    const message = {
      type: 'message',
      ts: '1.2',
      thread_ts: '1.1',
      text: 'Worth a look: <https://a.example|this>',
      blocks: [{ type: 'rich_text', elements: [{ elements: [{ type: 'link', url: 'https://b.example' }] }] }],
      attachments: [
        { from_url: 'https://c.example', title: 'Paper', title_link: 'https://d.example', ts: 5 },
        { message_blocks: [{ message: { blocks: [{ text: { text: 'forwarded' } }] } }] },
      ],
    };
    const read = readShortcut(picked(message));
    expect(read).toMatchObject({ user: 'U1', channel: 'C1', command: 'keep-all', thread: '1.1' });
    for (const text of ['Worth a look', 'a.', 'b.', 'c.', 'd.'].map((one) => one.replace('.', '.example')))
      expect(read?.message).toContain(text);
    expect(read?.message).toContain('forwarded');
  });

  it('on the message that a thread hangs on belongs into the channel', () => {
    expect(readShortcut(picked({ ts: '1.2', thread_ts: '1.2' }))).not.toHaveProperty('thread');
  });

  it.each([null, {}, picked({}), { ...picked({ ts: '1.2' }), callback_id: 7 }])('is not %j', (body) => {
    expect(readShortcut(body)).toBeNull();
  });
});

describe('a press', () => {
  it('is what the button says', () => {
    const body = pressed({ action_id: 'press-1-0', value: 'keep|2403.03950' });
    expect(readPress(body)).toEqual({
      user: 'U1',
      channel: 'C1',
      press: { command: 'keep', values: ['2403.03950'] },
      onAnswer: false,
    });
  });

  it('adds what was picked from a menu', () => {
    const body = pressed({ action_id: 'pick-3|show|list', selected_option: { value: 'a|b' } });
    expect(readPress(body)?.press).toEqual({ command: 'show', values: ['list', 'a|b'] });
  });

  it('knows an answer and a thread', () => {
    const action = { action_id: 'press-0-0', value: 'keep' };
    const onAnswer = pressed(action, { container: { is_ephemeral: true, thread_ts: '1.1' } });
    expect(readPress(onAnswer)).toMatchObject({ onAnswer: true, thread: '1.1' });
    const inThread = pressed(action, { message: { ts: '1.2', thread_ts: '1.1' } });
    expect(readPress(inThread)).toMatchObject({ onAnswer: false, thread: '1.1' });
  });

  it.each([
    { action_id: 'press-0-0', value: 'Not One Of Ours' },
    { action_id: 'press-0-0' },
    { action_id: 'x', value: 'k'.repeat(3000) },
    { action_id: 'pick-1|%', selected_option: { value: '1' } },
    { action_id: 'a-menu', selected_option: null },
  ])('that was forged or is stale reaches the core as none of ours: %j', (action) => {
    expect(readPress(pressed(action))).toMatchObject({ press: null });
  });

  it('of a link needs no answer', () => {
    expect(readPress(pressed({ action_id: 'link-0-1' }))).toBeNull();
  });

  it.each([null, {}, pressed({}), { ...pressed({}), actions: [] }])('is not %j', (body) => {
    expect(readPress(body)).toBeNull();
  });
});

describe('a reaction', () => {
  const event = {
    type: 'reaction_added',
    user: 'U1',
    reaction: 'bookmark',
    item: { type: 'message', channel: 'C1', ts: '1741680000.000100' },
    item_user: 'U0',
    event_ts: '1741680001.500000',
  };

  it('is a character on a message at a time in milliseconds', () => {
    expect(readReaction(event, 'T1')).toEqual({
      workspace: 'slack:T1',
      person: 'slack:T1/U1',
      message: 'slack:T1/C1/1741680000.000100',
      emoji: '🔖',
      added: true,
      at: 1_741_680_001_500,
    });
  });

  it('may be taken back', () => {
    expect(readReaction({ ...event, type: 'reaction_removed' }, 'T1')).toMatchObject({ added: false });
  });

  it.each([
    ['one', '1\u20e3'],
    ['nine', '9\u20e3'],
    ['keycap_ten', '🔟'],
    ['+1::skin-tone-3', '👍'],
    ['thumbsup', '👍'],
    ['party_parrot', ':party_parrot:'],
    ['constructor', ':constructor:'],
  ])('called %s is %s', (reaction, emoji) => {
    expect(readReaction({ ...event, reaction }, 'T1')).toMatchObject({ emoji });
  });

  it('counts on messages only', () => {
    expect(readReaction({ ...event, item: { type: 'file', file: 'F1' } }, 'T1')).toBeNull();
    expect(readReaction({ ...event, event_ts: 'soon' }, 'T1')).toBeNull();
  });
});

describe('a person', () => {
  it.each([
    [{ tz: 'Europe/Zurich' }, { name: '', zone: 'Europe/Zurich', mayManage: true, isAdmin: false }],
    [
      { tz: 'Europe/Zurich', is_admin: true },
      { name: '', zone: 'Europe/Zurich', mayManage: true, isAdmin: true },
    ],
    [{ is_restricted: true }, { name: '', zone: null, mayManage: false, isAdmin: false }],
    [
      { is_restricted: true, is_ultra_restricted: true },
      { name: '', zone: null, mayManage: false, isAdmin: false },
    ],
    [{ is_stranger: true }, { name: '', zone: null, mayManage: false, isAdmin: false }],
    [undefined, { name: '', zone: null, mayManage: false, isAdmin: false }],
  ])('%j is known as %j', (user, person) => {
    expect(readPerson(user)).toEqual(person);
  });

  it.each([
    [{ name: 'alice.r', real_name: 'Alice Roe', profile: { display_name: 'Alice' } }, 'Alice'],
    [{ name: 'alice.r', real_name: 'Alice Roe', profile: { display_name: '' } }, 'Alice Roe'],
    [{ name: 'alice.r' }, 'alice.r'],
  ])('%j is called %s', (user, name) => {
    expect(readPerson(user)).toMatchObject({ name });
  });

  it('asks within the workspace of the installation, wherever they come from', () => {
    const person = { name: 'Alice', zone: null, mayManage: true, isAdmin: false };
    expect(askerOf('T1', { user: 'U9', channel: 'C1' }, person)).toEqual({
      workspace: 'slack:T1',
      place: 'slack:T1/C1',
      person: 'slack:T1/U9',
      ...person,
    });
  });
});
