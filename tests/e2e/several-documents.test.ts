import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, aReadyDraft, PENALTY_DECISION, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { fetchAsset, SOON, typeDay } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';

const SAMPLING_RECORD = 29;
const PRODUCTS = ['酿造酱油', '食用植物调和油', '白砂糖'];
/** What it says where the quantity was forgotten. */
const OPEN = '《抽样记录》食用植物调和油';

/** Enough that the key that stops comes before the last one. */
const MANY = 40;

let browser: Browser;
let desk: Desk & {
  readonly made: { readonly caseId: string; readonly large: string; readonly blocked: string };
};

beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, async ({ client }) => {
    const caseOf = async (products: readonly string[]) => {
      const facts = { place: '濮阳市华龙区人民路88号' };
      const { id: caseId } = await client.cases.create(
        await aCase(client, { cause: '涉嫌销售不合格食品案', facts }),
      );
      await client.documents.createBatch({
        caseId,
        templateNumber: SAMPLING_RECORD,
        common: {
          sampling_method: '按规定方式抽样',
          sampling_standard: 'GB/T 30642',
          sampling_process: '在货架上随机抽取，当事人到场。',
          sealing_state: '样品贴封条，封条完好。',
          storage_condition: '常温、避光。',
        },
        rows: products.map((product_name) => ({
          product_name,
          sample_base: '36份',
          sample_quantity: product_name === '食用植物调和油' ? '' : '检样2份、备样1份',
        })),
      });
      return caseId;
    };
    const { id: blocked } = await aDecisionCase(client);
    await aReadyDraft(client, blocked, PENALTY_NOTICE);
    await aReadyDraft(client, blocked, PENALTY_DECISION, { credit_code: '91410902MA9F0W0H3X' });
    return {
      blocked,
      caseId: await caseOf(PRODUCTS),
      large: await caseOf(Array.from({ length: MANY }, (_, at) => `食盐${(at + 1).toString()}号`)),
    };
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(desk.page, 'several-failure');
  expect(desk.screen.troubles()).toEqual([]);
});

const list = () => desk.beside.client.documents.list({ caseId: desk.made.caseId });
const rows = () => desk.page.locator('.document-table tbody tr.ant-table-row');
const bar = () => desk.page.locator('.marked-bar');
const window = () => desk.page.getByRole('dialog');
/** The row the keys go to. */
const focusedRow = () =>
  desk.page.evaluate(() => document.activeElement?.closest('tr')?.textContent ?? 'no row');

/** The PDF that pressing gives to the print window. A browser without a screen cannot open that for a PDF: it gets an empty page. */
async function printedPages(press: () => Promise<void>): Promise<readonly string[]> {
  const printed = new Promise<Uint8Array>((taken) => {
    void desk.page.route(
      '**/assets/together/*',
      async (route) => {
        const answer = await route.fetch();
        expect(answer.headers()['content-type']).toBe('application/pdf');
        taken(await answer.body());
        await route.fulfill({ contentType: 'text/html', body: '' });
      },
      { times: 1 },
    );
  });
  await press();
  return pdfPages(await printed);
}

