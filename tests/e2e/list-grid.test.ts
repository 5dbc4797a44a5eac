import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { aCase } from '#tests/support/a-case.ts';
import { SOON } from '#tests/support/clerk.ts';
import { makeXlsx } from '#tests/support/make-xlsx.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

const PROPERTY_LIST = 24;

let browser: Browser;
let files: string;
let desk: Desk & { readonly made: readonly string[] };

beforeAll(async () => {
  browser = await openChromium();
  files = mkdtempSync(join(tmpdir(), 'anjuan-grid-'));
  desk = await openDesk(browser, async ({ client }) => {
    const { id: caseId } = await client.cases.create(await aCase(client));
    const drafts = [];
    for (let count = 0; count < 5; count++)
      drafts.push((await client.documents.create({ caseId, templateNumber: PROPERTY_LIST })).id);
    return drafts;
  });
  // As long as somebody listens, every file chooser is answered by the test.
  desk.page.on('filechooser', () => undefined);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(files, { recursive: true, force: true });
});

const draftAt = (at: number): string => desk.made[at] ?? '';
const kept = async (at: number) => {
  const { own } = await desk.beside.client.documents.get({ documentId: draftAt(at) });
  return rowsOf(own['goods']);
};
/** The cell the cursor is in: `row.column`. */
const cursor = () =>
  desk.page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-row]');
    return `${cell?.getAttribute('data-row') ?? ''}.${cell?.getAttribute('data-column') ?? ''}`;
  });

/** Goes by Tab until the cursor is in the first cell of the grid. */
async function tabToGrid(): Promise<void> {
  await desk.page.locator('[data-field="list_number"]').locator('textarea, input, button').first().focus();
  for (let step = 0; step < 8 && (await cursor()) !== '0.name'; step++) await desk.page.keyboard.press('Tab');
  expect(await cursor()).toBe('0.name');
}

/** Opens a choice by key, goes down to what is wanted, as one does who looks, and takes it. */
async function downTo(choice: Locator, words: string): Promise<void> {
  const { page } = desk;
  // The window draws itself anew for another file, and the cursor may go with what stood there.
  const opens = async () => {
    if ((await choice.getAttribute('aria-expanded')) === 'true') return true;
    await choice.press('ArrowDown');
    return false;
  };
  await expect.poll(opens, SOON).toBe(true);
  const active = () =>
    page.evaluate(
      () =>
        [
          ...document.querySelectorAll(
            '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
          ),
        ].at(-1)?.textContent ?? '',
    );
  await page.getByText(words).last().waitFor();
  await expect
    .poll(async () => {
      if ((await active()).includes(words)) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    }, SOON)
    .toBe(true);
  await page.keyboard.press('Enter');
}

describe('a list, by key alone', () => {
  it('is typed, filled down, moved, put in and taken out', async () => {
    const { page } = desk;
    const { keyboard } = page;
    await desk.open(draftAt(0));
    await tabToGrid();
    await keyboard.type('酱油');
    await keyboard.press('Tab');
    await keyboard.type('500ml');
    await keyboard.press('Tab');
    await keyboard.type('瓶');
    await keyboard.press('Enter');
    // After the last row a new one begins, at its first cell.
    await expect.poll(cursor, SOON).toBe('1.name');
    await keyboard.type('醋');
    await keyboard.press('Enter');
    await expect.poll(cursor, SOON).toBe('2.name');
    await keyboard.type('盐');
    await keyboard.press('ArrowUp');
    await expect.poll(cursor, SOON).toBe('1.name');
    await keyboard.press('ArrowRight');
    await expect.poll(cursor, SOON).toBe('1.model');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowUp');
    await expect.poll(cursor, SOON).toBe('0.unit');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect.poll(() => page.locator('.entry-rows-marked').count(), SOON).toBe(3);
    await keyboard.press('Control+d');
    await keyboard.press('Control+ArrowDown');
    await expect.poll(cursor, SOON).toBe('1.unit');
    await keyboard.press('Control+i');
    await keyboard.type('箱');
    await keyboard.press('Control+s');
    await expect
      .poll(() => kept(0), SOON)
      .toEqual([
        { name: '醋', unit: '瓶' },
        { unit: '箱' },
        { name: '酱油', model: '500ml', unit: '瓶' },
        { name: '盐', unit: '瓶' },
      ]);
    await keyboard.press('Control+Delete');
    await keyboard.press('Control+s');
    await expect.poll(async () => (await kept(0)).length, SOON).toBe(3);
    expect(desk.screen.troubles()).toEqual([]);
  });

  it('takes a block as spreadsheets copy it, quoted lines and all', async () => {
    const { page } = desk;
    await desk.open(draftAt(1));
    await tabToGrid();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '酱油\t"500ml\n“大”瓶"\t瓶\t3\r\n醋\t1L\t瓶\t2\r\n');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.keyboard.press('Control+s');
    await expect
      .poll(() => kept(1), SOON)
      .toEqual([
        { name: '酱油', model: '500ml “大”瓶', unit: '瓶', quantity: '3' },
        { name: '醋', model: '1L', unit: '瓶', quantity: '2' },
      ]);
  });
});

