import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, anIssued, decisionFacts, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { documentOn, SOON, takeSeat } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { type StationClient, stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';
import { openTestApp } from '#tests/support/temporary-archive.ts';

let dir: string;
let browser: Browser;
let station: StationProgram;
let screen: Screen;
let page: Page;
let beside: StationClient;
let caseId: string;
/** A case with its facts and a finished decision. */
let earlierId: string;
let issuedId: string;
/** The draft one test writes in. */
let documentId: string;

beforeAll(async () => {
  const made = await openTestApp();
  ({ dir } = made);
  const earlier = await aDecisionCase(made.client);
  earlierId = earlier.id;
  ({ id: issuedId } = await anIssued(made.client, earlier.id, PENALTY_DECISION));
  const input = await aCase(made.client);
  const party = { ...input.party, name: '濮阳市示范区昇翀百货店' };
  ({ id: caseId } = await made.client.cases.create({ ...input, party }));
  await made.app.close();
  station = await startStationProgram({ home: dir, archive: made.archiveDir });
  browser = await openChromium();
  screen = await openScreen(browser, station.address);
  ({ page } = screen);
  await takeSeat(page);
  beside = await stationClient(screen.context, station.address, '张三');
});
afterAll(async () => {
  beside.close();
  await browser.close();
  await station.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  ({ id: documentId } = await beside.client.documents.create({ caseId, templateNumber: PENALTY_DECISION }));
  await open(documentId);
});

async function open(id: string): Promise<void> {
  await page.goto(new URL(`/#/documents/${id}`, station.address).href);
  const opened = documentOn(page, id);
  await opened.locator('.form-pane').waitFor();
  await opened.locator('.preview-page svg').first().waitFor();
}
const box = (field: string) => page.locator(`[data-field="${field}"] textarea`);
const press = (...keys: readonly string[]) =>
  keys.reduce((all, key) => all.then(() => page.keyboard.press(key)), Promise.resolve());
const saved = () => page.locator('[data-saved="true"]').waitFor();

/** Goes to a field as one does without a mouse. */
async function tabTo(field: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() =>
      document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
    );
    if (here === field) return;
  }
  throw new Error(`${field} was not reached`);
}

/** Goes to what is only shown, as one does without a mouse: from the head of its section, down. */
async function arrowTo(field: string): Promise<void> {
  await page
    .locator('.form-section', { has: page.locator(`[data-field="${field}"]`) })
    .locator('.form-section-head')
    .focus();
  const here = () =>
    page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'));
  for (let step = 0; step < 20 && (await here()) !== field; step += 1) await page.keyboard.press('ArrowDown');
  expect(await here()).toBe(field);
}

