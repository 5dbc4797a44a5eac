import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceCards, makePracticeCard } from '#main/demo/practice-card.ts';
import { practiceCase, practiceDocuments, practiceSetup } from '#main/demo/practice-case.ts';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import { present } from '#shared/lib/assert.ts';
import { goTo, pickFolder, takeSeat, type, typeDay } from '#tests/support/clerk.ts';
import { canSpell, drawnOutlines } from '#tests/support/drawn-text.ts';
import { fillForm } from '#tests/support/fill-form.ts';
import { keepPicture, openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { type StationClient, stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

const CARD = '执法记录仪存储卡';
const ARCHIVE = '案卷档案库';

let home: string;
let station: StationProgram;
let browser: Browser;
let screen: Screen;
let page: Page;
let beside: StationClient | undefined;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-e2e-'));
  [station, browser] = await Promise.all([
    startStationProgram({ home }),
    openChromium(),
    makePracticeCard(join(home, CARD), practiceCards.inspection, '100001', createFfmpeg()),
  ]);
  screen = await openScreen(browser, station.address);
  page = screen.page;
});
afterAll(async () => {
  beside?.close();
  await browser.close();
  await station.stop();
  rmSync(home, { recursive: true, force: true });
});
// The tests are hours of one day: when one ends badly there is nothing for the next to go on from.
let endedWith: string | undefined;
beforeEach(() => {
  if (endedWith !== undefined) throw new Error(`the day ended with “${endedWith}”`);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    endedWith ??= task.name;
    await keepPicture(page, 'main-job-failure');
  }
  expect(screen.troubles()).toEqual([]);
});

/** The core, asked beside the screen for what need not be typed or looked at. */
const core = () => present(beside, 'a conversation beside the screen').client;

/** What the clerk enters into the document of the practice case with this key. */
const entries = (key: string) =>
  present(
    practiceDocuments.find((document) => document.key === key),
    key,
  ).own;

describe('the day of one clerk', () => {
  it('begins with nothing: bureau, officers and a place for the archive', async () => {
    const { bureau, officers } = practiceSetup;
    await page.getByText('首次设置').waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('请填写机关全称').first().waitFor();

    await type(page, '机关全称', bureau.name);
    await type(page, '文号简称', bureau.abbreviation);
    await type(page, '行政复议机关', bureau.reconsiderationAuthority);
    await type(page, '管辖法院', bureau.court);
    await type(page, '联系人', bureau.contactPerson);
    await type(page, '联系电话', bureau.contactPhone);
    await type(page, '机关地址', bureau.contactAddress);
    await type(page, '罚款收缴银行', bureau.bankName);
    await type(page, '收款户名', bureau.accountName);
    await type(page, '收款账号', bureau.accountNumber);
    await page.getByRole('button', { name: '下一步' }).click();

    for (const [index, officer] of officers.slice(0, 2).entries()) {
      const row = page.locator('.setup-officer').nth(index);
      await type(row, '姓名', officer.name);
      await type(row, '执法证号', officer.certificateNumber);
      await typeDay(row.getByLabel('证件有效期至'), '2099-12-31');
      await type(row, '所在部门', officer.department);
      await row.getByLabel('记录仪警号').fill(officer.recorderOfficerNumber);
    }
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByRole('button', { name: '另选位置…' }).click();
    await pickFolder(page, home, home);
    expect(await page.getByLabel('新文件夹名称').inputValue()).toBe(ARCHIVE);
    await page.getByRole('button', { name: '建立档案库' }).click();

    await takeSeat(page, 2);
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    beside = await stationClient(screen.context, station.address, '赵明');
    expect((await core().people.list({})).map(({ name }) => name)).toEqual(['李喆', '赵明']);
  });

  it('goes on with a new case, whose wrong codes are named before they are kept', async () => {
    const { party } = practiceCase;
    await page.getByRole('button', { name: '新建案件' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('个体工商户', { exact: true }).click();
    await type(form, '字号名称', party.name);
    await type(form, '经营者姓名', party.legalRepresentative);
    await type(form, '统一社会信用代码', party.creditCode.replace(/.$/, 'Y'));
    await form.getByText('校验位不符，有一位录错').first().waitFor();
    await type(form, '统一社会信用代码', party.creditCode);
    await form.getByText('校验相符').waitFor();
    await type(form, '经营者证件号码', party.idNumber.replace(/.$/, '6'));
    await form
      .getByText(/身份证.*校验/)
      .first()
      .waitFor();
    await type(form, '经营者证件号码', party.idNumber);
    await type(form, '住所（住址）', party.domicile);
    await type(form, '联系电话', party.phone);
    await type(form, '案由', practiceCase.cause);
    await typeDay(form.getByLabel('发现线索或者收到材料的日期'), practiceCase.clueOn);
    await type(form, '案源内容', practiceCase.sourceText);
    await form.getByRole('button', { name: '建立案件' }).click();
    await form.getByText('办案人员不得少于两人').waitFor();
    await form.getByLabel('办案人员').fill('李喆');
    await form.getByLabel('办案人员').press('Enter');
    await form.getByLabel('办案人员').press('Escape');
    await form.getByRole('button', { name: '建立案件' }).click();

    await page.getByRole('heading', { name: party.name }).waitFor();
    const { cases } = await core().cases.list({});
    expect(cases.map(({ title }) => title)).toEqual([`${party.name}${practiceCase.cause}`]);
  });

  it('writes the site record, and the page follows the words', async () => {
    const { cases } = await core().cases.list({});
    const caseId = present(cases[0], 'the case').id;
    // What the case knows by now is entered beside the screen; the documents find it.
    await core().cases.updateFacts({ caseId, facts: practiceCase.facts });
    await goTo(page, '文书');
    await page.locator('.case-choice-row').first().click();
    await draft('现场笔录', 'xcbl');

    const { scene, ...rest } = entries('site');
    const words = String(scene);
    const pages = page.locator('.preview-page');
    await expect.poll(async () => (await drawnOutlines(pages)).length).toBeGreaterThan(100);
    expect(canSpell(await drawnOutlines(pages), words)).toBe(false);
    const box = page.locator('[data-field="scene"] textarea');
    await box.pressSequentially(words);
    await expect.poll(async () => canSpell(await drawnOutlines(pages), words)).toBe(true);
    await fillForm(page, rest);
    await finalise();
  });
});

/** Begins a document of the case on the screen: by its initials and Enter. */
async function draft(name: string, initials: string): Promise<void> {
  await page.getByRole('button', { name: /^起草/ }).first().click();
  await page.getByLabel('查找文书').pressSequentially(initials);
  await page.locator('.template-row').first().getByText(name, { exact: true }).waitFor();
  await page.getByLabel('查找文书').press('Enter');
  await page.getByRole('heading', { name }).waitFor();
  await page.locator('.form-pane').waitFor();
}

async function finalise(): Promise<void> {
  await page.getByText('各项已填齐，可以定稿').waitFor();
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByText('内容、文号和校验值已固定').waitFor();
  await page.locator('.pdf-view canvas').first().waitFor();
}
