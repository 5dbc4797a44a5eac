import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { assetAddress, showPin, SOON, takeSeat } from '#tests/support/clerk.ts';
import { fillForm } from '#tests/support/fill-form.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';
import { stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

interface Made {
  readonly caseId: string;
  readonly issuedId: string;
  readonly draftId: string;
  readonly dir: string;
  readonly archiveDir: string;
}

let browser: Browser;
let desk: Desk & { readonly made: Made };
let page: Page;
let again: StationProgram | undefined;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ app, client, dir, archiveDir }) => {
    const { id: caseId } = await aDecisionCase(client);
    const { id: issuedId } = await anIssued(client, caseId, PENALTY_DECISION);
    const { id: draftId } = await client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    // She handles no case, so that she can be made inactive.
    const { id, firstPin } = await client.people.add({
      name: '王芳',
      department: '执法稽查科',
      roles: ['clerk'],
    });
    await sitDown(windowAt(app).client, id, firstPin);
    return { caseId, issuedId, draftId, dir, archiveDir };
  });
  ({ page } = desk);
});
afterAll(async () => {
  await desk.close();
  await again?.stop();
  await browser.close();
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;
const sitsHere = (window: Page, name: string) =>
  window.getByTitle(new RegExp(`^操作人员：${name}`)).waitFor();
const lost = (window: Page) => window.getByRole('dialog', { name: '请选择操作人员' });

async function changeCause(window: Page, words: string): Promise<void> {
  await window.goto(at(`/cases/${desk.made.caseId}`));
  await window.getByRole('button', { name: '修改案件信息' }).click();
  await window.getByLabel('案由', { exact: true }).fill(words);
}

describe('a seat', () => {
  it('is each window’s own: two people work side by side in one browser, and one leaves', async () => {
    const other = await desk.screen.context.newPage();
    await other.goto(at('/'));
    // A new window has nobody in it, whoever sits in the first.
    await takeSeat(other, '张三');
    await sitsHere(other, '张三');
    await sitsHere(page, '李喆');
    await other.goto(at(`/documents/${desk.made.issuedId}`));
    await other.locator('.pdf-view canvas').first().waitFor();
    const address = await assetAddress(other, `documents/${desk.made.issuedId}.pdf`);
    expect((await other.request.get(address)).status()).toBe(200);
    await changeCause(other, '涉嫌经营标签不符合规定的食品、超过保质期的食品案');
    await other.getByRole('button', { name: '保存修改' }).click();
    await expect
      .poll(async () => (await desk.beside.client.archive.acts({ limit: 1 }))[0], SOON)
      .toMatchObject({ act: 'cases.update', actor: '张三' });
    await other.getByRole('button', { name: '知道了' }).click();

    await other.reload();
    await sitsHere(other, '张三');
    await other.getByTitle(/^操作人员：张三/).click();
    await other.getByRole('button', { name: '离开座位' }).click();
    await other.locator('.seat-screen').waitFor();
    expect((await other.request.get(address)).status()).toBe(403);
    await sitsHere(page, '李喆');
    await other.close();
  });

  it('changes hands in one window, again and again, and nobody is told that it was lost', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    for (const [from, to] of [
      ['李喆', '张三'],
      ['张三', '李喆'],
      ['李喆', '王芳'],
      ['王芳', '李喆'],
    ] as const) {
      await page.getByTitle(new RegExp(`^操作人员：${from}`)).click();
      const window = page.getByRole('dialog', { name: '更换操作人员' });
      await window.locator('.seat-choice-row').filter({ hasText: to }).click();
      await showPin(window);
      await window.waitFor({ state: 'hidden' });
      await sitsHere(page, to);
      await page.getByRole('button', { name: '修改案件信息' }).waitFor();
      expect(await lost(page).count()).toBe(0);
      // What the core was asked meanwhile has been answered, and still nobody was sent away.
      await page.waitForLoadState('networkidle');
      await sitsHere(page, to);
      expect(await lost(page).count()).toBe(0);
    }
  });

  it('is lost by who is made inactive, and what was typed is not', async () => {
    const office = await stationClient(desk.screen.context, desk.station.address, '张三');
    const words = '涉嫌经营超过保质期的食品案';
    await page.getByTitle(/^操作人员：李喆/).click();
    await page.getByRole('button', { name: '离开座位' }).click();
    await takeSeat(page, '王芳');
    await changeCause(page, words);
    const people = await office.client.people.list({});
    const sitting = people.find(({ name }) => name === '王芳');
    if (sitting === undefined) throw new Error('王芳 is registered');
    await office.client.people.update({ ...sitting, active: false });
    // Forced: the window may have heard of it already, and then lies over the button.
    await page.getByRole('button', { name: '保存修改' }).click({ force: true });
    await lost(page).getByText('王芳已停用，不能作为操作人员，请选择在岗的人员。').waitFor();
    await keepPicture(page, 'seat-lost');
    const [before] = await office.client.archive.acts({ limit: 1 });
    expect(before).toMatchObject({ act: 'people.update', actor: '张三' });

    await lost(page).getByRole('button', { name: /张三/ }).click();
    await showPin(lost(page));
    await lost(page).waitFor({ state: 'hidden' });
    expect(await page.getByLabel('案由', { exact: true }).inputValue()).toBe(words);
    await page.getByRole('button', { name: '保存修改' }).click();
    await expect
      .poll(async () => (await office.client.archive.acts({ limit: 1 }))[0], SOON)
      .toMatchObject({ act: 'cases.update', actor: '张三' });
    await page.getByRole('button', { name: '知道了' }).click();
    await office.client.people.update({ ...sitting, revision: sitting.revision + 1, active: true });
    office.close();
  });

  it('ends with the program: started again it asks who sits here, and keeps what was typed meanwhile', async () => {
    const { draftId, dir, archiveDir } = desk.made;
    await desk.open(draftId);
    await fillForm(page, { facts: '起初的事实。' });
    const field = page.locator('[data-field="facts"] textarea');
    await desk.station.kill();
    await page.getByText('与程序的连接断开，正在重新连接…').waitFor();
    await field.fill('断开以后写下的事实。');
    const port = Number(new URL(desk.station.address).port);
    again = await startStationProgram({ home: dir, archive: archiveDir, port });
    // The browser gets the secret of the new launch in another tab.
    const other = await desk.screen.context.newPage();
    await other.goto(again.address);
    await lost(page)
      .getByText(/^与程序的连接断开过，原来的操作人员已经失效/)
      .waitFor();
    await lost(page).getByRole('button', { name: /张三/ }).click();
    await showPin(lost(page));
    await lost(page).waitFor({ state: 'hidden' });
    expect(await field.inputValue()).toBe('断开以后写下的事实。');
    await takeSeat(other, 1);
    const beside = await stationClient(desk.screen.context, again.address.replace(/\?.*/, ''), '李喆');
    await expect
      .poll(async () => (await beside.client.documents.get({ documentId: draftId })).own, SOON)
      .toMatchObject({ facts: '断开以后写下的事实。' });
    expect(await beside.client.documents.get({ documentId: draftId })).toMatchObject({ updatedBy: '张三' });
    beside.close();
    await other.close();
  });
});