describe('phrases', () => {
  it('are kept out of a field and put into the next one, by keys alone', async () => {
    await tabTo('discretion');
    await page.keyboard.insertText('当事人主动消除危害后果，予以从轻处罚。');
    await press('Alt+s');
    const window = page.getByRole('dialog', { name: '存为短语' });
    await window.locator('textarea:focus').waitFor();
    await lookAt(screen, 'phrase-keep');
    await press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await page.locator('[data-field="discretion"] textarea:focus').waitFor();
    // On an empty line the list opens; initials find the phrase, Enter puts it in.
    await press('End', 'Enter', '/');
    const list = page.getByRole('dialog', { name: '“自由裁量的事实和理由”的短语' });
    await list.getByText('当事人主动消除危害后果').waitFor();
    await lookAt(screen, 'phrases');
    await page.keyboard.insertText('zdxc');
    await press('Enter');
    const sentence = '当事人主动消除危害后果，予以从轻处罚。';
    expect(await box('discretion').inputValue()).toBe(`${sentence}\n${sentence}`);
    await press('Control+z');
    await expect.poll(() => box('discretion').inputValue(), SOON).not.toBe(`${sentence}\n${sentence}`);
    await saved();
    await expect
      .poll(async () => (await beside.client.phrases.list({})).find(({ text }) => text === sentence), SOON)
      .toMatchObject({ templateId: 'penalty_decision', field: 'discretion', uses: 1 });
  });

  it('open anywhere with Alt+/, give way to the sign itself, and leave the text alone on Esc', async () => {
    await tabTo('discretion');
    await page.keyboard.insertText('当事人');
    await press('Alt+/');
    await page.locator('.phrases').waitFor();
    await press('Escape');
    expect(await box('discretion').inputValue()).toBe('当事人');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await press('Enter', '/', '/');
    expect(await box('discretion').inputValue()).toBe('当事人\n/');
  });

  it('serve the facts of the case as well, in the window where they are changed', async () => {
    const draft = await beside.client.documents.create({
      caseId: earlierId,
      templateNumber: PENALTY_DECISION,
    });
    await beside.client.phrases.keep({
      text: '上述事实当事人均无异议。',
      name: '无异议',
      templateId: 'penalty_decision',
      field: 'facts',
    });
    await open(draft.id);
    await arrowTo('facts');
    await press('x');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused, SOON).toContain('只改本文书');
    await press('2');
    const window = page.getByRole('dialog', { name: '改案件：调查认定的事实' });
    await window.getByRole('textbox').waitFor();
    // Once the window stands it puts the cursor behind the words.
    const cursor = () =>
      window.getByRole('textbox').evaluate((area: HTMLTextAreaElement) => area.selectionStart);
    await expect.poll(cursor, SOON).toBe(decisionFacts.facts.length);
    await press('Enter', 'Alt+/');
    await page.locator('.phrases').getByText('无异议', { exact: true }).waitFor();
    await lookAt(screen, 'phrases-case-fact');
    await page.keyboard.insertText('wyy');
    await press('Enter', 'Control+Enter');
    await window.waitFor({ state: 'hidden' });
    const { facts } = await beside.client.cases.get({ caseId: earlierId });
    expect(facts['facts']).toBe(`${decisionFacts.facts}\n上述事实当事人均无异议。`);
  });

  it('are looked after in the settings', async () => {
    await page.goto(new URL('/#/settings?tab=phrases', station.address).href);
    await page.getByLabel('查找短语').fill('jsyxqk');
    await page.getByText('没有这样的短语').waitFor();
    await page.getByLabel('查找短语').fill('基本情况');
    await page.getByText('请你介绍一下你的基本情况。').waitFor();
    await lookAt(screen, 'settings-phrases');
    await page.getByRole('button', { name: '修改' }).first().press('Enter');
    const window = page.getByRole('dialog', { name: '修改短语' });
    await window.getByLabel('内容').fill('请介绍你的基本情况。');
    await lookAt(screen, 'settings-phrase');
    await window
      .getByRole('button', { name: '保 存' })
      .or(window.getByRole('button', { name: '保存' }))
      .press('Enter');
    await window.waitFor({ state: 'hidden' });
    await page.getByText('已修改').waitFor();
    await page.getByRole('button', { name: '还原' }).press('Enter');
    await page.getByText('请你介绍一下你的基本情况。').waitFor();
  });
});

