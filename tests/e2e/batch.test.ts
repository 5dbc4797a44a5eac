import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON } from '#tests/support/clerk.ts';
import { makeXlsx } from '#tests/support/make-xlsx.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

const SAMPLING_RECORD = 29;

let browser: Browser;
let files: string;
let desk: Desk & {
  readonly made: { readonly empty: string; readonly other: string; readonly begun: string };
};

beforeAll(async () => {
  browser = await openChromium();
  files = mkdtempSync(join(tmpdir(), 'anjuan-batch-'));
  desk = await openDesk(browser, async ({ client }) => {
    const facts = { place: '濮阳市华龙区人民路88号' };
    const ofCase = async (cause: string) =>
      (await client.cases.create(await aCase(client, { cause, facts }))).id;
    const empty = await ofCase('涉嫌销售不合格食品案');
    const other = await ofCase('涉嫌经营标签不符合规定的食品案');
    const draft = await client.documents.create({ caseId: other, templateNumber: SAMPLING_RECORD });
    const own = {
      product_name: '酱油',
      sample_quantity: '3瓶',
      sampling_process: '在货架上随机抽取，当事人到场。',
    };
    await client.documents.save({ documentId: draft.id, revision: draft.revision, own });
    return { empty, other, begun: draft.id };
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(files, { recursive: true, force: true });
});

const documentsOf = async (caseId: string) =>
  Promise.all(
    (await desk.beside.client.documents.list({ caseId })).map(({ id }) =>
      desk.beside.client.documents.get({ documentId: id }),
    ),
  );
/** The cell the cursor is in: `row.column`. */
const cursor = () =>
  desk.page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-row]');
    return `${cell?.getAttribute('data-row') ?? ''}.${cell?.getAttribute('data-column') ?? ''}`;
  });
const paste = (text: string) =>
  desk.page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

const HEADINGS = ['序号', '样品名称', '规格型号', '商标', '生产企业', '批号', '保质期'];
const COPIED = [
  [...HEADINGS, '单价', '执行标准', '抽样数量', '抽样基数'],
  ['1', '酿造酱油', '500ml/瓶', '喆香', '河南喆香调味品有限公司', '20260105', '18个月'].concat([
    '12.50元',
    'GB/T 18186',
    '检样2瓶、备样1瓶',
    '36瓶',
  ]),
  ['2', '食用植物调和油', '5L/桶', '金禾', '山东金禾粮油有限公司', '20251220', '18个月'].concat([
    '69.90元',
    'SB/T 10292',
    '检样2桶、备样1桶',
    '20桶',
  ]),
  ['3', '白砂糖', '散装', '', '广西糖业集团', '20251101', '24个月'].concat([
    '7.00元/kg',
    'GB/T 317',
    '检样1kg、备样1kg',
    '50kg',
  ]),
]
  .map((row) => row.join('\t'))
  .join('\r\n');

