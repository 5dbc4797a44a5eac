import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { practiceCards, makePracticeCard } from '#main/demo/practice-card.ts';
import { practiceCase, practiceDocuments, practiceSetup } from '#main/demo/practice-case.ts';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { present } from '#shared/lib/assert.ts';
import {
  fetchAsset,
  goTo,
  pickFolder,
  shownPictures,
  SOON,
  takeSeat,
  type,
  typeDay,
} from '#tests/support/clerk.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { canSpell, drawnOutlines } from '#tests/support/drawn-text.ts';
import { fillForm } from '#tests/support/fill-form.ts';
import { keepPicture, openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { type StationClient, stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

const CARD = '执法记录仪存储卡';
const ARCHIVE = '案卷档案库';
const LICENCE = '营业执照复印件.jpg';
const IDENTITY = '经营者身份证复印件.jpg';

let home: string;
let station: StationProgram;
let browser: Browser;
let screen: Screen;
let page: Page;
let beside: StationClient | undefined;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-e2e-'));
  mkdirSync(join(home, '移交'));
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
    await page.getByText('密码至少6位，可以全用数字。').waitFor();
    await type(page, '设定您的密码', TEST_PIN);
    await type(page, '再输一次', TEST_PIN);
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByRole('button', { name: '另选位置…' }).click();
    await pickFolder(page, home, home);
    expect(await page.getByLabel('新文件夹名称').inputValue()).toBe(ARCHIVE);
    await page.getByRole('button', { name: '建立档案库' }).click();

    // Everybody else has a first PIN, to be handed over on paper.
    await page.getByText('登录名 lizhe').waitFor();
    await page.getByRole('button', { name: /进入$/ }).click();
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
    await page.locator('.ant-select-item-option-active', { hasText: '李喆' }).waitFor();
    await form.getByLabel('办案人员').press('Enter');
    await form.getByLabel('办案人员').press('Escape');
    await form.getByRole('button', { name: '建立案件' }).click();

    await page.getByRole('heading', { name: party.name }).waitFor();
    const { cases } = await core().cases.list({});
    expect(cases.map(({ title }) => title)).toEqual([`${party.name}${practiceCase.cause}`]);
  });

  it('writes the site record, and the page follows the words', async () => {
    const caseId = await theCase();
    // What the case knows by now is entered beside the screen; the documents find it.
    await core().cases.updateFacts({ caseId, facts: practiceCase.facts });
    await openCaseDocuments();
    await draft('现场笔录', 'xcbl');

    const { scene, ...rest } = entries('site');
    const words = z.string().parse(scene);
    const pages = page.locator('.preview-page');
    await expect.poll(async () => (await drawnOutlines(pages)).length).toBeGreaterThan(100);
    expect(canSpell(await drawnOutlines(pages), words)).toBe(false);
    const box = page.locator('[data-field="scene"] textarea');
    await box.pressSequentially(words);
    await expect.poll(async () => canSpell(await drawnOutlines(pages), words), SOON).toBe(true);
    await fillForm(page, rest);
    await finalise();
  });

  it('brings in the card of the recorder, each file looked at, verified and in its case', async () => {
    await goTo(page, '采集');
    await page.getByRole('button', { name: '选择文件夹…' }).click();
    await pickFolder(page, home, join(home, CARD));
    await page.getByRole('heading', { name: CARD }).waitFor();
    await page.getByText('本程序只读取存储卡，不会写入或删除卡上的任何文件。').waitFor();
    await expect.poll(() => shownPictures(page.locator('.intake-file img')), SOON).toBe(5);

    // The first recording is accepted by Enter, because its time is within the site record; the rest by one button.
    await page.locator('.intake-group').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.intake-decided').first().getByText(practiceCase.party.name).waitFor();
    await page.getByRole('button', { name: /^按建议归案/ }).click();
    await page.getByRole('button', { name: '开始采集' }).click();

    await page.getByRole('heading', { name: '执法音像资料采集清单' }).waitFor();
    await page.getByText('个文件已全部入库并逐个核验，卡内文件未被改动。').waitFor();
    const footage = await core().intake.recordings({ caseId: await theCase() });
    expect(footage.map(({ kind }) => kind).sort()).toEqual(['photo', 'photo', 'video', 'video', 'video']);
    await page.getByRole('button', { name: '看录音录像' }).click();
    await page.getByText('JGR1503_100001_20260303092940_0001.MP4').waitFor();
  });

  it('takes down an interview without the mouse', async () => {
    await openCaseDocuments();
    await draft('询问笔录', 'xwbl');
    const { qa_list: lines, ...rest } = entries('inquiry');
    await fillForm(page, rest);
    await page.locator('.qa textarea').first().focus();
    const questions = rowsOf(lines);
    for (const [index, { question = '', answer = '' }] of questions.entries()) {
      await page.keyboard.insertText(question);
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(answer);
      if (index < questions.length - 1) await page.keyboard.press('Enter');
    }
    // One more question out of the phrases, moved up with its answer, and taken back.
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    await page.keyboard.insertText('违法所得');
    await page.locator('.phrases [role="option"]').first().getByText('违法所得是多少').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.qa textarea').nth(12).inputValue()).toContain('违法所得是多少');
    await page.keyboard.press('Control+ArrowUp');
    expect(await page.locator('.qa textarea').nth(10).inputValue()).toContain('违法所得是多少');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Backspace');
    expect(await writtenInterview()).toEqual(questions.flatMap(({ question, answer }) => [question, answer]));
    await page.locator('[data-saved="true"]').waitFor();
    await finalise();
  });

  it('writes approval, notice, decision and proof of service, with numbers from the register', async () => {
    for (const [name, initials, key] of [
      ['立案/不予立案审批表', 'laspb', 'filing'],
      ['行政处罚告知书', 'xzcfgzs', 'notice'],
      ['行政处罚决定书', 'xzcfjds', 'decision'],
    ] as const) {
      await openCaseDocuments();
      await draft(name, initials);
      await fillForm(page, entries(key));
      await finalise();
    }
    await page.getByText('濮市监处罚〔2026〕1号').first().waitFor();
    await openCaseDocuments();
    await page.getByText('濮市监罚告〔2026〕1号').waitFor();

    await page.getByRole('button', { name: /^起草/ }).first().click();
    await page.getByLabel('查找文书').fill('sdhz');
    await page.locator('.template-row').first().getByText('送达回证', { exact: true }).waitFor();
    await page.getByLabel('查找文书').press('Enter');
    await page.getByLabel('送达哪一份文书').click();
    await page.locator('.ant-select-item-option', { hasText: '行政处罚决定书' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '起草', exact: true }).click();
    await page.locator('.form-pane').waitFor();
    await fillForm(page, entries('decision-receipt'));
    await finalise();
  });

  it('takes scans into the file, refuses the encrypted one by name, and renumbers when one moves', async () => {
    await goTo(page, '组卷');
    await page.locator('.volumes-case', { hasText: practiceCase.cause }).click();
    await page.getByRole('button', { name: '添加扫描件' }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('选择扫描件和照片').setInputFiles([...(await scannedPapers())]);
    await window.getByLabel('全部文件的材料种类').fill('当事人主体资格证明');
    await page.locator('.ant-select-item-option-active', { hasText: '当事人主体资格证明' }).waitFor();
    await window.getByLabel('全部文件的材料种类').press('Enter');
    await window.getByRole('button', { name: /^加入案卷/ }).click();
    const outcome = (name: string) => window.locator('.volume-scan', { hasText: name }).getByRole('status');
    await outcome('加密的合同.pdf').getByText('这个 PDF 要输入密码才能打开').waitFor();
    for (const name of [LICENCE, IDENTITY]) await outcome(name).getByText('已加入，1 页').waitFor();
    await window
      .getByRole('button', { name: '完成' })
      .or(window.getByRole('button', { name: '关闭' }))
      .last()
      .click();
    await window.waitFor({ state: 'hidden' });

    const order = page.getByRole('region', { name: '卷内顺序' });
    const pageOf = async (title: string) =>
      Number(
        await order.locator('.volume-item', { hasText: title }).locator('.volume-item-pages').innerText(),
      );
    await order.getByText('经营者身份证复印件').waitFor();
    const pages = async () => [await pageOf('营业执照复印件'), await pageOf('经营者身份证复印件')];
    await expect.poll(async () => (await pages()).reduce((first, second) => second - first), SOON).toBe(1);
    const before = await pages();
    await order.locator('.volume-item', { hasText: '经营者身份证复印件' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect
      .poll(async () => [await pageOf('经营者身份证复印件'), await pageOf('营业执照复印件')], SOON)
      .toEqual(before);
  });

  it('ends with a bound file and a package that anyone can verify', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '装订后的样子' }).waitFor();
    await page.locator('.volume-desk canvas').first().waitFor();

    await page.getByRole('button', { name: '导出移交包' }).click();
    await pickFolder(page, home, join(home, '移交'));
    await page.getByRole('button', { name: '核验这个移交包' }).click();
    await page.getByText(/^✓ 核验通过：\d+ 个文件（含校验清单）全部与清单一致。$/).waitFor();

    const handedOver = join(home, '移交', present(readdirSync(join(home, '移交'))[0], 'the package'));
    const sums = await run(
      'sha256sum',
      ['--check', '--strict', '--quiet', 'manifest-sha256.txt'],
      handedOver,
    );
    expect(sums).toBe('');
    const bound = await run('pdftotext', ['-layout', join('data', '案卷', '正卷.pdf'), '-'], handedOver);
    const text = bound.replaceAll(/\s/g, '');
    for (const words of [
      '行政处罚案件卷宗',
      '卷内文件目录',
      '濮市监罚告〔2026〕1号',
      practiceCase.party.name,
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('发现辣椒酱12瓶、芝麻酱8瓶');
    expect(text).toContain('经营者身份证复印件');
  });
});

