import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

const SERVICE_RECEIPT = 50;

let browser: Browser;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    const draft = await client.documents.create({ caseId, templateNumber: SERVICE_RECEIPT });
    const own = {
      document_names: '行政处罚决定书',
      service_time: '2026-03-12T10:00',
      service_place: '濮阳市华龙区人民路88号',
      service_method: '公告送达',
    };
    await client.documents.save({ documentId: draft.id, revision: draft.revision, own });
    return draft.id;
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('a service asks for what its kind needs, says its day and why, and prints the official page only', async () => {
  const { page, made, beside } = desk;
  const { client } = beside;
  const field = (id: string) => page.locator(`[data-field="${id}"]`);
  await desk.open(made);
  await field('service_method').getByText('填写“公告发布日期”后得出送达日期').waitFor();
  await field('published_on').locator('input').fill('2026-03-05');
  await field('service_method').getByText('2026年4月7日视为送达').waitFor();
  expect(await field('mail_number').count()).toBe(0);
  await field('proof').locator('textarea').fill('公告栏照片');
  await keepPicture(page, 'service-receipt');
  await field('service_method').locator('input[type="radio"][value="留置送达"]').check();
  await field('witness').waitFor();
  expect(await field('published_on').count()).toBe(0);
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await client.documents.get({ documentId: made })).own['service_method'], SOON)
    .toBe('留置送达');
  const { revision } = await client.documents.get({ documentId: made });
  await expect(client.documents.finalise({ documentId: made, revision })).rejects.toThrow(/拒收事由和日期/);
  expect(desk.screen.troubles()).toEqual([]);
});
