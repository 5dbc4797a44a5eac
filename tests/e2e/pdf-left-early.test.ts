import { Readable } from 'node:stream';
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { openChromium } from '#tests/support/screen.ts';

/** Enough for a file that is read in parts. */
const PAGES = 600;
const TIMES = 5;

let browser: Browser;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client, upload }) => {
    const { id: caseId } = await aDecisionCase(client);
    const { id: documentId } = await anIssued(client, caseId, PENALTY_DECISION);
    const scan = Readable.from([Buffer.from(await textPdf('signed', PAGES))]);
    const { sha256 } = await upload('scan.pdf', scan);
    await client.documents.attachSignedScan({ documentId, upload: sha256, name: 'scan.pdf', reason: '' });
    return documentId;
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const go = (hash: string) =>
  desk.page.evaluate((next) => {
    location.hash = next;
  }, hash);
const isFile = (request: Request): boolean => new URL(request.url()).pathname.endsWith('/scan.pdf');

it('a document left while its PDF is being opened, at whatever moment, leaves nothing behind', async () => {
  const { page, made, screen } = desk;
  const document = `/documents/${made}`;
  const leave = async () => {
    await go('/settings');
    await page.locator('.fixed-desk').waitFor({ state: 'detached' });
  };
  /** How far the file is when one leaves. */
  const moments = {
    'on the way to the document': () => go(document),
    'before anything came of the file': () => page.waitForRequest(isFile),
    'before the part came that was asked for': () =>
      page.waitForRequest((request) => isFile(request) && request.headers()['range'] !== undefined),
    'when the first page is being drawn': () => page.locator('.pdf-view canvas').first().waitFor(),
  };
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await go('/settings');
  // So slow that one is gone before the next part of the file has come.
  const slow = { offline: false, latency: 150, downloadThroughput: 2_000_000, uploadThroughput: -1 };
  await network.send('Network.emulateNetworkConditions', slow);
  for (const [moment, reached] of Object.entries(moments)) {
    for (let time = 0; time < TIMES; time++) {
      const there = reached();
      await go(document);
      await there;
      await leave();
      expect(screen.troubles(), moment).toEqual([]);
    }
  }
  await network.send('Network.emulateNetworkConditions', { ...slow, latency: 0, downloadThroughput: -1 });
  await go(document);
  await page.locator('.pdf-view canvas').first().waitFor();
  expect(screen.troubles()).toEqual([]);
});
