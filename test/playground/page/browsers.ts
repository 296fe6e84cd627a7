// Debian's own browser, for tests of what a person sees. Where it is not installed those tests are left out.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser) console.info(`The page is not tested in a browser: there is no ${CHROMIUM}.`);

/** Starts with a profile of its own, thrown away when it closes. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: quiet });

/** Whatever goes wrong in the page, except pictures that cannot be had without a network. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) faults.push(message.text());
  });
  return faults;
}

/** Waits until so many of them can be seen. */
export const seen = (locator: Locator, count = 1): Promise<void> =>
  expect.poll(() => locator.filter({ visible: true }).count(), { timeout: 10_000 }).toBe(count);
