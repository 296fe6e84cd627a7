// Takes the README's picture of the trial, `docs/playground.png`: npm run picture. Needs Debian's chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../test/playground/page/browsers.ts';
import { startProgram } from '../test/world/program.ts';

const PICTURE = join(import.meta.dirname, 'playground.png');
/** px, chosen so that a digest and an answer under it can both be read. */
const SIZE = { width: 1440, height: 1180 };

async function takePicture(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const program = startProgram('src/main.ts', { folder, environment: { PORT: '0', LOG_LEVEL: 'warn' } });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    const [, address = ''] = await program.says(/Open (http:\S+)/);
    await page.goto(address);
    await play(page);
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// In Slack somebody asks for the list, in Discord somebody keeps a paper of the digest and looks at the shelf.
async function play(page: Page): Promise<void> {
  const pane = (name: string) => page.getByRole('region', { name, exact: true });
  const type = async (name: string, line: string) => {
    const input = pane(name).getByRole('combobox', { name: 'Message #papers' });
    await input.fill(line);
    await input.press('Enter');
  };
  for (const name of ['Slack', 'Discord'])
    await pane(name)
      .getByRole('button', { name: /^10 (replies|Messages)/ })
      .waitFor();
  await type('Slack', '/papers today');
  await pane('Slack').getByRole('button', { name: 'Share here' }).waitFor();
  const header = pane('Discord').getByRole('article').last();
  await header.hover();
  await header.getByRole('button', { name: 'React with 🔖' }).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter'])
    await page.keyboard.press(key);
  await header.getByRole('button', { name: '2️⃣ by you' }).waitFor();
  await type('Discord', '/papers bookmarks');
  await pane('Discord').getByText('Kept by you').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
}

await takePicture();
