import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceDocuments } from '#main/demo/practice-case.ts';
import { present } from '#shared/lib/assert.ts';
import { showPin, SOON, takeSeat, type, typeDay } from '#tests/support/clerk.ts';
import { fillForm } from '#tests/support/fill-form.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { keepPicture, openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

/** A clerk of a small bureau with a long name and no departments of her own, who follows 下一步 by the keyboard. */

let home: string;
let station: StationProgram;
let browser: Browser;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-newcomer-'));
  mkdirSync(join(home, '移交', '空文件夹'), { recursive: true });
  [station, browser] = await Promise.all([startStationProgram({ home }), openChromium()]);
  screen = await openScreen(browser, station.address);
  page = screen.page;
});
afterAll(async () => {
  await browser.close();
  await station.stop();
  rmSync(home, { recursive: true, force: true });
});
let endedWith: string | undefined;
beforeEach(() => {
  if (endedWith !== undefined) throw new Error(`the day ended with “${endedWith}”`);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    endedWith ??= task.name;
    await keepPicture(page, 'newcomer-failure');
  }
  expect(screen.troubles()).toEqual([]);
});

/** The cursor gets there without anybody putting it there. */
const hasCursor = (at: Locator) =>
  expect.poll(() => at.evaluate((it) => it === document.activeElement), SOON).toBe(true);
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('a newcomer', () => {
  it('sets up a bureau whose number reads as it was typed, and is led from step to step', async () => {
    await page.getByText('首次设置').waitFor();
    // Who has an archive does not fill in a form first.
    await button('打开已有档案库…').waitFor();
    await type(page, '机关全称', '濮阳市市场监督管理局华龙区分局');
    await type(page, '文号简称', '濮市监华');
    await page.getByText('文号写作“濮市监华罚告〔2026〕1号”。').waitFor();
    await type(page, '行政复议机关', '濮阳市市场监督管理局');
    await type(page, '管辖法院', '濮阳市华龙区人民法院');
    await page.keyboard.press('Enter');
    for (const [index, name] of ['张䶮', '李喆'].entries()) {
      const row = page.locator('.setup-officer').nth(index);
      await type(row, '姓名', name);
      await type(row, '执法证号', `1609000${index.toString()}001`);
      await typeDay(row.getByLabel('证件有效期至'), '2099-12-31');
      await type(row, '所在部门', '华龙区执法中队');
    }
    await button(/^加一名没有执法证的人员/).click();
    await page.keyboard.insertText('王小内');
    await page.locator('.setup-first').getByRole('combobox').click();
    await page.locator('.ant-select-item-option', { hasText: '王小内' }).click();
    await type(page, '设定您的密码', TEST_PIN);
    await type(page, '再输一次', TEST_PIN);
    await page.keyboard.press('Enter');
    await hasCursor(button('建立档案库'));

    // A folder is chosen without the mouse, also one with nothing in it; leaving gives the cursor back.
    await button('另选位置…').focus();
    await page.keyboard.press('Enter');
    const row = (path: string) => page.locator(`.folder-window-row[title="${path}"]`);
    await hasCursor(row(home));
    await page.keyboard.press('Escape');
    await hasCursor(button('另选位置…'));
    await page.keyboard.press('Enter');
    await hasCursor(row(home));
    await page.keyboard.press('Enter');
    await row(join(home, '移交')).press('Enter');
    await row(join(home, '移交', '空文件夹')).press('Enter');
    await page.getByText('这里没有下级文件夹').waitFor();
    await hasCursor(page.locator('.folder-window-list'));
    await page.keyboard.press('Backspace');
    await hasCursor(row(join(home, '移交', '空文件夹')));
    await page.keyboard.press('Escape');
    await button('建立档案库').click();
    await button(/进入$/).click();
    await takeSeat(page, '王小内');
  });

  it('chooses officers by the sounds of their names, and Tab takes nobody away again', async () => {
    await button('新建案件').click();
    const form = page.getByRole('dialog');
    await type(form, '名称', '濮阳市华龙区喆源食品有限公司');
    await type(form, '案由', '涉嫌经营标签不符合规定的食品案');
    await typeDay(form.getByLabel('发现线索或者收到材料的日期'), '2026-03-02');
    await type(form, '案源内容', '日常监督检查中发现。');
    await form.getByLabel('办案人员').focus();
    for (const [typed, name] of [
      ['zy', '张䶮'],
      ['lz', '李喆'],
    ] as const) {
      await page.keyboard.insertText(typed);
      await page.locator('.ant-select-item-option-active', { hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await form.locator('.ant-select-selection-item', { hasText: name }).waitFor();
    }
    await page.keyboard.press('Tab');
    await hasCursor(form.getByLabel('适用程序'));
    expect(await form.locator('.ant-select-selection-item', { hasText: /张䶮|李喆/ }).count()).toBe(2);
    expect(await form.getByLabel('办案机构').inputValue()).toBe('华龙区执法中队');
    // The one 内勤 of the bureau belongs to no department: the case is hers to write all the same.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /喆源食品有限公司/ }).waitFor();
    await page.getByText('下一步：案源登记').waitFor();
  });

  it('goes on by Ctrl+Enter, into a form that asks only what applies', async () => {
    await page.keyboard.press('Control+Enter');
    await page.locator('.form-pane').waitFor();
    const sender = page.locator('.form-section', { hasText: '移送、交办部门' }).first();
    expect(await sender.locator('.form-section-head').getAttribute('aria-expanded')).toBe('false');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.form-pane') !== null), SOON)
      .toBe(true);
    const { own } = present(
      practiceDocuments.find(({ key }) => key === 'source'),
      'source',
    );
    await fillForm(page, own);
    await finalise();
    await hasCursor(button('起草《现场笔录》'));
  });

  it('is put into the box that is still empty, and writes over what is wrong', async () => {
    await page.keyboard.press('Enter');
    await page.locator('.form-pane').waitFor();
    const start = page.locator('[data-field="start_time"]');
    await start.locator('.entry-date input').fill('2026-03-03');
    await start.locator('.entry-date input').press('Tab');
    await button(/^还差/).click();
    // The first jump leads past where one is; one comes round to it.
    for (let turn = 0; turn < 12 && !(await isIn(start)); turn++) await button(/^还差/).click();
    await hasCursor(start.locator('.entry-time'));
    await page.keyboard.type('0930');
    await page.keyboard.press('Tab');
    const end = page.locator('[data-field="end_time"]');
    await end.locator('.entry-date input').fill('2026-13-03');
    await end.locator('.entry-time').fill('10:40');
    await end.locator('.entry-time').press('Tab');
    for (let turn = 0; turn < 12 && !(await isIn(end.locator('.entry-date'))); turn++)
      await button(/^还差/).click();
    await page.keyboard.type('20260303');
    await page.keyboard.press('Tab');
    expect(await end.locator('.entry-date input').inputValue()).toBe('2026-03-03');
  });

  it('does in a window what Ctrl+Enter means there, and nothing behind it', async () => {
    await page.goto(new URL('/#/cases', station.address).href);
    await page
      .getByText(/喆源食品有限公司/)
      .first()
      .click();
    await page.getByText('下一步：核查').waitFor();
    await button('修改案件信息').click();
    const form = page.getByRole('dialog');
    await type(form, '案由', '涉嫌经营标签不符合规定的预包装食品案');
    // Locked in the middle of a word, and unlocked: what was typed is there, and so is the cursor.
    await page.keyboard.press('Alt+k');
    await showPin(page.getByRole('dialog', { name: '座位已锁定' }));
    await hasCursor(form.getByLabel('案由', { exact: true }));
    await page.keyboard.press('Control+Enter');
    // Saved: what follows the changed case is said in a window of its own.
    await form.getByLabel('案由', { exact: true }).waitFor({ state: 'hidden' });
    await page.getByText('案件信息已改').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('案件信息已改').waitFor({ state: 'hidden' });
    // The key was the window's: nothing was drafted on the page behind it.
    await page.getByRole('heading', { name: /预包装食品案/ }).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/cases\/[^/]+$/);
  });

  it('who has lost the slip of a first password is told how to come by another', async () => {
    await page.getByTitle(/^操作人员：王小内/).click();
    await button('离开座位').click();
    await page.locator('.seat-choice-row', { hasText: '李喆' }).click();
    await button('忘记密码').click();
    await page.getByText(/^李喆还没有换过初始密码/).waitFor();
    await hasCursor(button('返回'));
  });
});

const isIn = (at: Locator) => at.evaluate((it) => it.contains(document.activeElement));

async function finalise(): Promise<void> {
  await page.getByText('各项已填齐，可以定稿').waitFor();
  await button(/^定稿$/).click();
  await page.locator('.ant-modal button:focus', { hasText: '定稿' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('内容、文号和校验值已固定').waitFor();
}
