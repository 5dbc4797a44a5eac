import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON, type, typeDay } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';
import { systemClock } from '#main/platform/clock.ts';

interface Made {
  readonly caseId: string;
  readonly second: string;
  readonly noticeId: string;
}

const today = systemClock.today();

let browser: Browser;
let desk: Desk & { readonly made: Made };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    const { id: second } = await client.cases.create(await aCase(client));
    const { id: noticeId } = await client.documents.create({ caseId, templateNumber: 39 });
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
    return { caseId, second, noticeId };
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
/** Who would be taken of an open list. */
const active = (name: string) =>
  page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: name });
/** Chooses somebody in a list one types in, by keyboard, as one does who looks: the name is in view before it is taken. */
async function choose(label: string, typed: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.focus();
  await page.keyboard.type(typed);
  await active(name).waitFor();
  await page.keyboard.press('Enter');
}
const officersOf = async (caseId: string): Promise<string> =>
  (await desk.beside.client.cases.get({ caseId })).officers.map(({ name }) => name).join('、');

describe('who handles a case', () => {
  it('is asked to withdraw, which stops nothing, and is then taken off it by the decision', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    await sheet().getByRole('button', { name: '回避…' }).click();
    const window = page.getByRole('dialog');
    await choose('谁回避', '张三', '张三');
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
    await choose('由谁决定', '郑昇', '郑昇');
    await page.keyboard.press('Tab');
    await lookAt(desk.screen, 'handling-recusal-decided');
    await window.getByRole('button', { name: '登记', exact: true }).click();
    await window.getByText(/只剩1人，不得少于两人.*请同时选择由谁接办/).waitFor();
    await choose('由谁接办', 'sc', '孙翀');
    await lookAt(desk.screen, 'handling-recusal-successor');
    await window.getByRole('button', { name: '登记', exact: true }).click();
    await window.waitFor({ state: 'hidden' });
    await sheet().getByText('郑昇决定：张三回避').waitFor();
    expect(await officersOf(desk.made.caseId)).toMatch(/孙翀/);
    expect(await officersOf(desk.made.caseId)).not.toMatch(/张三/);
    await lookAt(desk.screen, 'handling-case-decided');
  });

  it('changes on a day, with the reason, and not in the entry of a case', async () => {
    await sheet().getByRole('button', { name: '更换…' }).click();
    const window = page.getByRole('dialog');
    await window.getByRole('combobox').first().focus();
    await page.keyboard.type('张三');
    // Whoever was taken off the case stands there with the reason and cannot be chosen.
    await page.getByText('已经决定回避本案').waitFor();
    await lookAt(desk.screen, 'handling-change-recused');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByText('已经决定回避本案').waitFor({ state: 'hidden' });
    await window.getByRole('combobox').first().fill('mn');
    await page.getByText('证号 16090004444').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await window.locator('.ant-select-selection-item', { hasText: '马宁' }).waitFor();
    await page.keyboard.press('Tab');
    await typeDay(window.getByLabel('从哪天起'), today);
    await window.getByLabel('理由').fill('增加办案人员');
    await lookAt(desk.screen, 'handling-change');
    await page.keyboard.press('Control+Enter');
    await page.getByText('办案人员已经更换').waitFor();
    await lookAt(desk.screen, 'handling-changed');
    await page.getByRole('button', { name: '起草审批表' }).click();
    await page.locator('[data-field="matter"] textarea').waitFor();
    expect(await page.locator('[data-field="matter"] textarea').inputValue()).toBe('更换办案人员');
    expect(await officersOf(desk.made.caseId)).toMatch(/马宁/);
  });
});

describe('whom the law keeps apart', () => {
  it('is marked with the reason where one is chosen, and what is typed all the same is said at once', async () => {
    await desk.open(desk.made.noticeId);
    const host = page.locator('[data-field="host"] textarea');
    await host.click();
    const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await list.getByText('已经决定回避，不得参与本案办理').waitFor();
    await list.getByText('办案人员不得担任听证主持人、听证员和记录员，请另行指定').first().waitFor();
    await lookAt(desk.screen, 'handling-host');
    await page.keyboard.type('zp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await host.inputValue()).toBe('周平');
    const recorder = page.locator('[data-field="recorder"] textarea');
    await recorder.fill('孙翀');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page
      .locator('[data-field="recorder"]')
      .getByText(/孙翀是本案办案人员/)
      .waitFor();
    await lookAt(desk.screen, 'handling-recorder');
  });
});

describe('open cases of somebody who leaves', () => {
  it('are shown before he is made inactive, and handed over from there', async () => {
    await page.goto(at('/settings?tab=people'));
    await page.getByRole('button', { name: '修改张三的登记' }).click();
    const window = page.getByRole('dialog', { name: '修改张三的登记' });
    await window.getByRole('switch').click();
    await window.getByText('张三还承办1件没有办结的案件，移交以后才能停用。').waitFor();
    await lookAt(desk.screen, 'handling-leaving');
    await window.getByRole('button', { name: '移交…' }).click();
    const handing = page.getByRole('dialog', { name: '移交案件' });
    await handing.getByText(/选中1件，共1件/).waitFor();
    await choose('由谁接办', 'mn', '马宁');
    await type(handing, '理由', '退休');
    await lookAt(desk.screen, 'handling-hand-over');
    await page.keyboard.press('Control+Enter');
    await handing.waitFor({ state: 'hidden' });
    await expect.poll(() => officersOf(desk.made.second), SOON).toMatch(/马宁/);
    await window.getByText('移交以后才能停用').waitFor({ state: 'hidden' });
    await window.getByRole('button', { name: /保\s?存/ }).click();
    await window.waitFor({ state: 'hidden' });
    // Whoever sat elsewhere as him is told so at once.
    const his = () =>
      desk.beside.client.people.list({}).then(
        () => '在岗',
        (error: unknown) => String(error),
      );
    await expect.poll(his, SOON).toMatch(/张三已停用/);
  });
});