describe('抽样记录 in a batch, by key alone', () => {
  it('begins where a document is made: three products pasted become three drafts', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const { empty: caseId } = desk.made;
    await page.goto(new URL(`/#/documents?case=${caseId}&new`, desk.station.address).href);
    const window = page.getByRole('dialog');
    await window.getByLabel('查找文书').waitFor();
    await expect.poll(() => window.getByRole('button', { name: '成批填写' }).count(), SOON).toBe(2);
    await keepPicture(page, 'batch-choice');
    await keyboard.type('29');
    await window.getByText('找到 1 种').waitFor();
    const offer = window.getByRole('button', { name: '成批填写抽样记录' });
    for (let step = 0; step < 4 && !(await offer.evaluate((one) => one === document.activeElement)); step++)
      await keyboard.press('Tab');
    await keyboard.press('Enter');

    await page.getByRole('heading', { name: '成批填写抽样记录' }).waitFor();
    await expect.poll(cursor, SOON).toBe('0.product_name');
    await keepPicture(page, 'batch-empty');
    await paste(COPIED);
    await expect.poll(cursor, SOON).toBe('2.product_name');
    await page.getByText('共 3 行，3 份抽样记录').waitFor();
    await keepPicture(page, 'batch-pasted');

    // What is common is filled in once, in the form below.
    const process = page.locator('[data-field="sampling_process"] textarea');
    await process.fill('在货架上随机抽取。');
    await keyboard.press('Control+Enter');
    const ask = page.getByRole('dialog');
    await ask.getByText('其余 2 行各建一份抽样记录', { exact: true }).waitFor();
    await ask.getByText(/各份相同的栏目还差 \d+ 项：/).waitFor();
    await keepPicture(page, 'batch-asked');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '已建 2 份抽样记录' }).waitFor();
    await keepPicture(page, 'batch-made');

    const documents = await documentsOf(caseId);
    expect(documents.map(({ subject }) => subject)).toEqual(['酿造酱油', '食用植物调和油', '白砂糖']);
    for (const { own, values } of documents) {
      expect(own['sampling_process']).toBe('在货架上随机抽取。');
      expect(values['sampling_place']).toBe('濮阳市华龙区人民路88号');
      expect(own).not.toHaveProperty('sampling_place');
    }
    expect(documents[1]?.own).toEqual({
      sampling_process: '在货架上随机抽取。',
      product_name: '食用植物调和油',
      specification: '5L/桶',
      trademark: '金禾',
      producer: '山东金禾粮油有限公司',
      batch: '20251220',
      shelf_life: '18个月',
      price: '69.90元',
      standard: 'SB/T 10292',
      sample_quantity: '检样2桶、备样1桶',
      sample_base: '20桶',
    });
    // On from the summary: the list of the case tells them apart, and a draft opens.
    await keyboard.press('Enter');
    await page.locator('.document-table').getByText('白砂糖').waitFor();
    await keepPicture(page, 'batch-listed');
    await page.locator('.document-table').getByText('食用植物调和油').click();
    await page.locator('.form-pane').waitFor();
    expect(await page.locator('[data-field="product_name"] textarea').inputValue()).toBe('食用植物调和油');
    expect(desk.screen.troubles()).toEqual([]);
  });

  it('goes on from a draft: a sheet is imported below it, wrong cells are mended, rows wait where one left them', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const { other: caseId, begun } = desk.made;
    const file = join(files, '抽样明细.xlsx');
    writeFileSync(
      file,
      makeXlsx({
        抽样明细: [
          ['市场抽样明细表'],
          ['序号', '品名', '规格', '生产日期', '质量等级', '抽样数量', '抽样基数', '采样人'],
          [1, '食醋', '420ml/瓶', { day: '2026-01-08' }, '一级'.repeat(21), '3瓶', 24, '张三'],
          [2, '食盐', '400g/袋', { day: '2025-12-01' }, null, '4袋', 60, '张三'],
        ],
      }),
    );
    await desk.open(begun);
    await keepPicture(page, 'batch-offered');
    await keyboard.press('Alt+b');
    await expect.poll(cursor, SOON).toBe('0.product_name');
    expect(await page.locator('[data-row="0"][data-column="product_name"] textarea').inputValue()).toBe(
      '酱油',
    );
    const primary = page.getByRole('button', { name: '成批新建' });
    expect(await primary.isDisabled()).toBe(true);

    const chooser = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await chooser).setFiles(file);
    const window = page.getByRole('dialog');
    await window.getByText(/第 3 行 E 列“标称产品等级”：.*有 42 字，最多 40 字/).waitFor();
    await window.getByText('不导入的列：序号、采样人。').waitFor();
    await keepPicture(page, 'batch-import-refused');
    await keyboard.press('Escape');
    await window.waitFor({ state: 'hidden' });

    writeFileSync(
      file,
      makeXlsx({
        抽样明细: [
          ['品名', '规格', '生产日期', '抽样数量', '抽样基数'],
          ['食醋', '420ml/瓶', { day: '2026-01-08' }, '3瓶', 24],
          ['食盐', '400g/袋', { day: '2025-12-01' }, '4袋', 60],
        ],
      }),
    );
    // The cursor is back in the cell it came from.
    await expect.poll(cursor, SOON).toBe('0.product_name');
    const again = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await again).setFiles(file);
    await window.getByText('接在现有 1 行之后').waitFor();
    await window.getByRole('button', { name: '导入 2 行' }).waitFor();
    await page.locator('.import-content:focus').waitFor();
    await keyboard.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await expect.poll(cursor, SOON).toBe('0.product_name');

    // A cell typed too long is red, names itself, and nothing can be made until it is mended.
    await keyboard.press('ArrowDown');
    await expect.poll(cursor, SOON).toBe('1.product_name');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect.poll(cursor, SOON).toBe('1.trademark');
    await keyboard.insertText('商'.repeat(61));
    await page.getByText('表格有 1 处要改，改好才能建').waitFor();
    await keyboard.press('Control+Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await keepPicture(page, 'batch-wrong');
    await page.getByRole('button', { name: '第 2 行的“标称商标”最多 60 字' }).focus();
    await keyboard.press('Enter');
    await expect.poll(cursor, SOON).toBe('1.trademark');
    await keyboard.insertText('金醋');
    await page.getByText('共 3 行，3 份抽样记录').waitFor();

    // Away and back: the rows still wait.
    await page.getByRole('button', { name: '回到这一份' }).focus();
    await keyboard.press('Enter');
    await page.locator('.preview').waitFor();
    expect(await documentsOf(caseId)).toHaveLength(1);
    await keyboard.press('Alt+b');
    await page.getByText('共 3 行，3 份抽样记录').waitFor();
    await keyboard.press('Control+Enter');
    await window.getByText('其余 2 行各建一份抽样记录', { exact: true }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '已建 2 份抽样记录' }).waitFor();
    const documents = await documentsOf(caseId);
    expect(documents.map(({ own }) => [own['product_name'], own['batch'], own['trademark']])).toEqual([
      ['酱油', undefined, undefined],
      ['食醋', '2026-01-08', '金醋'],
      ['食盐', '2025-12-01', undefined],
    ]);
    for (const { own } of documents) expect(own['sampling_process']).toBe('在货架上随机抽取，当事人到场。');
    expect(documents[0]?.id).toBe(begun);
    expect(desk.screen.troubles()).toEqual([]);
  });
});
