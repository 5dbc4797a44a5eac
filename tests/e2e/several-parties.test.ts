import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDecisionCase } from '#tests/support/a-document.ts';
import { SOON, type, typeDay } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => (await aDecisionCase(client)).id);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('a clerk adds a party and its agent, sees where each stands, and drafts for the one that is chosen', async () => {
  const { page, made: caseId, beside, station } = desk;
  const { client } = beside;
  await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
  const sheet = page.getByRole('region', { name: '当事人和代理人' });
  await sheet.getByRole('button', { name: '增加当事人…' }).click();
  const window = page.getByRole('dialog');
  await type(window, '名称', '濮阳市玥玥商贸有限公司');
  await typeDay(window.getByLabel('列为当事人的日期'), '2026-03-06');
  await keepPicture(page, 'parties-add');
  await window.getByRole('button', { name: /^增 ?加$/ }).click();
  await window.waitFor({ state: 'hidden' });
  await page.getByRole('list', { name: '各当事人办到哪一步' }).getByText('玥玥').waitFor();

  await sheet.getByRole('button', { name: '登记代理人…' }).nth(1).click();
  await type(window, '姓名', '赵律师');
  await typeDay(window.getByLabel('委托开始日期'), '2026-03-06');
  await window.getByRole('button', { name: /^登 ?记$/ }).click();
  await window.waitFor({ state: 'hidden' });
  await sheet.getByText('代理人赵律师').waitFor();
  await keepPicture(page, 'parties-case');

  await page.getByLabel('当事人', { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '玥玥' }).click();
  await page.getByLabel('起草其他文书').click();
  await page.keyboard.type('37');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url(), SOON).toMatch(/\/documents\//);
  const [notice] = await client.documents.list({ caseId });
  const { parties } = await client.parties.ofCase({ caseId });
  expect(notice).toMatchObject({ templateNumber: 37, partyId: parties[1]?.id });
  await page.getByText('濮阳市玥玥商贸有限公司').first().waitFor();
  await keepPicture(page, 'parties-notice');
  expect(desk.screen.troubles()).toEqual([]);
});
