import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchAsset, SOON } from '#tests/support/clerk.ts';
import { aGoodsCase, anIssuedForm, type GoodsCase, pdfText } from '#tests/support/goods-case.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let desk: Desk & { readonly made: GoodsCase };
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const made = await aGoodsCase(client);
    await anIssuedForm(client, made.caseId, 'compulsory_measure_release', {
      ground: '当事人没有违法行为',
      scope: '全部',
      release_on: '2026-03-20',
      extended: false,
      measures: ['扣押'],
      list_number: made.listNumber,
    });
    return made;
  });
  ({ page } = desk);
  page.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const at = (place: string) => new URL(`/#${place}`, desk.station.address).href;

describe('the register of property', () => {
  it('is led to from the case, which says what waits', async () => {
    await page.goto(at(`/cases/${desk.made.caseId}`));
    const sheet = page.getByRole('region', { name: '涉案财物' });
    await sheet.getByText('共2项，2项还在本局。').waitFor();
    await sheet.getByText(/辣椒酱.*已经解除，应当立即退还/).waitFor();
    await lookAt(desk.screen, 'goods-case');
    await sheet.getByRole('link', { name: '台账' }).press('Enter');
    await page.getByRole('heading', { name: '涉案财物台账' }).waitFor();
  });

  it('is written with the keyboard alone: where things lie, what was sent to be tested', async () => {
    await page.keyboard.press('n');
    const window = page.getByRole('dialog');
    await window.getByText('登记财物的去向').waitFor();
    await window.getByLabel('日期', { exact: true }).fill('2026-03-05');
    await window.getByLabel('辣椒酱（210克/瓶）的数量').fill('13');
    await expect.poll(() => window.getByRole('button', { name: /登\s*记$/ }).isDisabled(), SOON).toBe(true);
    await window.getByLabel('辣椒酱（210克/瓶）的数量').fill('12');
    await window.getByLabel('存放地点').fill('1号库');
    await window.getByLabel('保管人').fill('李四');
    await lookAt(desk.screen, 'goods-move');
    await window.getByLabel('辣椒酱（210克/瓶）的数量').press('Enter');
    await window.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /辣椒酱.*12瓶.*1号库 李四 2026-03-05起/ }).waitFor();
    await expect
      .poll(
        async () => (await desk.beside.client.goods.ofCase({ caseId: desk.made.caseId })).movements.length,
        SOON,
      )
      .toBe(1);
  });

  it('takes what a document says already with one look and Enter, and then has nothing left', async () => {
    await lookAt(desk.screen, 'goods-register');
    const said = page.getByRole('region', { name: '文书已写明，台账还没有登记' });
    await said.getByRole('button', { name: '核对并登记' }).press('Enter');
    const window = page.getByRole('dialog');
    await window.getByLabel('芝麻酱（210克/瓶）的数量').waitFor();
    await window.getByLabel('芝麻酱（210克/瓶）的数量').press('Enter');
    await window.waitFor({ state: 'hidden' });
    await said.waitFor({ state: 'detached' });
    const { standing, movements } = await desk.beside.client.goods.ofCase({ caseId: desk.made.caseId });
    expect(standing.left).toBe(false);
    expect(movements.at(-1)).toMatchObject({ kind: 'returned', on: '2026-03-20' });
    await lookAt(desk.screen, 'goods-over');
  });

  it('takes a movement back with a reason, and prints its labels', async () => {
    const log = page.getByRole('region', { name: '登记', exact: true });
    await log.getByRole('button', { name: '撤销' }).last().press('Enter');
    await page.getByLabel('撤销的理由').fill('当事人没有来领');
    await page.getByLabel('撤销的理由').press('Enter');
    await expect
      .poll(
        async () => (await desk.beside.client.goods.ofCase({ caseId: desk.made.caseId })).standing.left,
        SOON,
      )
      .toBe(true);
    expect(await pdfText(await fetchAsset(page, `goods/${desk.made.caseId}/labels.pdf`))).toContain(
      '数量：12瓶',
    );
    await page.getByLabel('撤销的理由').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: '涉案财物' }).waitFor();
  });
});
