import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { SOON, type } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id } = await aDecisionCase(client);
    await anIssued(client, id, PENALTY_NOTICE);
    return id;
  });
  const { page, station, made: caseId } = desk;
  await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

it('says what a case is, by keyboard, with a reason; the way is drawn anew and again when it is taken back', async () => {
  const { page, screen } = desk;
  const sheet = page.getByRole('region', { name: '程序事项' });
  const steps = page.getByRole('list', { name: '办案步骤' });
  const discuss = steps.getByText('集体讨论', { exact: true });
  const window = page.getByRole('dialog');
  expect(await discuss.count()).toBe(0);
  // What nobody has said is not said to be so.
  await sheet.getByText('没有登记为应当法制审核、集体讨论的案件').waitFor();
  await sheet.getByText('没有登记应当退还的多收价款').waitFor();
  for (const [reason, shown] of [
    ['属于这类案件的理由', '涉及重大公共利益'],
    ['不再属于这类案件的理由', '核查以后不涉及'],
  ] as const) {
    await sheet.getByRole('button', { name: '修改程序事项…' }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(
        () =>
          window
            .getByRole('checkbox')
            .first()
            .evaluate((box) => box === document.activeElement),
        SOON,
      )
      .toBe(true);
    await page.keyboard.press('Space');
    await window.getByLabel(reason).waitFor();
    await page.keyboard.press('Control+Enter');
    await window.getByText('请写明为什么').waitFor();
    await type(window, reason, shown);
    await lookAt(screen, `case-traits-${shown}`);
    await page.keyboard.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await sheet.getByText(shown).waitFor();
    await discuss.waitFor({ state: reason.startsWith('属于') ? 'visible' : 'detached' });
    await lookAt(screen, `case-traits-set-${shown}`);
  }
});

it('a step is left out with a reason and taken up again; both stay in sight', async () => {
  const { page, screen } = desk;
  const steps = page.getByRole('list', { name: '办案步骤' });
  const step = steps.getByRole('listitem').filter({ hasText: '案件审核' });
  await step.getByRole('button', { name: '案件审核' }).click();
  await step.getByRole('button', { name: '本案不办理这一步…' }).click();
  await page.keyboard.type('审核在省平台办理');
  await page.keyboard.press('Enter');
  await step.getByText('未办理：审核在省平台办理').waitFor();
  await lookAt(screen, 'case-departure');
  await step.getByRole('button', { name: '撤销' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('审核表已经取回');
  await page.keyboard.press('Enter');
  await step.getByText('曾说明不办理：审核在省平台办理').waitFor();
  await step.getByText('已撤销：审核表已经取回').waitFor();
  expect(await step.getByRole('button', { name: '本案不办理这一步…' }).count()).toBe(1);
  await lookAt(screen, 'case-departure-back');
});