describe('the history of a draft', () => {
  it('brings back what was deleted, and the restoring itself can be undone', async () => {
    const words =
      '当事人自2026年1月起销售上述食品，货值金额共计120.00元，已全部售出，违法所得无法计算；案发后主动召回。';
    await tabTo('facts');
    await page.keyboard.insertText(words);
    await press('Control+s');
    await saved();
    await press('Control+a');
    await page.keyboard.insertText('当事人自2026年2月起销售。');
    await press('Control+s');
    await saved();
    await press('Alt+l');
    const window = page.getByRole('dialog', { name: '《行政处罚决定书》的历史' });
    await window.locator('[data-change="facts"]').waitFor();
    await lookAt(screen, 'history');
    expect(await window.locator('[data-change="facts"] del').allInnerTexts()).not.toEqual([]);
    // The version before is chosen already: two steps to the button.
    await window.getByRole('listbox').and(page.locator(':focus')).waitFor();
    await press('Tab', 'Tab', 'Enter');
    await window.waitFor({ state: 'hidden' });
    await expect.poll(() => box('facts').inputValue(), SOON).toBe(words);
    await saved();
    await press('Control+z');
    await expect.poll(() => box('facts').inputValue(), SOON).toBe('当事人自2026年2月起销售。');
    await saved();
    const versions = await beside.client.documents.versions({ documentId });
    expect(versions.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the history of a finalised document', () => {
  it('is there to be read, and nothing can be restored', async () => {
    await page.goto(new URL(`/#/documents/${issuedId}`, station.address).href);
    await page.locator('.fixed-facts').waitFor();
    await press('Alt+l');
    const window = page.getByRole('dialog', { name: '《行政处罚决定书》的历史' });
    await window.getByText('定稿的内容').waitFor();
    await lookAt(screen, 'history-final');
    expect(await window.getByRole('button', { name: '恢复到此版本' }).count()).toBe(0);
    await press('Escape');
    await window.waitFor({ state: 'hidden' });
  });
});

describe('words of another case', () => {
  it('are chosen field by field, taken in one step, and never its party, days or numbers', async () => {
    await press('Alt+q');
    const window = page.getByRole('dialog', { name: '从其他案件取用：行政处罚决定书' });
    await window.getByText('喆喆食品超市').first().waitFor();
    await window.locator('input:focus').waitFor();
    await page.keyboard.insertText('未标明生产日期');
    await window.getByText('共 1 份').waitFor();
    await window.locator('[data-copy="discretion"]').waitFor();
    await lookAt(screen, 'copy');
    const offered = await window
      .locator('[data-copy]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-copy')));
    expect(offered).toEqual(expect.arrayContaining(['facts', 'discretion', 'penalty_basis']));
    expect(offered).not.toEqual(expect.arrayContaining(['document_date']));
    expect(offered.some((id) => id?.startsWith('party') === true || id === 'document_number')).toBe(false);
    expect(await window.locator('[data-copy="facts"] input').isChecked()).toBe(false);
    expect(await window.locator('[data-copy="discretion"] input').isChecked()).toBe(true);
    // Enter goes to the fields, the space bar chooses one more.
    await press('Enter', 'Space', 'Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await expect.poll(() => box('discretion').inputValue(), SOON).toBe(decisionFacts.discretion);
    await saved();
    const { own } = await beside.client.documents.get({ documentId });
    expect(own).toMatchObject({
      discretion: decisionFacts.discretion,
      penalty_basis: decisionFacts.penaltyBasis,
    });
    expect(Object.keys(own)).not.toContain('facts');
    await press('Control+z');
    await expect.poll(() => box('discretion').inputValue(), SOON).toBe('');
    expect(await box('penalty_basis').inputValue()).toBe('');
  });
});

describe('the usage note of a field', () => {
  it('stands at the foot of the form on a wide screen, and unfolds with F1 on any', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await tabTo('notice_and_defence');
    await page.locator('.form-note').getByText('不采纳的应当说明理由').waitFor();
    await lookAt(screen, 'large-form-note');
    await press('F1');
    await page.locator('.field-help').getByText('不采纳的应当说明理由').waitFor();
    await page.locator('.form-note').getByText('不采纳的应当说明理由').waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await tabTo('violated_provision');
    await page.locator('.form-note').waitFor({ state: 'hidden' });
  });
});

describe('writing', () => {
  it('goes on with lists, numbers them anew, and writes the capitals of an amount', async () => {
    await tabTo('notice_and_defence');
    await page.keyboard.insertText('1.现场笔录一份');
    await press('Enter');
    await page.keyboard.insertText('询问笔录一份');
    expect(await box('notice_and_defence').inputValue()).toBe('1.现场笔录一份\n2.询问笔录一份');
    await press('Enter', 'Enter');
    expect(await box('notice_and_defence').inputValue()).toBe('1.现场笔录一份\n2.询问笔录一份\n');
    await page.keyboard.insertText('5.票据');
    await press('Alt+n');
    expect(await box('notice_and_defence').inputValue()).toBe('1.现场笔录一份\n2.询问笔录一份\n3.票据');
    await tabTo('penalties');
    await page.keyboard.insertText('罚款5000.00元');
    await page.locator('.form-note').getByText('补上（大写：伍仟元整）').waitFor();
    await press('Alt+m');
    expect(await box('penalties').first().inputValue()).toBe('罚款5000.00元（大写：伍仟元整）');
    await saved();
  });

  it('takes a paste of 50,000 characters, says that it is too long, and loses none', async () => {
    await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const words = '当事人销售的食品未标明生产日期。'.repeat(3125);
    expect(words).toHaveLength(50_000);
    await page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await tabTo('facts');
    await press('Control+v');
    await page.locator('[data-field="facts"]').getByText('最多 20000 字，现有 50000 字').waitFor();
    await press('Control+End');
    await page.keyboard.type('完毕');
    expect(await box('facts').inputValue()).toBe(`${words}完毕`);
    await saved();
    await page.reload();
    await page.locator('.form-pane').waitFor();
    await expect.poll(() => box('facts').inputValue(), SOON).toBe(`${words}完毕`);
  });
});

describe('dates', () => {
  it('are remarked on as they are typed and before the document is issued; what cannot be is refused', async () => {
    const record = await beside.client.documents.create({ caseId, templateNumber: 9 });
    await open(record.id);
    // A draft opens with the cursor in its first open box.
    const here = () =>
      page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'));
    await expect.poll(here, SOON).toBe('start_time');
    await page.keyboard.insertText('2026-03-05');
    await press('Tab');
    await page.keyboard.insertText('10:00');
    await tabTo('end_time');
    await page.keyboard.insertText('2026-03-05');
    await press('Tab');
    await page.keyboard.insertText('09:30');
    await page.locator('[data-field="end_time"] .alarm').getByText('“结束时间”早于“开始时间”').waitFor();
    await press('Control+a');
    await page.keyboard.insertText('20:30');
    await page.locator('[data-field="end_time"] .amber').getByText('历时 10 小时 30 分').waitFor();
    await expect.poll(() => page.locator('[data-field="end_time"] .alarm').count(), SOON).toBe(0);
    await lookAt(screen, 'date-remarks');
    await press('Control+Enter');
    await page.getByText('日期有 1 处请核对').waitFor();
    await lookAt(screen, 'finalise-dates');
    await press('Escape');
  });
});