describe('a list from an XLSX file, by key alone', () => {
  it('says what does not fit and takes nothing; the mended file comes in whole and its columns are remembered', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const bad = join(files, '扣押物品.xlsx');
    writeFileSync(
      bad,
      makeXlsx({
        说明: [['填表说明']],
        物品: [
          ['扣押物品清单'],
          ['序号', '货号', '规格', '计量单位', '数量'],
          [1, 'A-1', '500ml', '瓶'.repeat(21), 12],
          [2, 'A-2', '1L', '瓶', 7.5],
        ],
      }),
    );
    await desk.open(draftAt(2));
    await tabToGrid();
    const chooser = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await chooser).setFiles(bad);
    const window = page.getByRole('dialog');
    await window.getByText('没有找到“标称名称/场所”一列').waitFor();
    await window.getByText(/第 3 行 D 列“单位”：“瓶瓶瓶.*最多 20 字/).waitFor();
    expect(await window.getByRole('button', { name: '不能导入' }).isDisabled()).toBe(true);
    await keepPicture(page, 'list-import-refused');
    // The clerk says which column is the name.
    await downTo(window.getByLabel('“标称名称/场所”取自'), 'B 列 货号');
    await window.getByText('没有找到“标称名称/场所”一列').waitFor({ state: 'hidden' });
    expect(await kept(2)).toEqual([]);

    const good = join(files, '扣押物品（改）.xlsx');
    writeFileSync(
      good,
      makeXlsx({
        物品: [
          ['货号', '规格', '计量单位', '数量'],
          ['A-1', '500ml', '瓶', 12],
          ['A-2', '1L', '瓶', 7.5],
          ['合计', null, null, 19.5],
        ],
      }),
    );
    const again = page.waitForEvent('filechooser');
    await window.getByRole('button', { name: '另选文件…' }).focus();
    await keyboard.press('Enter');
    await (await again).setFiles(good);
    await page.getByText('导入“扣押物品（改）.xlsx”').waitFor();
    // What was not taken in is not remembered: the name is asked for again.
    await downTo(window.getByLabel('“标称名称/场所”取自'), 'A 列 货号');
    await window.getByRole('button', { name: '导入 2 行' }).waitFor();
    await window.getByText('第 4 行是“合计”').waitFor();
    // A row the sheet has not stays as it was typed, and nothing is imported by another one meanwhile.
    await window.getByLabel('表头所在行').fill('９');
    await keyboard.press('Tab');
    await window.getByText('请填写1到4的整数').waitFor();
    expect(await window.getByLabel('表头所在行').inputValue()).toBe('９');
    expect(await window.getByRole('button', { name: '不能导入' }).isDisabled()).toBe(true);
    await window.getByLabel('表头所在行').fill('１');
    await downTo(window.getByLabel('“标称名称/场所”取自'), 'A 列 货号');
    await window.getByRole('button', { name: '导入 2 行' }).waitFor();
    await keepPicture(page, 'list-import');
    await keyboard.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await expect
      .poll(() => kept(2), SOON)
      .toEqual([
        { name: 'A-1', model: '500ml', unit: '瓶', quantity: '12' },
        { name: 'A-2', model: '1L', unit: '瓶', quantity: '7.5' },
      ]);

    await expect.poll(cursor, SOON).toBe('0.name');
    const next = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await next).setFiles(good);
    await window.getByText('接在现有 2 行之后').waitFor();
    await window.getByRole('button', { name: '导入 2 行' }).waitFor();
    await keyboard.press('Escape');
    await window.waitFor({ state: 'hidden' });
    expect(desk.screen.troubles()).toEqual([]);
  });

  it('asks whether hidden rows are wanted, reads beside the page, and says below the list what was changed', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const odd = join(files, '带隐藏行.xlsx');
    const book = makeXlsx(
      {
        物品: [
          ['品名', '规格', '单位', '数量'],
          ['挂面', '1kg', '袋', { number: 12, format: '0"袋"' }],
          [null, '2kg', '袋', { formula: 'SUM(1,2)' }],
          ['筛掉的', '3kg', '袋', 1],
        ],
      },
      { 物品: { merged: ['A2:A3'], hiddenRows: [4] } },
    );
    const parts = unzipSync(book);
    const sheet = 'xl/worksheets/sheet1.xml';
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    parts[sheet] = strToU8(strFromU8(parts[sheet] ?? new Uint8Array()).replace('</sheetData>', far));
    writeFileSync(odd, zipSync(parts));
    await desk.open(draftAt(4));
    await tabToGrid();
    const chooser = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await chooser).setFiles(odd);
    const window = page.getByRole('dialog');
    await window.getByText('表格里有 1 行是隐藏的或者被筛选掉了（第 4 行），要导入吗？').waitFor();
    expect(await window.getByRole('button', { name: '请先选择' }).isDisabled()).toBe(true);
    await keepPicture(page, 'list-import-asked');
    await window.getByLabel('一并导入').focus();
    await keyboard.press('Space');
    await window.getByRole('button', { name: '导入 3 行' }).waitFor();
    await window.getByLabel('不导入', { exact: true }).focus();
    await keyboard.press('Space');
    await window.getByRole('button', { name: '导入 2 行' }).waitFor();
    await keepPicture(page, 'list-import-answered');
    await keyboard.press('Control+Enter');
    await window.waitFor({ state: 'hidden' });
    await page.getByText('从“带隐藏行.xlsx”的“物品”导入了 2 行。').waitFor();
    for (const said of [
      /XFD1048576.*没有读/,
      /D3 是没有算出结果的公式/,
      /“挂面”填入每一行/,
      /隐藏的 1 行没有导入/,
    ])
      await page.locator('.entry-remarks').getByText(said).waitFor();
    await page.locator('.entry-remarks').scrollIntoViewIfNeeded();
    await keepPicture(page, 'list-import-said');
    await expect
      .poll(() => kept(4), SOON)
      .toEqual([
        { name: '挂面', model: '1kg', unit: '袋', quantity: '12袋' },
        { name: '挂面', model: '2kg', unit: '袋' },
      ]);
    expect(desk.screen.troubles()).toEqual([]);
  });

  it('of 10,000 rows draws only what is in view and is typed into', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const many = join(files, '一万行.xlsx');
    const rows = Array.from({ length: 10_000 }, (_, at) => [`商品${String(at + 1)}`, '500ml', '瓶', at % 90]);
    writeFileSync(many, makeXlsx({ 表: [['名称', '规格', '单位', '数量'], ...rows] }));
    await desk.open(draftAt(3));
    await tabToGrid();
    const chooser = page.waitForEvent('filechooser');
    await keyboard.press('Control+o');
    await (await chooser).setFiles(many);
    await page.getByRole('dialog').getByRole('button', { name: '导入 10000 行' }).waitFor();
    await page.locator('.import-content:focus').waitFor();
    await keyboard.press('Control+Enter');
    await expect.poll(cursor, SOON).toBe('0.name');
    // Only what is near the view is drawn.
    expect(await page.locator('.entry-rows [data-column="name"]').count()).toBeLessThan(300);
    await keyboard.press('Control+End');
    await expect.poll(cursor, SOON).toBe('9999.name');
    await keyboard.type('abcdefghij');
    await expect
      .poll(() => page.locator('[data-row="9999"][data-column="name"] textarea').inputValue(), SOON)
      .toBe('abcdefghij');
    await keepPicture(page, 'list-10000');
    await keyboard.press('Control+s');
    await expect.poll(async () => (await kept(3)).at(-1)?.['name'], { timeout: 60_000 }).toBe('abcdefghij');
    expect(desk.screen.troubles()).toEqual([]);
  });
});
