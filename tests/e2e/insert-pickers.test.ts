import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aCase, changeFacts } from '#tests/support/a-case.ts';
import { SOON } from '#tests/support/clerk.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';
import { takeCard } from '#tests/support/take-card.ts';

const MEASURE_DECISION = 21;
const REPORT = 35;
const DECISION = 45;

let browser: Browser;
let card: string;
let desk: Desk & {
  readonly made: {
    readonly measure: string;
    readonly report: string;
    readonly decision: string;
    readonly caseId: string;
  };
};

beforeAll(async () => {
  browser = await openChromium();
  card = mkdtempSync(join(tmpdir(), 'anjuan-cite-'));
  desk = await openDesk(browser, async (made) => {
    const { client } = made;
    const { id: caseId } = await client.cases.create(await aCase(client));
    await takeCard(made, caseId, card);
    writeFileSync(
      join(made.archiveDir, 'statutes', '食品安全法.yaml'),
      'title: 中华人民共和国食品安全法\nshort: 食品安全法\ntext: |\n  第一条　为了试验，只有两条。\n  第二条　有下列情形之一的：\n  （一）无标签；\n  （二）标签不全。\n',
    );
    await client.archive.takeFile({ folder: 'statutes', file: '食品安全法.yaml', source: '全国人大网' });
    const measure = await client.documents.create({ caseId, templateNumber: MEASURE_DECISION });
    const report = await client.documents.create({ caseId, templateNumber: REPORT });
    const decision = await client.documents.create({ caseId, templateNumber: DECISION });
    return { caseId, measure: measure.id, report: report.id, decision: decision.id };
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(card, { recursive: true, force: true });
});

const textOf = (field: string) => desk.page.locator(`[data-field="${field}"] textarea`).first();
const keptOf = async (documentId: string, field: string) =>
  (await desk.beside.client.documents.get({ documentId })).own[field];

describe('a provision of law, by key alone', () => {
  it('is found by initials and numbers, by words, and by a law of the bureau; it stands where the cursor stood', async () => {
    const { page, made } = desk;
    const { keyboard } = page;
    await desk.open(made.measure);
    await textOf('legal_basis').focus();
    await keyboard.type('依据');
    await keyboard.press('Control+l');
    const picker = page.getByRole('dialog', { name: '法条' });
    await picker.waitFor();
    await keyboard.type('xzqzf 25 1');
    await picker.getByText('查封、扣押的期限不得超过三十日').first().waitFor();
    await keepPicture(page, 'statute-picker');
    await keyboard.press('Enter');
    await picker.waitFor({ state: 'hidden' });
    await keyboard.type('、');
    // A law of the bureau's own: the article opened, two items marked.
    await keyboard.press('Control+l');
    await keyboard.type('食品安全法 2');
    await picker.getByText('有下列情形之一的').first().waitFor();
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+Space');
    await keyboard.press('Control+Space');
    await keyboard.press('Enter');
    const wanted =
      '依据《中华人民共和国行政强制法》第二十五条第一款、《中华人民共和国食品安全法》第二条第一项、第二项';
    await expect.poll(() => textOf('legal_basis').inputValue(), SOON).toBe(wanted);
    // A law whose text is nowhere: the name and the numbers.
    await keyboard.type('、');
    await keyboard.press('Control+l');
    await keyboard.type('明码标价和禁止价格欺诈规定 19条1款3项');
    await picker.getByText('没有这部法规的正文').waitFor();
    await keyboard.press('Enter');
    await expect
      .poll(() => textOf('legal_basis').inputValue(), SOON)
      .toBe(`${wanted}、《明码标价和禁止价格欺诈规定》第十九条第一款第三项`);
    await keyboard.press('Control+l');
    await keyboard.type('张贴公告');
    await picker.getByText('程序规定').first().waitFor();
    await keyboard.press('Escape');
    await picker.waitFor({ state: 'hidden' });
    await keyboard.press('Control+s');
    await expect.poll(() => keptOf(made.measure, 'legal_basis'), SOON).toContain('第十九条第一款第三项');
    expect(desk.screen.troubles()).toEqual([]);
  });
});

describe('evidence cited in a text', () => {
  it('is put in by key, is a link on the page, and leads to its second in the player', async () => {
    const { page, made } = desk;
    const { keyboard } = page;
    await desk.open(made.report);
    await textOf('process').focus();
    await keyboard.type('检查全程录像，见');
    await keyboard.press('Control+e');
    const picker = page.getByRole('dialog', { name: '证据' });
    await picker.getByText('视频01').waitFor();
    await picker.getByText('照片01').waitFor();
    await keyboard.type('视频02 0:01');
    await picker.getByText('00:00:01').waitFor();
    await keepPicture(page, 'evidence-picker');
    await keyboard.press('Enter');
    await keyboard.type('。');
    await expect.poll(() => textOf('process').inputValue(), SOON).toBe('检查全程录像，见视频02 00:00:01。');
    const link = page.locator('.preview-page a[href^="anjuan:evidence/"]').first();
    await link.waitFor();
    await keepPicture(page, 'evidence-link');
    await link.click();
    const player = page.locator('.player');
    await player.getByText('视频02').waitFor();
    const recordings = await desk.beside.client.intake.recordings({ caseId: made.caseId });
    const second = present(
      recordings.find(({ evidenceLabel }) => evidenceLabel === '视频02'),
      'the recording',
    );
    await player.getByText(second.name).first().waitFor();
    expect(await player.locator('video').getAttribute('src')).toMatch(/#t=1$/);
    await keepPicture(page, 'evidence-player');
    await expect.poll(() => keptOf(made.report, 'process'), SOON).toBe('检查全程录像，见视频02 00:00:01。');
    expect(desk.screen.troubles()).toEqual([]);
  });
});

describe('the list of evidence', () => {
  it('is chosen from the material of the case and kept as the text the decision prints', async () => {
    const { page, made } = desk;
    const { keyboard } = page;
    await desk.open(made.decision);
    const field = page.locator('[data-field="evidence"]');
    await field.getByRole('button', { name: '逐项填写' }).click();
    await field.getByRole('button', { name: '从本案材料选择…' }).focus();
    await keyboard.press('Enter');
    const picker = page.getByRole('dialog', { name: '证据' });
    await picker.getByText('视频01').waitFor();
    await keyboard.type('视频');
    await keyboard.press('Control+Space');
    await keyboard.press('Control+Space');
    await keyboard.press('Enter');
    await picker.waitFor({ state: 'hidden' });
    await page.locator('[data-row="0"][data-column="proves"] textarea:focus').waitFor();
    await keyboard.type('检查经过。');
    await keyboard.press('Enter');
    await keyboard.type('在售情况。');
    await keepPicture(page, 'evidence-list');
    await keyboard.press('Control+s');
    const text = '1.视频01一段，证明检查经过。\n2.视频02一段，证明在售情况。';
    await expect.poll(() => keptOf(made.decision, 'evidence'), SOON).toBe(text);
    await field.getByRole('button', { name: '按文字填写' }).click();
    expect(await field.locator('textarea').inputValue()).toBe(text);
    expect(desk.screen.troubles()).toEqual([]);
  });

  it('is changed in the case by the same list, and laws are put in there too', async () => {
    const { page, made, beside } = desk;
    const { keyboard } = page;
    await changeFacts(beside.client, made.caseId, {
      evidence: '1.现场笔录一份，证明在售。',
      violatedProvision: '违反',
    });
    const { caseId } = made;
    const report = await beside.client.documents.create({ caseId, templateNumber: REPORT });
    await desk.open(report.id);
    await page.locator('[data-field="evidence"] .case-value').click();
    await page.getByRole('button', { name: /^改案件/ }).click();
    const window = page.getByRole('dialog').filter({ hasText: '改案件' });
    await window.locator('[data-row="0"][data-column="proves"] textarea').fill('在售的事实。');
    await window.getByRole('button', { name: '保存到案件' }).click();
    await window.waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await beside.client.cases.get({ caseId: made.caseId })).facts['evidence'], SOON)
      .toBe('1.现场笔录一份，证明在售的事实。');

    const decision = await beside.client.documents.create({ caseId, templateNumber: DECISION });
    await desk.open(decision.id);
    await page.locator('[data-field="violated_provision"] .case-value').click();
    await page.getByRole('button', { name: /^改案件/ }).click();
    // Whoever is quick writes before the window stands: the list keeps the cursor all the same.
    await window.locator('textarea').first().focus();
    await keyboard.press('End');
    await keyboard.press('Control+l');
    await page.getByRole('dialog', { name: '法条' }).waitFor();
    await keyboard.type('食品安全法 2 1');
    await page.getByRole('dialog', { name: '法条' }).getByText('有下列情形之一的').first().waitFor();
    await keyboard.press('Escape');
    await window.waitFor();
    await keyboard.press('Control+l');
    await keyboard.type('食品安全法 1');
    await page.getByRole('dialog', { name: '法条' }).getByText('只有两条').first().waitFor();
    await keyboard.press('Enter');
    await expect
      .poll(() => window.locator('textarea').first().inputValue(), SOON)
      .toBe('违反《中华人民共和国食品安全法》第一条');
    expect(desk.screen.troubles()).toEqual([]);
  });
});
