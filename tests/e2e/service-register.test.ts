import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDecisionCase, aReadyDraft, PENALTY_DECISION, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { SOON, type, typeDay } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await aDecisionCase(client);
    for (const [template, day] of [
      [PENALTY_NOTICE, '2026-03-09'],
      [PENALTY_DECISION, '2026-03-20'],
    ] as const) {
      const { id, revision } = await aReadyDraft(client, caseId, template, { document_date: day });
      await client.documents.finalise({ documentId: id, revision, despite: '只看送达' });
    }
    return caseId;
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('a clerk sees what is not served, tells what was tried, and drafts one receipt for both, by keys alone', async () => {
  const { page, made: caseId, beside, station } = desk;
  const { client } = beside;
  await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
  const sheet = page.getByRole('region', { name: '送达' });
  await sheet.getByText('2份未送达').waitFor();
  await keepPicture(page, 'service-case');
  await page.keyboard.press('s');
  const rows = page.locator('.service-duties tbody tr.ant-table-row');
  await expect.poll(() => rows.count(), SOON).toBe(2);

  // Tick the decision by key and tell that a letter came back.
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '起草送达回证（1）' }).waitFor();
  await page.keyboard.press('t');
  const window = page.getByRole('dialog');
  await window.getByText('登记没有送达的情况').waitFor();
  await typeDay(window.getByLabel('日期', { exact: true }), '2026-03-21');
  await type(window, '原因', '门锁着，邻居说已经搬走');
  await keepPicture(page, 'service-attempt');
  await window.getByRole('button', { name: /^登 ?记$/ }).click();
  await window.waitFor({ state: 'hidden' });
  await rows.nth(1).getByText('无人在场，门锁着，邻居说已经搬走').first().waitFor();
  const { attempts } = await client.service.ofCase({ caseId });
  expect(attempts).toEqual([
    expect.objectContaining({
      at: '2026-03-21',
      outcome: 'absent',
      servedBy: expect.arrayContaining(['张三']),
    }),
  ]);

  // One receipt for both documents to one recipient.
  await rows.nth(0).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '起草送达回证（2）' }).waitFor();
  await keepPicture(page, 'service-register');
  await page.keyboard.press('r');
  await window.getByText('2份文书').waitFor();
  expect(await window.getByLabel('送达地点').inputValue()).not.toBe('');
  await keepPicture(page, 'service-receipts');
  await window.getByRole('button', { name: /^起 ?草$/ }).click();
  await expect.poll(() => page.url(), SOON).toMatch(/\/documents\//);
  const drafts = (await client.documents.list({ caseId })).filter(({ state }) => state === 'draft');
  expect(drafts).toEqual([expect.objectContaining({ alsoServes: [expect.any(String)] })]);
  await page.goto(new URL(`/#/cases/${caseId}/service`, station.address).href);
  await rows.nth(0).getByText('回证未定稿').waitFor();

  // Somebody else has to be served to as well.
  await rows.nth(1).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('a');
  await type(window, '姓名、名称', '王举报');
  await window.getByRole('button', { name: /^登 ?记$/ }).click();
  await window.waitFor({ state: 'hidden' });
  await expect.poll(() => rows.count(), SOON).toBe(3);
  await rows.nth(2).getByText('利害关系人', { exact: true }).waitFor();
  await keepPicture(page, 'service-others');
  expect(desk.screen.troubles()).toEqual([]);
});
