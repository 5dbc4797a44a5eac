import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { changeFacts } from '#tests/support/a-case.ts';
import { aDecisionCase, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { documentOn, SOON, takeSeat } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { besideOf, keepPicture, openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: { readonly caseId: string; readonly draftId: string } };
/** 李喆 at the first window, 张三 at the second. */
let first: Page;
let second: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await aDecisionCase(client);
    const { id: draftId } = await client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    return { caseId, draftId };
  });
  first = desk.page;
  second = await besideOf(first, at('/'));
  await takeSeat(second, 2);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});
afterEach(() => {
  expect(desk.screen.troubles()).toEqual([]);
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;
const note = (page: Page) => page.locator('.meeting-note');

async function openCase(page: Page): Promise<void> {
  await page.goto(at('/settings'));
  await page.goto(at(`/cases/${desk.made.caseId}`));
  await page.getByRole('button', { name: '修改案件信息' }).click();
  await page.getByLabel('案由', { exact: true }).waitFor();
}

describe('two windows at one form', () => {
  it('of a case: the second is told what the first changed, keeps what was typed, and chooses', async () => {
    await openCase(first);
    await openCase(second);
    await second.getByLabel('案由', { exact: true }).fill('涉嫌经营超过保质期的食品案');
    await second.getByLabel('办案机构', { exact: true }).fill('食品科');
    await second.getByLabel('联系电话', { exact: true }).fill('111');
    await second.getByRole('button', { name: '保存修改' }).click();
    await second.getByRole('button', { name: '知道了' }).click();

    await first.getByLabel('案由', { exact: true }).fill('涉嫌经营标签含有虚假内容的食品案');
    await first.getByLabel('联系电话', { exact: true }).fill('222');
    await first.getByRole('button', { name: '保存修改' }).click();
    await note(first)
      .getByText(/^张三于 .* 已经改过，刚才没有保存。您填写的内容都在。$/)
      .waitFor();
    await note(first).getByText('办案机构：由“执法稽查科”改为“食品科”，已填入').waitFor();
    await note(first).getByText('这里填的是“涉嫌经营标签含有虚假内容的食品案”').waitFor();
    await keepPicture(first, 'two-writers-case');
    expect(await first.getByLabel('案由', { exact: true }).inputValue()).toBe(
      '涉嫌经营标签含有虚假内容的食品案',
    );
    expect(await first.getByLabel('办案机构', { exact: true }).inputValue()).toBe('食品科');
    // Nothing of the second window is lost yet.
    expect(await desk.beside.client.cases.get({ caseId: desk.made.caseId })).toMatchObject({
      cause: '涉嫌经营超过保质期的食品案',
      revision: 2,
    });

    await note(first)
      .getByRole('listitem')
      .filter({ hasText: '联系电话' })
      .getByRole('button', { name: '改用对方的' })
      .click();
    await first.getByRole('button', { name: '保存修改' }).click();
    await first.getByRole('button', { name: '知道了' }).click();
    expect(await desk.beside.client.cases.get({ caseId: desk.made.caseId })).toMatchObject({
      cause: '涉嫌经营标签含有虚假内容的食品案',
      handlingUnit: '食品科',
      party: { phone: '111' },
      revision: 3,
      enteredBy: '李喆',
    });
  });

  it('of an officer', async () => {
    for (const page of [first, second]) {
      await page.goto(at('/settings?tab=people'));
      await page.getByText('张三', { exact: true }).last().click();
      await page.getByRole('dialog').getByLabel('所在部门').waitFor();
    }
    await second.getByRole('dialog').getByLabel('所在部门').fill('法制科');
    await second.getByRole('button', { name: '保存' }).click();
    await second.getByRole('dialog').waitFor({ state: 'hidden' });
    await first.getByRole('dialog').getByLabel('记录仪警号').fill('200002');
    await first.getByRole('button', { name: '保存' }).click();
    await note(first).getByText('所在部门：由“执法稽查科”改为“法制科”，已填入').waitFor();
    await keepPicture(first, 'two-writers-officer');
    await first.getByRole('button', { name: '保存' }).click();
    await first.getByRole('dialog').waitFor({ state: 'hidden' });
    const people = await desk.beside.client.people.list({});
    expect(people.find(({ name }) => name === '张三')).toMatchObject({
      department: '法制科',
      recorderOfficerNumber: '200002',
    });
  });

  it('of the bureau and of the preferences', async () => {
    for (const page of [first, second]) await page.goto(at('/settings?tab=bureau'));
    await second.getByLabel('联系电话').fill('0393-1');
    await second.getByRole('button', { name: '保存', exact: true }).click();
    await second.getByText('机关信息已保存').waitFor();
    await first.getByLabel('联系电话').fill('0393-2');
    await first.getByRole('button', { name: '保存', exact: true }).click();
    await note(first).getByText('联系电话：由“0393-6660001”改为“0393-1”，这里填的是“0393-2”').waitFor();
    await first.getByRole('button', { name: '保存', exact: true }).click();
    await first.getByText('机关信息已保存').waitFor();
    await expect
      .poll(async () => (await desk.beside.client.settings.bureau({})).contactPhone, SOON)
      .toBe('0393-2');

    for (const page of [first, second]) {
      await page.goto(at('/settings?tab=preferences'));
      await page.getByText('复读存储卡', { exact: true }).waitFor();
    }
    await second.getByText('全部', { exact: true }).click();
    await second.getByText('偏好已保存').waitFor();
    await first.getByText('下角', { exact: true }).click();
    await note(first).getByText('复读存储卡：由“抽样”改为“全部”，已填入').waitFor();
    await keepPicture(first, 'two-writers-preferences');
    await first.getByRole('button', { name: '按这里的保存' }).click();
    await first.getByText('偏好已保存').waitFor();
    expect(await desk.beside.client.settings.preferences({})).toMatchObject({
      cardReread: 'all',
      pageNumberPosition: 'lower',
    });
  });

  it('of a fact of the case, changed from a document', async () => {
    const { caseId, draftId } = desk.made;
    await desk.open(draftId);
    await first.locator('[data-field="discretion"] .case-value').click();
    await first.getByRole('button', { name: /^改案件/ }).click();
    const window = first.getByRole('dialog').filter({ hasText: '改案件' });
    await window.locator('textarea').fill('这里写的裁量理由。');
    await changeFacts(desk.beside.client, caseId, { discretion: '别人写的裁量理由。' });
    await window.getByRole('button', { name: '保存到案件' }).click();
    await window.getByText(/这里的内容已由.+改过：.*改为“别人写的裁量理由。”/).waitFor();
    expect(await window.locator('textarea').inputValue()).toBe('这里写的裁量理由。');
    await window.getByRole('button', { name: '改用对方的' }).click();
    expect(await window.locator('textarea').inputValue()).toBe('别人写的裁量理由。');
    await window.locator('textarea').fill('别人写的裁量理由。又补了一句。');
    await window.getByRole('button', { name: '保存到案件' }).click();
    await window.waitFor({ state: 'hidden' });
    const { facts } = await desk.beside.client.cases.get({ caseId });
    expect(present(facts['discretion'], 'the fact')).toBe('别人写的裁量理由。又补了一句。');
  });

  it('of a draft: who wrote what is said field by field, and what was touched only there is taken over', async () => {
    const { draftId } = desk.made;
    await desk.open(draftId);
    await second.goto(at(`/documents/${draftId}`));
    await documentOn(second, draftId).locator('.form-pane').waitFor();
    const box = (page: Page, field: string) => page.locator(`[data-field="${field}"] textarea`);
    await box(second, 'remedies').fill('第二窗口的救济途径。');
    await box(second, 'performance').fill('第二窗口的履行方式。');
    await second.keyboard.press('Control+S');
    await second.locator('[data-saved="true"]').waitFor();

    await box(first, 'remedies').fill('第一窗口的救济途径。');
    await first.keyboard.press('Control+S');
    await note(first)
      .getByText(/^张三于 .* 已经改过，刚才没有保存。您填写的内容都在。$/)
      .waitFor();
    await note(first)
      .getByText(/^行政处罚的履行方式和期限：由.*改为“第二窗口的履行方式。”，已填入$/)
      .waitFor();
    await note(first).getByText('这里填的是“第一窗口的救济途径。”').waitFor();
    await keepPicture(first, 'two-writers-draft');
    expect(await box(first, 'performance').inputValue()).toBe('第二窗口的履行方式。');
    expect(await box(first, 'remedies').inputValue()).toBe('第一窗口的救济途径。');
    await note(first).getByRole('button', { name: '按这里的保存' }).click();
    await note(first).waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await desk.beside.client.documents.get({ documentId: draftId })).own, SOON)
      .toMatchObject({ remedies: '第一窗口的救济途径。', performance: '第二窗口的履行方式。' });
  });

  it('of a paper in its volume', async () => {
    const { caseId } = desk.made;
    for (const page of [first, second]) {
      await page.goto(at('/settings'));
      await page.goto(at(`/volumes/${caseId}`));
      await page.locator('.volume-item', { hasText: '行政处罚决定书' }).dblclick();
      await page.getByRole('dialog').getByLabel('题名').waitFor();
    }
    await second.getByRole('dialog').getByLabel('备注').fill('复印件');
    await second.getByRole('dialog').getByLabel('题名').fill('处罚决定书');
    await second.getByRole('button', { name: '保存' }).click();
    await second.getByRole('dialog').waitFor({ state: 'hidden' });
    await first.getByRole('dialog').getByLabel('题名').fill('行政处罚决定书（正本）');
    await first.getByRole('button', { name: '保存' }).click();
    await note(first).getByText('备注：由空改为“复印件”，已填入').waitFor();
    await note(first).getByText('这里填的是“行政处罚决定书（正本）”').waitFor();
    await keepPicture(first, 'two-writers-paper');
    await first.getByRole('button', { name: '保存' }).click();
    await first.getByRole('dialog').waitFor({ state: 'hidden' });
    const { items } = await desk.beside.client.volumes.plan({ caseId });
    expect(items.find(({ title }) => title === '行政处罚决定书（正本）')?.remark).toBe('复印件');
  });

  it('of a phrase', async () => {
    for (const page of [first, second]) {
      await page.goto(at('/settings?tab=phrases'));
      await page.getByRole('button', { name: '修改' }).first().click();
      await page.getByRole('dialog').getByLabel('内容').waitFor();
    }
    await second.getByRole('dialog').getByLabel('名称').fill('对方起的名称');
    await second.getByRole('dialog').getByLabel('内容').fill('对方写的内容。');
    await second.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await second.getByRole('dialog').waitFor({ state: 'hidden' });
    await first.getByRole('dialog').getByLabel('内容').fill('这里写的内容。');
    await first.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await note(first)
      .getByText(/^名称：由.*改为“对方起的名称”，已填入$/)
      .waitFor();
    await note(first).getByText('这里填的是“这里写的内容。”').waitFor();
    await first.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await first.getByRole('dialog').waitFor({ state: 'hidden' });
    const phrases = await desk.beside.client.phrases.list({});
    expect(phrases.find(({ name }) => name === '对方起的名称')?.text).toBe('这里写的内容。');
  });
});
