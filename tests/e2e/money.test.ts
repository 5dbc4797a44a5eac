import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_DECISION, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: { readonly caseId: string } };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await aDecisionCase(client);
    const decision = await anIssued(client, caseId, PENALTY_DECISION, { document_date: '2026-03-10' });
    await anIssued(client, caseId, SERVICE_RECEIPT, { received_on: '2026-03-12' }, decision.id);
    await client.way.tell({ caseId, event: 'reconsideration_begun', on: '2026-04-01' });
    return { caseId };
  });
  ({ page } = desk);
  page.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;
const ofCase = () => desk.beside.client.money.ofCase({ caseId: desk.made.caseId });

describe('the register of money', () => {
  it('is led to from the case, which says what is late', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    const sheet = page.getByRole('region', { name: '罚没款' });
    await sheet.getByText(/罚款5000\.00元应当在2026年3月27日以前缴纳，已经逾期/).waitFor();
    await lookAt(desk.screen, 'money-case');
    await sheet.getByRole('link', { name: '台账' }).press('Enter');
    await page.getByRole('heading', { name: '罚没款台账' }).waitFor();
  });

  it('explains the additional fine by its days, and where it stands still', async () => {
    const added = page.getByRole('region', { name: '加处罚款' });
    await added.getByRole('row', { name: /2026-03-28 2026-03-31 4 5000\.00元 600\.00元/ }).waitFor();
    await added.getByText('行政复议期间不予计算').waitFor();
    await lookAt(desk.screen, 'money-register');
  });

  it('takes payments with the keyboard alone, each with what is open filled in, until all is paid', async () => {
    const tell = async (amount: string | undefined, day: string) => {
      await page.keyboard.press('n');
      const window = page.getByRole('dialog');
      const box = window.getByLabel('数额');
      await expect.poll(() => box.inputValue(), SOON).not.toBe('');
      await window.getByLabel('日期', { exact: true }).fill(day);
      if (amount !== undefined) await box.fill(amount);
      await lookAt(desk.screen, 'money-pay');
      await box.press('Enter');
      await window.waitFor({ state: 'hidden' });
    };
    await tell('2000', '2026-04-10');
    await expect.poll(async () => (await ofCase()).sums[0]?.open, SOON).toBe(300_000);
    await tell(undefined, '2026-04-12');
    await page.getByText('已于 2026-04-12 缴清').waitFor();
    await lookAt(desk.screen, 'money-paid');
  });

  it('takes a payment back with a reason', async () => {
    const log = page.getByRole('region', { name: '登记', exact: true });
    await log.getByRole('button', { name: '撤销' }).last().press('Enter');
    await page.getByLabel('撤销的理由').fill('登记错了案件');
    await page.getByLabel('撤销的理由').press('Enter');
    await expect.poll(async () => (await ofCase()).settledOn, SOON).toBeUndefined();
    await page.getByLabel('撤销的理由').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: '罚没款' }).waitFor();
  });
});
