// What one has here on one page: /papers home in both chats, and the app's Home tab on Slack.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalMessage } from '../../playground/local-chat.ts';
import { inFreshWorld } from '../world/fresh-world.ts';
import { controls, type Name, person } from '../world/people.ts';
import { shown, startWorld, type World, textOf as wireText } from '../world/world.ts';

const TOP = 'Stop Regressing';
const textOf = (message: Pick<LocalMessage, 'payload'> | undefined): string =>
  wireText(message as LocalMessage | undefined).replaceAll('\\', '');

describe.each(['slack', 'discord'] as const)('/papers home in %s', (platform) => {
  let world: World;
  inFreshWorld(platform, (fresh) => {
    world = fresh;
  });
  const somebody = (name: Name, channel?: string) => person(world.chats[platform], name, channel);

  test('says to whoever has nothing yet how to begin', async () => {
    const home = textOf(await somebody('Bob').ask('home'));
    expect(home).toMatch(/You have kept nothing yet\. React with 🔖 on a paper/);
    expect(home).toMatch(/You follow.*Nothing yet.*follow/s);
    expect(home).toMatch(/Channels.*You have set up none/s);
    expect(home).toContain('What you keep is on the team’s shelf.');
  });

  test('shows one’s newest papers, follows and channels, and nobody else’s', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    for (const number of [1, 2, 3, 4, 5, 6]) {
      await alice.ask('today');
      await alice.ask(`keep ${number}`);
    }
    await alice.ask('zone Europe/Zurich');
    await alice.ask('follow diffusion');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    await somebody('Alice', 'reading-group').ask('subscribe at 10:00 Europe/Zurich only agents');
    await bob.ask('keep 2308.03296');
    const answer = await alice.ask('home');
    const home = textOf(answer);
    expect(home).toContain('6 papers, the newest:');
    expect(home).not.toContain(TOP);
    expect(home).toMatch(/You follow.*· .*diffusion {2}· next look/s);
    expect(home).toMatch(/Here.*: the list of the day on weekdays at 09:00 Zurich/s);
    expect(home).toMatch(/: what matches agents in the list of the day on weekdays at 10:00 Zurich/);
    expect(home).toContain(somebody('Alice', 'reading-group').channel);
    const others = textOf(await bob.ask('home'));
    expect(others).toContain('1 paper:');
    expect(others).not.toMatch(/10:00|diffusion {2}·/);
    expect(textOf(await alice.press(answer, 'All 6 kept'))).toContain('6 papers');
    expect(textOf(await alice.pick(await alice.ask('home'), 'Stop following one', 'diffusion'))).toContain(
      'You follow no more',
    );
  });

  test('looking at it does not change what the numbers of the last list mean', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2308.03296');
    await bob.ask('today');
    await bob.ask('home');
    expect(textOf(await bob.ask('show 1'))).toContain(TOP);
  });

  test('its settings are changed by their buttons, in place, after a restart too', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2403.03950');
    const home = await bob.ask('home');
    await world.stopPaperboy();
    await world.startPaperboy();
    const hidden = await bob.press(home, 'Make private');
    expect(hidden.id).toBe(home.id);
    expect(textOf(hidden)).toContain('What you keep is yours alone');
    expect(textOf(await somebody('Alice').ask('bookmarks team'))).toContain('Nobody in this workspace');
    expect(textOf(await bob.press(hidden, 'Share my shelf'))).toContain('on the team’s shelf.');
    expect(textOf(await somebody('Alice').ask('bookmarks team'))).toContain(TOP);
  });

  test.runIf(platform === 'discord')(
    'a zone is picked from a menu where the chat does not tell it',
    async () => {
      const bob = somebody('Bob');
      const home = await bob.ask('home');
      expect(textOf(home)).toContain('I do not know your time zone');
      const changed = await bob.pick(home, 'Change your time zone', 'Asia/Tokyo');
      expect(textOf(changed)).toContain('Your time zone is Asia/Tokyo: it is 16:55 there now.');
      expect(textOf(await bob.ask('zone'))).toContain('Asia/Tokyo');
    },
  );

  test.runIf(platform === 'slack')('Slack tells the zone, so nobody picks one', async () => {
    const home = await somebody('Bob').ask('home');
    expect(textOf(home)).toContain('change it in your profile');
    expect(controls(home).map(({ label }) => label)).not.toContain('Change your time zone');
  });
});