async function theCase(): Promise<string> {
  const { cases } = await core().cases.list({});
  return present(cases[0], 'the case').id;
}

async function openCaseDocuments(): Promise<void> {
  await goTo(page, '文书');
  await page.locator('.case-choice-row').first().click();
  await page.locator('.case-documents-head').getByText(practiceCase.cause).waitFor();
}

/** What a program of the system says. */
async function run(program: string, args: readonly string[], folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** Papers of the party as they come from a scanner: two pictures, and between them a PDF nobody may open. */
async function scannedPapers(): Promise<readonly string[]> {
  const [licence, locked, identity] = [LICENCE, '加密的合同.pdf', IDENTITY].map((name) => join(home, name));
  const pictures = createFfmpeg();
  for (const [path, text] of [
    [licence, 'licence'],
    [identity, 'identity card'],
  ] as const) {
    await pictures.makeTestPhoto(present(path, 'a path'), { text, width: 1240, height: 1754 });
  }
  const open = join(home, '合同.pdf');
  writeFileSync(open, await fetchAsset(screen.page, 'blank/45.pdf'));
  await run('qpdf', ['--encrypt', 'reader', 'owner', '256', '--', open, present(locked, 'a path')], home);
  return [licence, locked, identity].map((path) => present(path, 'a path'));
}

/** The lines of the interview on the screen, one after the other. */
const writtenInterview = () =>
  page
    .locator('.qa textarea')
    .evaluateAll((lines) => lines.map((line) => (line instanceof HTMLTextAreaElement ? line.value : '')));

/** Begins a document of the case on the screen: by its initials and Enter. */
async function draft(name: string, initials: string): Promise<void> {
  await page.getByRole('button', { name: /^起草/ }).first().click();
  await page.getByLabel('查找文书').pressSequentially(initials);
  await page.locator('.template-row').first().getByText(name, { exact: true }).waitFor();
  await page.getByLabel('查找文书').press('Enter');
  await page.locator('.form-pane').waitFor();
}

async function finalise(): Promise<void> {
  await page.getByText('各项已填齐，可以定稿').waitFor();
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  // The cursor is on the button as soon as nothing speaks against it.
  await page.locator('.ant-modal button:focus', { hasText: '定稿' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('内容、文号和校验值已固定').waitFor();
  await page.locator('.pdf-view canvas').first().waitFor();
}
