import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

it('every way is a table in words, with its articles and the day it holds from, chosen by keyboard', async () => {
  const desk = await openDesk(browser, () => Promise.resolve());
  onTestFinished(() => desk.close());
  const { page, station, screen } = desk;
  await page.goto(new URL('/#/settings?tab=ways', station.address).href);
  const ordinary = page.getByRole('region', { name: '普通程序' });
  await ordinary.getByRole('row').filter({ hasText: '案源登记' }).first().waitFor();
  await ordinary.getByText('自2021-07-15起适用').waitFor();
  // One form serves many matters: each line says which.
  const check = ordinary
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '核查', exact: true }) });
  for (const matter of ['延长核查期限', '移送涉嫌犯罪案件'])
    await check.getByText(`行政处罚案件有关事项审批表（${matter}）`).waitFor();
  await lookAt(screen, 'settings-ways');
  await page.getByRole('combobox', { name: '程序' }).focus();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await ordinary.waitFor({ state: 'hidden' });
  expect(await page.locator('.way-table tbody tr').count()).toBeGreaterThan(1);
});
