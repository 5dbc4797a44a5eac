import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { PENALTY_DECISION } from '#tests/support/a-document.ts';
import { SOON, takeSeat, type } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';

interface Made {
  readonly caseId: string;
  readonly draftId: string;
  /** First password of 王芳. */
  readonly first: string;
  readonly administrator: string;
}

let browser: Browser;
let desk: Desk & { readonly made: Made };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    const { id: draftId } = await client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    const clerk = await client.people.add({ name: '王芳', department: '执法稽查科', roles: ['clerk'] });
    const wu = await client.people.add({ name: '吴玥', department: '信息中心', roles: ['administrator'] });
    await client.people.add({
      name: '赵明',
      department: '食品科',
      certificateNumber: '16090005555',
      certificateValidUntil: '2020-12-31',
      roles: ['officer'],
    });
    const gone = await client.people.add({ name: '刘犇', roles: ['archivist'] });
    await client.people.update({ ...gone, active: false });
    return { caseId, draftId, first: clerk.firstPin, administrator: wu.firstPin };
  });
  ({ page } = desk);
  page.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;
const row = (name: string) => page.locator('.seat-choice-row').filter({ hasText: name });

async function standUp(): Promise<void> {
  await page.getByTitle(/^操作人员：/).click();
  await page.getByRole('button', { name: '离开座位' }).click();
  await page.locator('.seat-screen').waitFor();
}

/** Chooses somebody at the seat screen and shows the password that was given, with one of his own. */
async function changeFirst(name: string, first: string, own: string): Promise<void> {
  await row(name).click();
  await type(page, '初始密码', first);
  await type(page, '新的密码', own);
  await type(page, '再输一次', own);
  await page.keyboard.press('Enter');
}

describe('the seat screen', () => {
  it('marks whose certificate has run out and who is not active, and lets a clerk in after the first change', async () => {
    await standUp();
    await row('赵明').getByText('执法证已过期').waitFor();
    await page.getByText('已停用的人员（1）').click();
    await page.getByText('已停用，不能作为操作人员').waitFor();
    await lookAt(desk.screen, 'people-seat');

    await row('王芳').click();
    await page.getByText('管理员发给您的是初始密码，请换成自己的。').waitFor();
    await lookAt(desk.screen, 'people-first-password');
    await type(page, '初始密码', '000000');
    await type(page, '新的密码', '111111');
    await page.keyboard.press('Tab');
    await page.getByText('不能用相同或者连续的数字').waitFor();
    await type(page, '新的密码', '864209');
    await type(page, '再输一次', '864209');
    await page.keyboard.press('Enter');
    await page.getByText(/^密码不对，请重新输入/).waitFor();
    await page.keyboard.press('Escape');
    await changeFirst('王芳', desk.made.first, '864209');
    await page.getByTitle(/^操作人员：王芳/).waitFor();
  });
});

describe('a seat that is locked', () => {
  it('covers what is shown, keeps what was typed, and opens to the password of who sits there', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    await page.getByRole('button', { name: '修改案件信息' }).click();
    const words = '涉嫌经营超过保质期的食品案';
    await page.getByLabel('案由', { exact: true }).fill(words);
    await page.keyboard.press('Alt+k');
    const cover = page.getByRole('dialog', { name: '座位已锁定' });
    await cover.getByText('王芳离开了一会儿').waitFor();
    await lookAt(desk.screen, 'people-locked');
    await cover.locator('input').fill('000000');
    await page.keyboard.press('Enter');
    await cover.getByText(/^密码不对/).waitFor();
    // What is typed next takes the place of what was refused.
    await page.keyboard.type('864209');
    await page.keyboard.press('Enter');
    await cover.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('案由', { exact: true }).inputValue()).toBe(words);
    await page.getByRole('button', { name: '保存修改' }).click();
    await expect
      .poll(async () => (await desk.beside.client.archive.acts({ limit: 1 }))[0], SOON)
      .toMatchObject({ act: 'cases.update', actor: '王芳' });
    await page.getByRole('button', { name: '知道了' }).click();
  });

  it('is still locked when its page is loaded again', async () => {
    await page.goto(at('/workbench'));
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await page.keyboard.press('Alt+k');
    await page.getByRole('dialog', { name: '座位已锁定' }).waitFor();
    await page.reload();
    const cover = page.getByRole('dialog', { name: '座位已锁定' });
    await cover.waitFor();
    await cover.locator('input').fill('864209');
    await page.keyboard.press('Enter');
    await cover.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: '工作台' }).waitFor();
  });

  it('locks by itself when no hand is at it', async () => {
    await page.clock.install();
    await page.reload();
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await page.clock.fastForward('16:00');
    const cover = page.getByRole('dialog', { name: '座位已锁定' });
    await cover.waitFor();
    await cover.locator('input').fill('864209');
    await page.keyboard.press('Enter');
    await cover.waitFor({ state: 'hidden' });
    await page.clock.resume();
  });

  it('locks by itself also when somebody sets the clock back, and what is being written is kept first', async () => {
    await page.clock.install();
    await desk.open(desk.made.draftId);
    const field = page.locator('[data-field="facts"] textarea');
    await field.fill('锁定以前写下的事实。');
    const year = await page.evaluate(() => new Date().getFullYear());
    await page.clock.setSystemTime(new Date(`${(year - 1).toString()}-01-02T03:04:05+08:00`));
    await page.clock.fastForward('16:00');
    const cover = page.getByRole('dialog', { name: '座位已锁定' });
    await cover.waitFor();
    await cover.locator('input').fill('864209');
    await page.keyboard.press('Enter');
    await cover.waitFor({ state: 'hidden' });
    expect(await field.inputValue()).toBe('锁定以前写下的事实。');
    await page.clock.resume();

    await field.fill('按下锁定的一刻写下的事实。');
    await page.keyboard.press('Alt+k');
    await cover.waitFor();
    await expect
      .poll(async () => (await desk.beside.client.documents.get({ documentId: desk.made.draftId })).own, SOON)
      .toMatchObject({ facts: '按下锁定的一刻写下的事实。' });
    // Nobody unlocks it: another person takes the window, and nothing that was typed is gone.
    await cover.getByRole('button', { name: '换人' }).click();
    await page.locator('.seat-screen').waitFor();
    await row('王芳').click();
    await page.locator('.pin-form input').fill('864209');
    await page.keyboard.press('Enter');
    await page.getByTitle(/^操作人员：王芳/).waitFor();
    await desk.open(desk.made.draftId);
    expect(await field.inputValue()).toBe('按下锁定的一刻写下的事实。');
  });
});