describe('the Home tab on Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    const { violations } = world.slack;
    await world.end();
    expect(violations).toEqual([]);
  });
  const somebody = (name: Name) => person(world.slack, name);
  const view = (name: Name) => ({ payload: world.slack.homes.view(somebody(name).id) ?? {} });
  const says = (name: Name, text: string | RegExp) =>
    shown(world.slack, () => (new RegExp(text).test(textOf(view(name))) ? textOf(view(name)) : null));
  async function open(name: Name, text: string | RegExp = 'Kept by you') {
    world.slack.homes.open(somebody(name).id);
    return says(name, text);
  }
  /** Presses a button, or picks an option, in the Home and waits until it says this. */
  async function press(name: Name, label: string, text: string | RegExp, option?: string) {
    const all = controls(view(name) as LocalMessage);
    const control = all.find((one) => one.label === label);
    if (!control) throw new Error(`no "${label}" among ${all.map((one) => one.label).join(', ')}`);
    const value = option && control.options.find((one) => one.label.includes(option))?.value;
    expect(await world.slack.homes.press(somebody(name).id, control.id, value)).toEqual({});
    return says(name, text);
  }

  test('shows what /papers home shows, to each their own, anew when it is opened', async () => {
    const [alice, bob] = [somebody('Alice'), somebody('Bob')];
    await alice.ask('keep 2403.03950');
    await alice.ask('subscribe at 09:00 Europe/Zurich');
    expect(await open('Alice', TOP)).toMatch(new RegExp(`${alice.channel}.*the list of the day`, 's'));
    expect(await open('Bob', 'kept nothing yet')).not.toContain(TOP);
    await bob.ask('keep 2308.03296');
    world.slack.doubleEvents(true);
    await open('Bob', 'Studying Large Language');
    world.slack.openMessages(bob.id);
    expect(await open('Bob')).toContain('1 paper:');
  });

  test('what a press answers stands above the Home, which is made anew; it works after a restart', async () => {
    await somebody('Bob').ask('keep 2403.03950');
    await open('Bob', TOP);
    await world.stopPaperboy();
    await world.startPaperboy();
    await press('Bob', 'Open one', /Replacing regression|Abstract|Similar/, TOP);
    expect(textOf(view('Bob'))).toMatch(/Similar.*divider.*Kept by you.*Settings/s);
    await press('Bob', 'Your shelf', 'Kept by you.*Mark as read.*Kept by you.*Settings');
    const dropped = await press('Bob', 'Remove one', 'Taken off your shelf', TOP);
    expect(dropped).toContain('You have kept nothing yet');
    await press('Bob', 'Keep again', '🔖 Kept: .*1 paper:');
    await press('Bob', 'Today’s list', '10 papers.*Kept by you.*Settings');
    await open('Bob', /^(?!.*Taken off)/s);
  });

  test('a setting changes in place', async () => {
    await open('Bob');
    const hidden = await press('Bob', 'Make private', 'yours alone');
    expect(hidden.match(/plain_text Settings/g)).toHaveLength(1);
    expect(textOf(await somebody('Bob').ask('privacy'))).toContain('yours alone');
  });

  test('a form that opens there is answered there', async () => {
    const bob = somebody('Bob');
    await bob.ask('keep 2403.03950');
    await open('Bob', TOP);
    await press('Bob', 'Your shelf', 'Note or tag one');
    const menu = controls(view('Bob') as LocalMessage).find(({ label }) => label === 'Note or tag one');
    await world.slack.homes.press(bob.id, menu?.id ?? '', '2403.03950');
    const form = await shown(world.slack, () => world.slack.forms.open(bob.id));
    const [name = ''] = Object.values(form.view.blocks ?? []).map((one) => String(one.block_id));
    await world.slack.forms.submit(bob.id, { [name]: 'the baseline to beat' });
    await says('Bob', 'Noted on.*the baseline to beat.*Kept by you.*Settings');
    expect(bob.see().filter((message) => textOf(message).includes('Noted on'))).toEqual([]);
  });

  test('where the Home cannot be shown, an answer comes by direct message', async () => {
    const bob = somebody('Bob');
    await open('Bob');
    world.slack.fail({ route: 'views.publish', when: 'before', answer: { status: 500 } });
    const all = controls(view('Bob') as LocalMessage);
    await world.slack.homes.press(bob.id, all.find(({ label }) => label === 'Help')?.id ?? '');
    const direct = await shown(
      world.slack,
      () => world.slack.messages(world.slack.direct(bob.id).id, bob.id)[0],
    );
    expect(textOf(direct)).toContain('React on a paper');
  });
});
