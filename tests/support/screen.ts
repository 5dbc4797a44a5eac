import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { resourcesRoot } from './temporary-archive.ts';

const CHROMIUM = process.env['ANJUAN_CHROMIUM'] ?? '/usr/bin/chromium';

const quietChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Debian's Chromium without a window. */
export async function openChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`${CHROMIUM} is not there: install the Debian package chromium (npm test does, as root)`);
  }
  return chromium.launch({ executablePath: CHROMIUM, args: quietChromium });
}

/** A window of the program, and what went wrong in it. */
export interface Screen {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught errors and breaches of the content security policy since the last call. */
  troubles(): readonly string[];
}

export const SMALLEST = { width: 1366, height: 768 };
const WAIT_MS = 30_000;

/** Opens the program's address in a clerk's window: Chinese, Shanghai time, the smallest supported size. */
export async function openScreen(browser: Browser, address: string): Promise<Screen> {
  const context = await browser.newContext({
    viewport: SMALLEST,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  let seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => {
    seen.push(`uncaught: ${error.stack ?? error.message}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`content security policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  await page.goto(address);
  return {
    context,
    page,
    troubles() {
      const told = seen;
      seen = [];
      return told;
    },
  };
}

/**
 * A second window of the same browser beside the first, as a clerk has them. A further tab would lie behind: Chromium
 * draws what nobody sees once a second, and every step in it waits for that.
 */
export async function besideOf(first: Page, address: string): Promise<Page> {
  const opened = first.context().waitForEvent('page');
  await first.evaluate(
    ({ url, width, height }) =>
      window.open(url, '_blank', `popup,noopener,width=${String(width)},height=${String(height)}`),
    { url: address, ...SMALLEST },
  );
  const page = await opened;
  await page.setViewportSize(SMALLEST);
  return page;
}

/** Puts a picture of the window into the git-ignored folder `screenshots/`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(resourcesRoot, 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
