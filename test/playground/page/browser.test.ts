import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf, hasBrowser, seen, startBrowser } from './browsers.ts';
import { postDigest } from './fake-chat.ts';
import { discordKit, discordStrange, slackKit, slackStrange } from './gallery.ts';
import { type RunningPage, runPage, TUESDAY } from './pages.ts';
import { sentence, subscriptionForm } from './payloads.ts';

const CLOSES = TUESDAY / 1000 + 63_000;
const names = ['Slack', 'Discord'] as const;
const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.matches(':focus'));

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let running: RunningPage;
  beforeAll(async () => {
    browser = await startBrowser();
    page = await browser.newPage();
    faults = faultsOf(page);
  });
  afterAll(() => browser?.close());
  // Every test has a server of its own, so nothing that a browser keeps by address is left of the one before.
  beforeEach(async () => {
    running = await runPage('Votes are made up.');
    for (const chat of [running.slack, running.discord]) postDigest(chat, 'Tue 11 March', CLOSES);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(running.url);
    await seen(page.getByText('Daily Papers · Tue 11 March'), 2);
  });
  afterEach(async () => {
    await page.goto('about:blank');
    await running.stop();
    expect(faults.splice(0)).toEqual([]);
  });
  const pane = (name: (typeof names)[number]) => page.getByRole('region', { name, exact: true });
  const chat = (name: (typeof names)[number]) => (name === 'Slack' ? running.slack : running.discord);

  test.each(names)('%s completes what one types, by keyboard', async (name) => {
    const input = pane(name).getByRole('combobox', { name: 'Message #papers' });
    await input.fill('/pap');
    const options = pane(name).getByRole('listbox').getByRole('option');
    await seen(options, 3);
    await input.press('ArrowDown');
    await input.press('ArrowDown');
    expect(await options.and(page.getByRole('option', { selected: true })).textContent()).toContain(
      '/papers bookmarks',
    );
    await input.press('Enter');
    expect(await input.inputValue()).toBe('/papers bookmarks');
    await input.fill('/papers t');
    await seen(options, 1);
    await input.press('Tab');
    expect(await input.inputValue()).toBe('/papers today');
    await input.press('Enter');
    await seen(pane(name).getByText(/You typed .*\/papers today/));
    expect(chat(name).done).toEqual([expect.stringMatching(/^type \S+ \/papers today$/)]);
  });

  test('a form is filled in, corrected and sent by keyboard, and Escape leaves it', async () => {
    const { slack } = running;
    const input = pane('Slack').getByRole('combobox', { name: 'Message #papers' });
    await input.focus();
    slack.openForm('U1', subscriptionForm, 'at');
    const form = page.getByRole('dialog', { name: 'Change this digest' });
    const time = form.getByRole('textbox', { name: 'Local time' });
    await seen(time);
    expect(await time.inputValue()).toBe('09:00');
    await time.fill('25:00');
    await form.getByRole('combobox', { name: 'In what form' }).selectOption('In one message');
    await time.press('Enter');
    await seen(form.getByRole('alert').getByText('is no time of day'));
    expect(await time.getAttribute('aria-invalid')).toBe('true');
    expect(await time.inputValue()).toBe('25:00');
    await time.fill('10:00');
    await time.press('Enter');
    await seen(form, 0);
    expect(slack.done).toEqual([
      'submit U1 {"at":"25:00","as":"list"}',
      'submit U1 {"at":"10:00","as":"list"}',
    ]);
    expect(await input.evaluate((element) => element.matches(':focus'))).toBe(true);
    slack.openForm('U1', subscriptionForm, 'at');
    await seen(form);
    await page.keyboard.press('Escape');
    await seen(form, 0);
    expect(slack.done.at(-1)).toBe('cancel U1');
  });

  test('Escape closes the list and leaves the text', async () => {
    const input = pane('Slack').getByRole('combobox', { name: 'Message #papers' });
    await input.fill('/papers');
    await seen(pane('Slack').getByRole('listbox').getByRole('option'), 3);
    await input.press('Escape');
    await seen(pane('Slack').getByRole('listbox').getByRole('option'), 0);
    expect(await input.inputValue()).toBe('/papers');
  });

  test('what the platform refuses is said', async () => {
    const input = pane('Slack').getByRole('combobox', { name: 'Message #papers' });
    await input.fill('/nothing');
    await input.press('Enter');
    const refusal = pane('Slack').getByRole('alert').getByText('/nothing is not a valid command.');
    await seen(refusal);
    expect(await input.inputValue()).toBe('/nothing');
    await input.fill('/papers');
    await seen(refusal, 0);
    await input.fill('/nothing');
    await input.press('Enter');
    await seen(refusal);
    await page.getByRole('button', { name: 'Bob' }).click();
    await seen(refusal, 0);
    await page.getByRole('button', { name: 'Alice' }).click();
    await pane('Discord').getByRole('button', { name: 'Previous list' }).click();
    await seen(pane('Discord').getByRole('alert').getByText('This interaction failed'));
  });

  test.each(names)('%s leaves the focus on what was pressed by keyboard', async (name) => {
    const button = pane(name).getByRole('button', { name: 'All 10' });
    const menu = pane(name).getByRole('combobox', { name: 'Keep one' });
    const morning = page.getByRole('button', { name: 'Next morning' });
    const kept = pane(name).getByText('Kept. You have 1 paper');
    await button.press('Enter');
    await seen(kept);
    expect(await hasFocus(button)).toBe(true);
    await menu.focus();
    await menu.selectOption('2302.02607');
    await seen(kept, 2);
    expect(await hasFocus(menu)).toBe(true);
    await morning.press('Enter');
    await seen(page.getByText('Wed 12 March').first());
    expect(await hasFocus(morning)).toBe(true);
  });

  test('a Paperboy that has ended is said, above and to whoever types', async () => {
    const said = page.getByText('Paperboy does not answer. Does npm start still run in your terminal?');
    await seen(page.getByText('Votes are made up.'));
    await running.stop();
    await seen(said);
    const input = pane('Slack').getByRole('combobox', { name: 'Message #papers' });
    await input.fill('/papers today');
    await input.press('Enter');
    await seen(pane('Slack').getByRole('alert').and(said));
  });

  test.each(names)('%s shows what was only for one person to nobody else', async (name) => {
    await pane(name).getByRole('button', { name: 'All 10' }).click();
    const kept = pane(name).getByText('Kept. You have 1 paper');
    await seen(kept);
    await seen(pane(name).getByText(name === 'Slack' ? 'Only visible to you' : 'Only you can see this'));
    await pane(name)
      .getByRole('combobox', { name: `Who you are in ${name}` })
      .selectOption('Bob');
    await seen(pane(name).getByText('Daily Papers · Tue 11 March'));
    await seen(kept, 0);
    await page.getByRole('button', { name: 'Alice' }).click();
    await seen(kept);
  });

  test.each(names)('%s takes a choice from a menu', async (name) => {
    await pane(name).getByRole('combobox', { name: 'Keep one' }).selectOption('2302.02607');
    await expect.poll(() => chat(name).done).toEqual([expect.stringMatching(/^press \S+ pick 2302\.02607$/)]);
  });

  test.each(names)('%s opens a thread, and a reaction on an answer is given and taken back', async (name) => {
    const open = pane(name).getByRole('button', { name: /10 (replies|Messages)/ });
    await open.click();
    const thread = pane(name).getByRole('region', { name: 'Thread in #papers' });
    const answer = thread.getByRole('article').nth(1);
    await seen(answer.getByText('Target-based Surrogates for Stochastic Optimization'));
    await answer.hover();
    await answer.getByRole('button', { name: 'React with 🔖' }).click();
    const pill = answer.getByRole('button', { name: '🔖 by you' });
    await seen(pill);
    expect(await pill.getAttribute('aria-pressed')).toBe('true');
    await pill.click();
    await seen(pill, 0);
    await page.keyboard.press('Escape');
    await seen(thread, 0);
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/10 (replies|Messages)/);
  });

  test('an answer that comes where one does not look is announced', async () => {
    await pane('Slack').getByRole('button', { name: '10 replies' }).click();
    const thread = pane('Slack').getByRole('region', { name: 'Thread in #papers' });
    await seen(thread.getByRole('article').nth(10));
    const [parent] = running.slack.messages('C1', 'U1');
    running.slack.post({
      payload: sentence('slack', 'Kept.'),
      ...(parent ? { thread: parent.id } : {}),
      onlyFor: 'U1',
    });
    const newer = thread.getByRole('button', { name: 'New message' });
    await newer.click();
    await seen(newer, 0);
    await seen(thread.getByText('Kept.'));
  });

  test('numbers can be given by keyboard alone', async () => {
    const header = pane('Slack').getByRole('article').first();
    await header.getByRole('button', { name: 'React with 🔖' }).focus();
    for (const key of [
      'ArrowRight',
      'ArrowRight',
      'Enter',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'Enter',
    ])
      await page.keyboard.press(key);
    await seen(header.getByRole('button', { name: '3️⃣ by you' }));
  });

  test.each(names)('%s: what an app offers on a message is picked by keyboard alone', async (name) => {
    const input = pane(name).getByRole('combobox', { name: 'Message #papers' });
    await input.fill('Read https://arxiv.org/abs/2403.03950');
    await input.press('Enter');
    const written = pane(name).getByRole('article').filter({ hasText: '2403.03950' });
    await seen(written);
    await written.getByRole('button', { name: 'React with 🔖' }).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await seen(written.getByRole('button', { name: 'Keep papers' }));
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
    await seen(pane(name).getByText('Kept 2 papers.'));
    expect(chat(name).done.at(-1)).toMatch(/^pick \S+ \S+ Keep papers$/);
  });

  test('the Home of each person opens from the sidebar, and its buttons work', async () => {
    const slack = pane('Slack');
    await slack.getByRole('button', { name: 'Paperboy Home' }).focus();
    await page.keyboard.press('Enter');
    const home = slack.getByRole('region', { name: 'Home' });
    await seen(home.getByText('Home of U1'));
    await seen(slack.getByRole('combobox', { name: /^Message/ }), 0);
    await home.getByRole('button', { name: 'All 12 kept' }).press('Enter');
    await seen(home.getByText('You pressed it'));
    expect(running.slack.done).toEqual(['press at home U1 press-1']);
    await slack.getByRole('combobox', { name: 'Who you are in Slack' }).selectOption('Bob');
    await seen(home.getByText('Home of U2'));
    await slack.getByRole('button', { name: '#papers' }).click();
    await seen(slack.getByText('Daily Papers · Tue 11 March'));
    await seen(pane('Discord').getByRole('button', { name: /Home/ }), 0);
  });

  test('everything that can be pressed has a name', async () => {
    for (const role of ['button', 'combobox', 'link'] as const) {
      for (const one of await page.getByRole(role).all()) {
        expect(await one.ariaSnapshot()).toMatch(new RegExp(`${role} \\\\?"\\S`));
      }
    }
  });

  test('what was sent can be read', async () => {
    const header = pane('Discord').getByRole('article').first();
    await header.hover();
    await header.getByRole('button', { name: 'What was sent' }).click();
    await seen(header.getByText('"allowed_mentions"'));
  });

  test('another channel is another conversation', async () => {
    running.slack.post({ payload: sentence('slack', 'On Thursday?'), channel: 'C2' });
    await pane('Slack').getByRole('button', { name: 'reading-group' }).click();
    await seen(pane('Slack').getByText('On Thursday?'));
    await seen(pane('Slack').getByText('Daily Papers · Tue 11 March'), 0);
  });

  test('what comes later appears by itself, and “is thinking” gives way to the answer', async () => {
    const onlyFor = running.discord.people[0]?.id ?? '';
    const answer = running.discord.post({ payload: {}, thinking: true, onlyFor });
    const thinking = pane('Discord').getByText('Paperboy is thinking…');
    await seen(thinking);
    running.discord.edit(answer, { payload: sentence('discord', 'Two more papers came.'), onlyFor });
    await seen(pane('Discord').getByText('Two more papers came.'));
    await seen(thinking, 0);
  });

  test('what changes faster than it can be read is shown all the same', async () => {
    await page.route('**/api/feed*', async (route) => {
      await pause(100);
      await route.continue();
    });
    const answer = running.slack.post({ payload: sentence('slack', 'Round 0.') });
    let round = 0;
    const changing = setInterval(() => {
      round += 1;
      running.slack.edit(answer, { payload: sentence('slack', `Round ${round}.`) });
    }, 20);
    try {
      const shown = pane('Slack').getByText(/^Round (?!0)\d+\.$/);
      await seen(shown);
      const before = await shown.textContent();
      await expect.poll(() => shown.textContent(), { timeout: 10_000 }).not.toBe(before);
    } finally {
      clearInterval(changing);
    }
    await seen(pane('Slack').getByText(`Round ${round}.`));
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('the clock is moved to the next morning', async () => {
    await seen(page.getByRole('status').getByText('Tue 11 March 09:00'));
    await page.getByRole('button', { name: '+1 hour' }).click();
    await seen(page.getByRole('status').getByText('Tue 11 March 10:00'));
    await page.getByRole('button', { name: 'Next morning' }).click();
    await seen(page.getByRole('status').getByText('Wed 12 March 09:00'));
  });

  test('dark follows the system until one chooses', async () => {
    const ground = () =>
      page.evaluate('getComputedStyle(document.querySelector(".pane.slack")).backgroundColor');
    await expect.poll(ground).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).toBe('rgb(26, 29, 33)');
    await page.getByRole('button', { name: 'Change to light colours' }).click();
    await expect.poll(ground).toBe('rgb(255, 255, 255)');
    await page.reload();
    await seen(page.getByRole('button', { name: 'Change to dark colours' }));
  });

  test('a narrow screen shows one chat at a time and nothing runs out of it', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await seen(pane('Discord'), 0);
    await page.getByRole('button', { name: 'Discord' }).click();
    await seen(pane('Discord'));
    await seen(pane('Slack'), 0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  test('every part of a Slack message is drawn', async () => {
    running.slack.post({ payload: slackKit });
    const message = pane('Slack').getByRole('article').last();
    await seen(message.getByRole('heading', { name: 'A header 🔖' }));
    await seen(message.getByText('A bold section & code a link'));
    await seen(message.getByRole('link', { name: 'a link' }));
    for (const words of ['First field', 'Second *field*', 'A quotation', 'A title', 'An attachment'])
      await seen(message.getByText(words, { exact: true }));
    await seen(message.getByText('A context, 12/03/2025 02:30'));
    await seen(message.getByRole('listitem').getByText('A point'));
    expect(await message.locator('pre').textContent()).toBe('votes>>20\n     ^');
    for (const name of ['Beside', 'Primary', 'Danger']) await seen(message.getByRole('button', { name }));
    await seen(message.getByRole('link', { name: 'Open' }));
    await seen(message.getByRole('combobox', { name: 'A menu' }));
    await seen(message.getByRole('img'), 0);
    await seen(message.getByText('This page does not draw'), 0);
  });

  test('every part of a Discord message is drawn', async () => {
    running.discord.post({ payload: discordKit });
    const message = pane('Discord').getByRole('article').last();
    await seen(message.getByText('Some content and'));
    for (const name of ['An embed', 'An author', 'Open ↗']) await seen(message.getByRole('link', { name }));
    for (const words of ['small print', 'first', 'second', 'A field', 'value'])
      await seen(message.getByText(words, { exact: true }));
    await seen(message.getByText('A footer with *stars* • 12 March 2025 02:30'));
    expect(await message.locator('pre').textContent()).toBe('votes>>20\n     ^');
    expect(await message.getByRole('button', { name: 'Danger' }).isDisabled()).toBe(true);
    await message.getByRole('button', { name: 'Hidden text, press to show' }).click();
    await seen(message.getByRole('button', { name: 'a secret' }));
    await seen(message.getByRole('combobox', { name: 'A menu' }));
    await seen(message.getByText('This page does not draw'), 0);
  });

  test('what the page does not know is said and shown as it was sent', async () => {
    running.slack.post({ payload: slackStrange });
    running.discord.post({ payload: discordStrange });
    const says = (name: (typeof names)[number], what: string) =>
      seen(pane(name).getByRole('article').last().getByText(`This page does not draw ${what}.`));
    await says('Slack', 'the block “hologram”');
    await says('Slack', 'the element “datepicker”');
    await says('Slack', 'the text “smell”');
    await says('Slack', 'the text “html”');
    await says('Discord', 'some parts of this embed');
    await says('Discord', 'the component of type 17');
    await says('Discord', 'the component of type 5');
    await says('Discord', 'the part “poll”');
    const hologram = pane('Slack').getByText('This page does not draw the block “hologram”.');
    await hologram.click();
    await seen(pane('Slack').getByText('"depth": 3'));
  });
});