describe('a password', () => {
  it('is changed by who has it', async () => {
    await page.getByTitle(/^操作人员：王芳/).click();
    await page.getByRole('button', { name: '更换密码' }).click();
    const window = page.getByRole('dialog', { name: '更换密码' });
    await type(window, '现在的密码', '864209');
    await type(window, '新的密码', '753190');
    await type(window, '再输一次', '753190');
    await lookAt(desk.screen, 'people-change-password');
    await page.keyboard.press('Enter');
    await page.getByText('密码已更换。').waitFor();
  });

  it('that is lost is reset by two', async () => {
    await standUp();
    await row('王芳').click();
    await page.getByRole('button', { name: '忘记密码' }).click();
    await page.getByText(/^重设王芳的密码/).waitFor();
    await page.locator('#first').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '张三' }).click();
    await page.locator('#second').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: '李喆' })
      .click();
    await page.locator('#firstPin').fill(TEST_PIN);
    await page.locator('#secondPin').fill(TEST_PIN);
    await lookAt(desk.screen, 'people-reset');
    await page.getByRole('button', { name: '重设', exact: true }).click();
    const pin = (await page.locator('.pin-slip-pin').textContent()) ?? '';
    expect(pin).toMatch(/^\d{6}$/);
    await lookAt(desk.screen, 'people-reset-slip');
    await page.getByRole('button', { name: '完成' }).click();
    await page.keyboard.press('Escape');
    await changeFirst('王芳', pin, '864209');
    await page.getByTitle(/^操作人员：王芳/).waitFor();
    expect((await desk.beside.client.archive.acts({})).map(({ sentence }) => sentence)).toContain(
      '张三、李喆一起重设王芳的密码',
    );
  });
});

describe('people and what they may', () => {
  it('are looked at by everybody, and changed by the administrator, who sees no case', async () => {
    await page.goto(at('/settings?tab=access'));
    await page.getByText('起草、修改文书和删除草稿').waitFor();
    await lookAt(desk.screen, 'people-access');
    await page.goto(at('/settings?tab=people'));
    await page.getByText('wangfang').waitFor();
    expect(await page.getByRole('button', { name: '登记人员' }).count()).toBe(0);

    await standUp();
    await changeFirst('吴玥', desk.made.administrator, '975313');
    await page.getByRole('button', { name: '登记人员' }).waitFor();
    const rail = page.getByRole('navigation', { name: '主导航' });
    expect((await rail.innerText()).trim()).toBe('设置');
    await page.goto(at(`/cases/${desk.made.caseId}`));
    await page.getByRole('button', { name: '登记人员' }).waitFor();
    await lookAt(desk.screen, 'people-administrator');
    await page.getByRole('button', { name: '登记人员' }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('姓名').fill('陈镕');
    await window.getByLabel('所在部门').fill('办公室');
    await window.getByLabel(/^档案人员/).check();
    await window.getByLabel(/^执法人员/).check();
    await lookAt(desk.screen, 'people-window');
    await window.getByRole('button', { name: /保\s?存/ }).click();
    await window.getByText('执法人员须有执法证，请填写执法证号，或者另选角色。').waitFor();
    await window.getByLabel(/^执法人员/).uncheck();
    await window.getByRole('button', { name: /保\s?存/ }).click();
    await page.locator('.pin-slip-pin').waitFor();
    await page.getByText('登录名 chenrong').waitFor();
    await lookAt(desk.screen, 'people-slip');
    await page.getByRole('button', { name: /完\s?成/ }).click();
    await page.getByRole('cell', { name: 'chenrong' }).waitFor();
    // What the screen asks by itself is refused nowhere.
    const acts = await desk.beside.client.archive.acts({ limit: 100 });
    expect(acts.filter(({ act }) => act === 'door.refused')).toEqual([]);
    await standUp();
    await takeSeat(page, '李喆');
    await page.getByTitle(/^操作人员：李喆/).waitFor();
  });

  it('refuse what is not theirs in words', async () => {
    await standUp();
    await row('王芳').click();
    await page.locator('.pin-form input').fill('864209');
    await page.keyboard.press('Enter');
    await page.getByTitle(/^操作人员：王芳/).waitFor();
    await page.goto(at('/settings?tab=bureau'));
    await page.getByLabel('联系电话').fill('0393-1');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page
      .getByText(/须由管理员办理。/)
      .first()
      .waitFor();
    await lookAt(desk.screen, 'people-refused');
  });
});
