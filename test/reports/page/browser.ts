import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, launch, type Page } from 'puppeteer-core';

const CHROMIUM = '/usr/bin/chromium';

/** Whether a browser is installed; without one the tests that need it are skipped with a word. */
export const HAS_BROWSER = existsSync(CHROMIUM);

export const openBrowser = (): Promise<Browser> =>
  launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });

export interface Opened {
  readonly page: Page;
  /** What the page said on its console, and what it asked a network for. */
  readonly said: readonly string[];
}

export async function openPage(browser: Browser, path: string): Promise<Opened> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(request.url());
  });
  await page.goto(`file://${encodeURI(path)}`);
  return { page, said };
}

const require = createRequire(import.meta.url);

/** Rules that the page breaks, by axe-core. */
export async function violationsOf(browser: Browser, path: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  await page.goto(`file://${encodeURI(path)}`);
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return (await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id }) => id))',
  )) as string[];
}
