// `npm start` without a token, as a new user meets it: the real entry file, the page it serves, a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, hasBrowser, seen, startBrowser } from '../playground/page/browsers.ts';
import { type Program, startProgram } from '../world/program.ts';

const TOP = 'Stop Regressing: Training Value Functions via Classification for Scalable Deep RL';
const KEPT_BY_BUTTON = 'Evolving Normalization-Activation Layers';
const LIMIT = 60_000;

describe.skipIf(!hasBrowser)('the trial', { timeout: LIMIT }, () => {
  let folder: string;
  let program: Program;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
    program = startProgram('src/main.ts', { folder, environment: { PORT: '0', LOG_LEVEL: 'warn' } });
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    faults = faultsOf(page);
    const [, address = ''] = await program.says(/Open (http:\S+)/);
    await page.goto(address);
  }, LIMIT);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT);

  const paneOf = (name: 'Slack' | 'Discord') => {
    const pane = page.getByRole('region', { name, exact: true });
    const input = pane.getByRole('combobox', { name: 'Message #papers' });
    const messages = pane.getByRole('log', { name: 'Messages in #papers' }).getByRole('article');
    const newest = messages.last();
    return {
      pane,
      messages,
      newest,
      async type(line: string) {
        await input.fill(line);
        await input.press('Enter');
      },
      async complete(start: string, line: string) {
        await input.fill(start);
        await seen(pane.getByRole('listbox').getByRole('option'));
        await input.press('Tab');
        await expect.poll(() => input.inputValue()).toBe(line);
        await input.press('Enter');
      },
    };
  };

  describe.each(['Slack', 'Discord'] as const)('in %s', (name) => {
    test('today’s digest is there, whole, with its papers in the thread', async () => {
      const { pane } = paneOf(name);
      const thread = pane.getByRole('button', { name: /^10 (replies|Messages)/ });
      await expect.poll(() => thread.count(), { timeout: LIMIT }).toBe(1);
      await seen(pane.getByText('10 papers so far · open until'));
      await seen(pane.getByRole('link', { name: TOP }));
    });

    test('/papers today is answered, and the paper picked from its menu is among the bookmarks', async () => {
      const { pane, newest, type, complete } = paneOf(name);
      if (name === 'Slack') await type('/papers today');
      else await complete('/papers tod', '/papers today');
      await seen(newest.getByText('Daily Papers · Tue 11 March'));
      if (name === 'Discord') await seen(newest.getByText('Alice used /papers today'));
      await newest
        .getByRole('combobox', { name: 'Keep one' })
        .selectOption({ label: `6  ${KEPT_BY_BUTTON}` });
      await seen(newest.getByText('🔖 Kept:'));
      await type('/papers bookmarks');
      await seen(newest.getByText('Kept by you'));
      await seen(newest.getByRole('link', { name: KEPT_BY_BUTTON }));
      await page.getByRole('button', { name: 'Bob' }).click();
      await seen(pane.getByText('Kept by you'), 0);
      await page.getByRole('button', { name: 'Alice' }).click();
    });

    test('🔖 on a paper in the thread keeps it, and taking the reaction back lets it go', async () => {
      const { pane, messages, newest, type } = paneOf(name);
      await pane.getByRole('button', { name: /^10 (replies|Messages)/ }).click();
      const thread = pane.getByRole('region', { name: 'Thread in #papers' });
      const post = thread.getByRole('article').filter({ hasText: 'We investigate whether' });
      await post.hover();
      await post.getByRole('button', { name: 'React with 🔖' }).click();
      await seen(post.getByRole('button', { name: '🔖 by you' }));
      await thread.getByRole('button', { name: 'Close the thread' }).click();
      await kept(type, messages, 2);
      await seen(newest.getByRole('link', { name: TOP }));
      await pane.getByRole('button', { name: /^10 (replies|Messages)/ }).click();
      await post.getByRole('button', { name: '🔖 by you' }).click();
      await thread.getByRole('button', { name: 'Close the thread' }).click();
      await kept(type, messages, 1);
      await seen(newest.getByRole('link', { name: TOP }), 0);
    });
  });

  test('the next morning brings the next digest to both', async () => {
    await page.getByRole('button', { name: 'Next morning' }).click();
    for (const name of ['Slack', 'Discord'] as const) {
      const { pane } = paneOf(name);
      await expect
        .poll(() => pane.getByRole('button', { name: /^6 (replies|Messages)/ }).count(), { timeout: LIMIT })
        .toBe(1);
      await seen(pane.getByText('Daily Papers · Wed 12 March'));
    }
  });

  test('neither chat would have refused anything, and the page ran without a fault', async () => {
    expect(await page.getByText('would have refused').count()).toBe(0);
    expect(faults).toEqual([]);
    expect(await program.stop()).toBe(0);
  });
});

/** Reactions come on another way than questions: asks, and when answered asks again, until the shelf holds so many. */
async function kept(type: (line: string) => Promise<void>, messages: Locator, count: number) {
  await expect
    .poll(
      async () => {
        const before = await messages.count();
        await type('/papers bookmarks');
        await expect.poll(() => messages.count(), { timeout: 10_000 }).toBeGreaterThan(before);
        await seen(messages.last().getByText('Kept by you'));
        return messages.last().getByRole('link').count();
      },
      { timeout: LIMIT },
    )
    .toBe(count);
}
