import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { SOON, takeSeat, type } from '#tests/support/clerk.ts';
import { fillForm } from '#tests/support/fill-form.ts';
import { keepPicture, openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const RIGHT_CODE = '91410902MA9F0W0H3L';
const WRONG_CODE = '91410902MA9F0W0H3X';

let made: TestApp;
let station: StationProgram;
let browser: Browser;
let screen: Screen;
let page: Page;
let caseId: string;
let noticeId: string;
let decisionId: string;
/** A case with a record and a consent to instalments, and another case with a record of the same hour. */
let busyId: string;
let elsewhereId: string;
let consentId: string;

beforeAll(async () => {
  made = await openTestApp({ clock: fixedClock() });
  const it = await aDecisionCase(made.client);
  caseId = it.id;
  noticeId = (
    await anIssued(made.client, caseId, PENALTY_NOTICE, {
      document_date: '2026-03-05',
      proposed_penalty: '没收涉案食品；罚款5000.00元。',
    })
  ).id;
  decisionId = (await aReadyDraft(made.client, caseId, PENALTY_DECISION, { document_date: '2026-03-20' })).id;
  busyId = (await aDecisionCase(made.client)).id;
  const INTERVIEW = 14;
  const INSTALMENTS = 47;
  await aDraft(busyId, INTERVIEW, { start_time: '2026-03-05T09:30', end_time: '2026-03-05T10:30' });
  const other = await aDecisionCase(made.client);
  elsewhereId = await aDraft(other.id, INTERVIEW, {
    start_time: '2026-03-05T09:00',
    end_time: '2026-03-05T10:00',
  });
  consentId = await aDraft(busyId, INSTALMENTS, {
    kind: '分期',
    fine_amount: 500_000,
    installment_total: 500_000,
    installments: [
      { due_on: '2026-07-01', amount: '200000', note: '' },
      { due_on: '2026-06-01', amount: '200000', note: '' },
    ],
  });
  await made.app.close();
  [station, browser] = await Promise.all([
    startStationProgram({ home: made.dir, archive: made.archiveDir }),
    openChromium(),
  ]);
  screen = await openScreen(browser, station.address);
  page = screen.page;
  await takeSeat(page);
});
afterAll(async () => {
  await browser.close();
  await station.stop();
  rmSync(made.dir, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(page, 'contradiction-failure');
  expect(screen.troubles()).toEqual([]);
});

async function aDraft(of: string, templateNumber: number, own: Values): Promise<string> {
  const { id } = await made.client.documents.create({ caseId: of, templateNumber });
  await made.client.documents.save({ documentId: id, revision: 1, own });
  return id;
}

const open = async (place: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
};

/** The field the cursor is in. */
const cursor = () =>
  page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '');

/** Changes a fact of the case that is open, and puts away what that says. */
async function changeDomicile(domicile: string): Promise<void> {
  await page.getByRole('button', { name: '修改案件信息' }).click();
  await type(page.getByRole('dialog'), '住所（住址）', domicile);
  await page.getByRole('button', { name: '保存修改' }).click();
  const told = page.getByRole('dialog', { name: '案件信息已改' });
  await told.getByRole('button', { name: '知道了' }).click();
  await told.waitFor({ state: 'hidden' });
}

const problems = () => page.getByRole('region', { name: '问题' });
const saved = () => page.locator('.draft-foot [data-saved="true"]').waitFor();

it('a contradiction is seen, leads to its field, and is gone once it is mended', async () => {
  await open(`/cases/${caseId}`);
  await problems().getByText('没有发现互相矛盾之处').waitFor();

  await open(`/documents/${decisionId}`);
  await fillForm(page, { credit_code: WRONG_CODE });
  await page.getByRole('button', { name: /当事人信息有问题/ }).waitFor();
  await saved();
  // In words below the field; the line at the foot says all of it and leads there.
  const below = page.locator('[data-field="credit_code"] .field-findings');
  await below.getByText(WRONG_CODE).waitFor();
  await page.locator('.form-section', { has: below }).getByText('有问题 1').waitFor();
  await keepPicture(page, 'contradiction-foot');
  await page.getByRole('button', { name: /当事人信息有问题/ }).click();
  const all = page.getByRole('dialog', { name: '本文书的问题' });
  await all.getByRole('button', { name: new RegExp(WRONG_CODE) }).waitFor();
  await keepPicture(page, 'contradiction-explained');
  await all.getByRole('button', { name: new RegExp(WRONG_CODE) }).press('Enter');
  await all.waitFor({ state: 'hidden' });
  await expect.poll(cursor, SOON).toBe('credit_code');

  await open(`/cases/${caseId}`);
  const line = problems().getByRole('link', { name: new RegExp(WRONG_CODE) });
  await line.waitFor();
  await problems().getByText('1 处，其中 1 处须先处理').waitFor();
  await keepPicture(page, 'contradiction-case');
  await line.focus();
  await page.keyboard.press('Enter');
  await expect.poll(cursor, SOON).toBe('credit_code');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(RIGHT_CODE);
  await page.getByRole('button', { name: /当事人信息有问题/ }).waitFor({ state: 'detached' });
  await open(`/cases/${caseId}`);
  await problems().getByText('没有发现互相矛盾之处').waitFor();
});

it('what is unlawful is not finalised without a word and a reason', async () => {
  await open(`/documents/${decisionId}`);
  await fillForm(page, { document_date: '2026-03-09' });
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  const window = page.getByRole('dialog');
  await window.getByText('陈述、申辩期满之前').waitFor();
  const finalise = window
    .getByRole('button', { name: '定 稿' })
    .or(window.getByRole('button', { name: '定稿', exact: true }));
  expect(await finalise.isDisabled()).toBe(true);
  await keepPicture(page, 'contradiction-finalise');
  await window.getByText('陈述、申辩期满之前').click();
  await expect.poll(cursor, SOON).toBe('document_date');

  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await window.getByText('仍要定稿').click();
  expect(await finalise.isDisabled()).toBe(true);
  await window.getByLabel('仍要定稿的理由').fill('当事人书面放弃陈述、申辩');
  await finalise.click();
  await page.getByText('内容、文号和校验值已固定').waitFor();
});

it('a changed fact says who follows, and what is issued shows where it keeps the old words', async () => {
  await open(`/cases/${caseId}`);
  await page.getByRole('button', { name: '修改案件信息' }).click();
  await type(page.getByRole('dialog'), '住所（住址）', '濮阳市华龙区人民路99号');
  await page.getByRole('button', { name: '保存修改' }).click();
  const told = page.getByRole('dialog', { name: '案件信息已改' });
  await told.getByText('已定稿，仍是原来的文字').waitFor();
  await keepPicture(page, 'contradiction-changed');
  await told.getByRole('button', { name: '知道了' }).click();

  const line = problems().getByRole('link', { name: /定稿后案件信息有改动/ });
  await line.click();
  await page.getByRole('region', { name: '所指的栏目' }).getByText('人民路88号').waitFor();
  await page.getByRole('region', { name: '与案件现在的内容不同' }).getByText('人民路99号').waitFor();
  await keepPicture(page, 'contradiction-fixed');

  await open(`/volumes/${caseId}`);
  await page.getByRole('link', { name: /文书之间有矛盾等问题/ }).waitFor();
  await keepPicture(page, 'contradiction-volume');
  await open(`/documents/${noticeId}`);
  await page.getByText('内容、文号和校验值已固定').waitFor();
});

it('what was lawful is set aside with a reason, by keyboard, and is back when its value changes', async () => {
  await open(`/cases/${caseId}`);
  await problems().getByText('1 处', { exact: true }).waitFor();
  await problems()
    .getByRole('link', { name: /定稿后案件信息有改动/ })
    .focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const reason = problems().getByLabel('无须更改的理由');
  await reason.waitFor();
  await page.keyboard.press('Escape');
  await reason.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.keyboard.type('定稿以后才变更住所');
  await keepPicture(page, 'contradiction-reason');
  await page.keyboard.press('Enter');

  await problems().getByText('没有待处理的问题').waitFor();
  expect(await problems().getByText('1 处', { exact: true }).count()).toBe(0);
  await problems().getByText('已核对（2）').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await problems().getByText('理由：定稿以后才变更住所').waitFor();
  await problems().getByText('定稿时写明：当事人书面放弃陈述、申辩').waitFor();
  await keepPicture(page, 'contradiction-set-aside');

  await changeDomicile('濮阳市华龙区人民路100号');
  await problems().getByText('1 处', { exact: true }).waitFor();
  await problems().getByText('已核对（1）').waitFor();

  await changeDomicile('濮阳市华龙区人民路99号');
  await problems().getByText('已核对（2）').waitFor();
  await problems().getByRole('button', { name: '取消核对' }).click();
  await problems().getByText('1 处', { exact: true }).waitFor();
});

it('a finding leads into the row of a table, and to the record of another case', async () => {
  await open(`/cases/${busyId}`);
  await problems()
    .getByRole('link', { name: /第2期缴款时间2026年6月1日不晚于上一期/ })
    .click();
  await expect
    .poll(
      () =>
        page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? ''),
      SOON,
    )
    .toBe('1');
  expect(await cursor()).toBe('installments');

  await open(`/cases/${busyId}`);
  await problems().getByText('与另一案件').waitFor();
  await problems().getByText('与另一案件').scrollIntoViewIfNeeded();
  await keepPicture(page, 'contradiction-elsewhere');
  await problems()
    .getByRole('link', { name: /^濮市监案〔2026〕\d+号《询问笔录》 ▸$/ })
    .click();
  await expect.poll(() => page.evaluate(() => location.hash), SOON).toContain(elsewhereId);
  await expect.poll(cursor, SOON).toBe('start_time');
});

it('a warning is set aside before a draft is issued, and Escape leaves only the line for the reason', async () => {
  await open(`/documents/${consentId}`);
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  const window = page.getByRole('dialog');
  const line = window.getByRole('listitem').filter({ hasText: '少于罚款5000.00元' });
  const aside = line.getByRole('button', { name: '已核对，无须更改' });
  await aside.click();
  await page.keyboard.press('Escape');
  await line.getByLabel('无须更改的理由').waitFor({ state: 'detached' });
  expect(await window.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.type('一千元已经缴纳');
  await page.keyboard.press('Enter');
  await window.getByText('已核对（1）').click();
  await window.getByText('理由：一千元已经缴纳').waitFor();
  await keepPicture(page, 'contradiction-set-aside-finalise');
  await window.getByRole('button', { name: '返回修改' }).click();
});