describe('several documents at once, by key alone', () => {
  it('are marked in the list, and nothing is there for who marks nothing', async () => {
    const { page } = desk;
    const { keyboard } = page;
    await page.goto(new URL(`/#/documents?case=${desk.made.caseId}`, desk.station.address).href);
    await expect.poll(() => rows().count(), SOON).toBe(3);
    expect(await bar().count()).toBe(0);

    // The box and the cell around it mark; neither opens the document.
    await rows().first().getByRole('checkbox').click();
    await bar().getByText('已选 1 份').waitFor();
    await rows()
      .nth(1)
      .locator('td')
      .first()
      .click({ position: { x: 3, y: 3 } });
    await bar().getByText('已选 2 份').waitFor();
    await keyboard.press('Escape');
    await bar().waitFor({ state: 'hidden' });

    await rows().first().focus();
    await keyboard.press(' ');
    await bar().getByText('已选 1 份').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await focusedRow()).toContain('白砂糖');
    await keyboard.press(' ');
    await bar().getByText('已选 2 份').waitFor();
    await keyboard.press(' ');
    await bar().getByText('已选 1 份').waitFor();
    await keyboard.press('Escape');
    await bar().waitFor({ state: 'hidden' });
    // Cleared, not left: the list is still there, with the cursor where it was.
    expect(await focusedRow()).toContain('白砂糖');
    await keyboard.press('Control+a');
    await bar().getByText('已选 3 份').waitFor();
    await lookAt(desk.screen, 'several-marked');
  });

  it('are printed in one go, in the order of the list', async () => {
    const { keyboard } = desk.page;
    await keyboard.press('Escape');
    // Marked from below: the order of the list counts, not that of the marks.
    await keyboard.press(' ');
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await keyboard.press(' ');
    await bar().getByText('已选 2 份').waitFor();
    const two = await printedPages(() => keyboard.press('Control+p'));
    const documents = await list();
    const alone = async (at: number) => {
      const id = present(documents[at], 'document').id;
      return pdfPages(await fetchAsset(desk.page, `documents/${id}.pdf`));
    };
    expect(two).toEqual([...(await alone(0)), ...(await alone(2))]);
    expect(two.join('')).not.toContain('食用植物调和油');
  });

  it('are finalised one after the other; what is open stays a draft, and says why', async () => {
    const { page } = desk;
    const { keyboard } = page;
    await rows().first().focus();
    await keyboard.press('Control+a');
    await bar().getByText('已选 3 份').waitFor();
    await keyboard.press('Control+Enter');
    await window().getByText('可以定稿 2 份').waitFor();
    const left = window().locator('li', { hasText: OPEN });
    await left.getByText('“抽取样品数量”尚未填写。').waitFor();
    await typeDay(window().getByLabel('签署日期'), '2026.3.4');
    await lookAt(desk.screen, 'several-asked');

    await window().getByRole('button', { name: '定稿 2 份' }).focus();
    await keyboard.press('Enter');
    await window().getByText(`定稿 2 份，1 份没有定稿：${OPEN}。`).waitFor();
    const close = window().locator('.ant-modal-footer').getByRole('button', { name: '关闭' });
    await expect.poll(() => close.evaluate((one) => one === document.activeElement), SOON).toBe(true);
    await lookAt(desk.screen, 'several-done');
    const pages = await printedPages(() => window().getByRole('button', { name: '打印定稿的 2 份' }).click());
    expect(pages.join('')).toContain('酿造酱油');

    expect((await list()).map(({ subject, state, date }) => [subject, state, date])).toEqual([
      ['酿造酱油', 'finalised', '2026-03-04'],
      ['食用植物调和油', 'draft', undefined],
      ['白砂糖', 'finalised', '2026-03-04'],
    ]);
    await close.focus();
    await keyboard.press('Enter');
    await window().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().getByText('已定稿').count(), SOON).toBe(2);
    await rows().nth(1).getByText('1 项').waitFor();
    await lookAt(desk.screen, 'several-listed');
  });

  it('are named where they are void, and lead to the field that is open', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const [first] = await list();
    await desk.beside.client.documents.void({
      documentId: present(first, 'first').id,
      reason: '产品名称写错',
    });
    await page.reload();
    await expect.poll(() => rows().getByText('已作废').count(), SOON).toBe(1);
    await rows().first().focus();
    await keyboard.press('Control+a');
    await bar().getByText('《抽样记录》酿造酱油已作废，不打印。').waitFor();
    const pages = await printedPages(() => bar().getByRole('button', { name: '一并打印' }).click());
    expect(pages.join('')).not.toContain('酿造酱油');
    expect(pages.join('')).toContain('食用植物调和油');
    await bar().getByRole('button', { name: '一并定稿' }).click();
    await window()
      .getByText(/^不需要定稿的 2 份：《抽样记录》酿造酱油、《抽样记录》白砂糖$/)
      .waitFor();
    expect(await window().getByRole('button', { name: '定稿', exact: true }).isDisabled()).toBe(true);
    await window().getByRole('link', { name: OPEN }).click();
    await page.locator('[data-field="sample_quantity"] textarea:focus').waitFor();
  });

  it('stay drafts where a blocking finding speaks against them, and the others get their numbers', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const { blocked: caseId } = desk.made;
    await page.goto(new URL(`/#/documents?case=${caseId}`, desk.station.address).href);
    await expect.poll(() => rows().count(), SOON).toBe(2);
    await rows().first().focus();
    await keyboard.press('Control+a');
    await keyboard.press('Control+Enter');
    await window().getByText('暂不能定稿 1 份').waitFor();
    const left = window().locator('li', { hasText: '《行政处罚决定书》' }).locator('.amber');
    const sentence = await left.innerText();
    expect(sentence).toContain('91410902MA9F0W0H3X');
    expect(await window().getByLabel('签署日期').count()).toBe(0);
    await lookAt(desk.screen, 'several-blocked');
    await keyboard.press('Enter');
    await window().getByText('定稿 1 份，1 份没有定稿：《行政处罚决定书》。').waitFor();
    expect(await left.innerText()).toBe(sentence);
    const documents = await desk.beside.client.documents.list({ caseId });
    expect(documents.map(({ title, state }) => [title, state])).toEqual([
      ['行政处罚告知书', 'finalised'],
      ['行政处罚决定书', 'draft'],
    ]);
    expect(documents[0]?.documentNumber).toMatch(/^濮市监罚告〔\d{4}〕1号$/);
    await keyboard.press('Enter');
    await window().waitFor({ state: 'hidden' });
  });

  it('can be stopped between two: what was begun is ended, the rest stays as it is', async () => {
    const { page } = desk;
    const { keyboard } = page;
    const { large: caseId } = desk.made;
    await page.goto(new URL(`/#/documents?case=${caseId}`, desk.station.address).href);
    await expect.poll(() => rows().count(), SOON).toBe(MANY);
    await rows().first().focus();
    await keyboard.press('Control+a');
    await lookAt(desk.screen, 'several-many');
    await keyboard.press('Control+Enter');
    await window().getByText(`可以定稿 ${MANY.toString()} 份`).waitFor();
    await lookAt(desk.screen, 'several-many-asked');
    // The cursor is where the work goes on.
    await keyboard.press('Enter');
    await window()
      .getByText(/^正在定稿 \d+\/40：《抽样记录》食盐\d+号$/)
      .waitFor();
    await keyboard.press('Escape');
    await window()
      .getByText(/^定稿 \d+ 份，停止后 \d+ 份没有轮到。$/)
      .waitFor();
    await keepPicture(page, 'several-stopped');
    const states = (await desk.beside.client.documents.list({ caseId })).map(({ state }) => state);
    const issued = states.filter((state) => state === 'finalised').length;
    expect(states).toEqual(states.map((_, at) => (at < issued ? 'finalised' : 'draft')));
    expect(issued).toBeGreaterThan(0);
    expect(issued).toBeLessThan(MANY);
    await window()
      .getByText(`定稿 ${issued.toString()} 份，停止后 ${(MANY - issued).toString()} 份没有轮到`)
      .waitFor();
  });
});
