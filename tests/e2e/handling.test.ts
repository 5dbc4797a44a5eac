import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

interface Made {
  readonly caseId: string;
}

let browser: Browser;
let desk: Desk & { readonly made: Made };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    for (const [name, certificateNumber] of [
      ['孙翀', '16090003333'],
      ['马宁', '16090004444'],
    ] as const)
      await client.people.add({
        ...{ name, certificateNumber, certificateValidUntil: '2099-12-31' },
        department: '执法稽查科',
      });
    await client.people.add({ name: '郑昇', department: '局领导', roles: ['leader'] });
    await client.people.add({ name: '周平', department: '法规科', roles: ['reviewer'] });
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
const sheet = () => page.getByRole('region', { name: '办案人员' });
/** Chooses somebody in a list one types in, by keyboard. */
async function choose(label: string, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}
const officersOf = async (caseId: string): Promise<string> =>
  (await desk.beside.client.cases.get({ caseId })).officers.map(({ name }) => name).join('、');

describe('who handles a case', () => {
  it('is asked to withdraw, which stops nothing, and is not taken off it where one officer would be left', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    await sheet().getByRole('button', { name: '回避…' }).click();
    const window = page.getByRole('dialog');
    await choose('谁回避', '张三');
    await window.getByLabel('理由').fill('与经营者是亲属');
    await window.getByText(/由市场监督管理部门负责人决定（.*不停止调查/).waitFor();
    await lookAt(desk.screen, 'handling-recusal-asked');
    await page.keyboard.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await sheet()
      .getByText(/当事人申请张三回避，还没有决定/)
      .waitFor();
    await lookAt(desk.screen, 'handling-case-asked');

    await sheet().getByRole('button', { name: '登记决定…' }).click();
    await choose('由谁决定', '郑昇');
    await page.keyboard.press('Tab');
    await lookAt(desk.screen, 'handling-recusal-decided');
    await window.getByRole('button', { name: '登记', exact: true }).click();
    await window.getByText(/只剩1人，不得少于两人.*请同时选择由谁接办/).waitFor();
    expect(await officersOf(desk.made.caseId)).toMatch(/张三/);
  });
});
