import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
});

it('a rule put into the archive’s folder is named in the settings, taken in with its source, and dropped', async () => {
  const desk = await openDesk(browser, ({ archiveDir }) => Promise.resolve({ archiveDir }));
  onTestFinished(() => desk.close());
  const { page, station, screen, beside, made } = desk;
  const put = (article: string) => {
    const folder = join(made.archiveDir, 'statutes');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '本省.yaml'), 'title: 本省条例\ntext: |\n  第一条　' + article + '\n');
  };
  const counts = async () =>
    (await beside.client.statutes.list({})).statutes
      .filter(({ title }) => title === '本省条例')
      .map(({ articles }) => articles[0]?.paragraphs[0]?.text);
  const open = async () => {
    await page.goto(new URL('/#/settings?tab=calendar', station.address).href);
    await page.reload();
  };

  put('甲');
  await open();
  await page.getByText('法规文件“本省.yaml”是在程序之外放入的，没有采用').waitFor();
  expect(await counts()).toEqual([]);
  await page.getByRole('button', { name: '核对无误，采用' }).press('Enter');
  await page.getByLabel('“本省.yaml”的来源').fill('省人大网站');
  await lookAt(screen, 'own-rule-untaken');
  await page.keyboard.press('Enter');
  await page.getByText('法规文件“本省.yaml”').waitFor({ state: 'hidden' });
  expect(await counts()).toEqual(['甲']);

  // Changed by hand it counts on as it was taken in, and may be dropped.
  put('乙');
  await open();
  await page.getByText('法规文件“本省.yaml”在程序之外被改动过，没有采用').waitFor();
  expect(await counts()).toEqual(['甲']);
  await page.getByRole('button', { name: '停用' }).press('Enter');
  await page.getByText('停用本局的“本省.yaml”，恢复程序自带的？').waitFor();
  await lookAt(screen, 'own-rule-changed');
  await page.getByRole('tooltip').getByRole('button', { name: '停用' }).press('Enter');
  await page.getByText('法规文件“本省.yaml”').waitFor({ state: 'hidden' });
  expect(await counts()).toEqual([]);
});
