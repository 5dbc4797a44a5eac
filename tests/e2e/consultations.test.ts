import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { anIssued, aDecisionCase, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';

let browser: Browser;
let desk: Desk & { readonly made: { readonly caseId: string; readonly first: string } };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await aDecisionCase(client);
    await anIssued(client, caseId, PENALTY_NOTICE);
    await client.cases.create(await aCase(client));
    const { firstPin: first } = await client.people.add({
      name: '刘犇',
      department: '法规科',
      roles: ['auditor'],
    });
    const { revision, ...preferences } = await client.settings.preferences({});
    await client.settings.savePreferences({ ...preferences, revision, askPurpose: 'others' });
    return { caseId, first };
  });
  ({ page } = desk);
  page.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;

async function sitAs(name: string, first?: string): Promise<void> {
  await page.getByTitle(/^操作人员：/).click();
  await page.getByRole('button', { name: '离开座位' }).click();
  // The list of the window from which one leaves has the same rows.
  await page.locator('.seat-screen').waitFor();
  await page.locator('.seat-screen .seat-choice-row').filter({ hasText: name }).click();
  const boxes = page.locator('.pin-form input[type="password"]');
  await boxes.first().waitFor();
  const all = await boxes.all();
  for (const [n, box] of all.entries()) await box.fill(n === 0 && first !== undefined ? first : TEST_PIN);
  await page.keyboard.press('Enter');
  await page.getByTitle(new RegExp(`^操作人员：${name}`)).waitFor();
}

it('asks who does not handle a case what for, shows nothing of it before, and keeps what was consulted in a register', async () => {
  const { caseId, first } = desk.made;
  const inside = page.getByRole('button', { name: '修改案件信息' });
  await page.goto(at(`/cases/${caseId}`));
  await inside.waitFor();

  await sitAs('刘犇', first);
  await page.goto(at(`/cases/${caseId}`));
  const window = page.getByRole('dialog', { name: '调阅目的' });
  await window.waitFor();
  await lookAt(desk.screen, 'consultations-purpose');
  // Nobody gets past it by leaving it empty, and who does not want to say it sees the case no more.
  await page.keyboard.press('Control+Enter');
  await window.getByText('请写明调阅目的。').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('待我处理').waitFor();

  await page.goto(at(`/cases/${caseId}`));
  await window.waitFor();
  await window.getByRole('button', { name: '案卷评查' }).click();
  await page.keyboard.press('Control+Enter');
  await inside.waitFor();
  await expect.poll(() => window.count(), SOON).toBe(0);

  await page.getByText('行政处罚告知书').first().click();
  await page.getByRole('button', { name: /打印/ }).first().waitFor();
  await page.goto(at(`/cases/${caseId}`));
  await page.getByRole('button', { name: '调阅登记' }).click();
  await page.getByRole('button', { name: '打印登记表' }).waitFor();
  const lines = () => page.locator('.consultations tbody tr').allInnerTexts();
  await expect
    .poll(async () => (await lines()).map((line) => line.split('\t').slice(1).join(' ')), SOON)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^刘犇 查看 文书“行政处罚告知书.*” 案卷评查$/),
        '刘犇 查看 案件资料 案卷评查',
      ]),
    );
  await lookAt(desk.screen, 'consultations-of-case');

  await page.goto(at('/settings?tab=people'));
  await page.getByRole('link', { name: '刘犇的调阅登记' }).click();
  await page
    .getByRole('link', { name: /市监案/ })
    .first()
    .waitFor();
  await lookAt(desk.screen, 'consultations-of-person');
});
