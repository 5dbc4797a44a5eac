import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, anIssued, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';
import { takeCard } from '#tests/support/take-card.ts';

let browser: Browser;
let card: string;
let desk: Desk & {
  readonly made: { readonly caseId: string; readonly draftId: string; readonly issuedId: string };
};
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  card = mkdtempSync(join(tmpdir(), 'anjuan-hands-'));
  desk = await openDesk(browser, async (made) => {
    const { client } = made;
    const { id: caseId } = await aDecisionCase(client);
    const { id: issuedId } = await anIssued(client, caseId, PENALTY_DECISION);
    const { id: draftId } = await client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    await client.cases.create(await aCase(client));
    await takeCard(made, caseId, card);
    return { caseId, draftId, issuedId };
  });
  ({ page } = desk);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(card, { recursive: true, force: true });
});
afterEach(async () => {
  // A window left open by a failure is not the next test's.
  await page.keyboard.press('Escape');
});

async function open(place: string, sign: string): Promise<void> {
  await page.goto(new URL(`/#${place}`, desk.station.address).href);
  await page.locator(sign).first().waitFor();
}

describe('a row opens wherever it is clicked, by click, double click and Enter', () => {
  /** Tries every cell of a row by click, the first by double click, and the row by Enter. */
  async function opensEverywhere(place: string, row: string, opened: () => Promise<void>): Promise<void> {
    const first = () => page.locator(row).first();
    const again = async () => {
      await page.goto(new URL('/#/settings?tab=preferences', desk.station.address).href);
      await page.locator('.settings-form').waitFor();
      await open(place, row);
    };
    await again();
    const cells = await first().locator('td').count();
    for (let at = 0; at < cells; at += 1) {
      const cell = first().locator('td').nth(at);
      if ((await cell.locator('.ant-checkbox, button:not(.intake-poster)').count()) > 0) continue;
      await cell.click();
      await opened();
      await again();
    }
    await first().locator('td').nth(1).dblclick();
    await opened();
    await again();
    await first().focus();
    await page.keyboard.press('Enter');
    await opened();
  }

  it('of the cases', async () => {
    await opensEverywhere('/cases', '.cases-table tbody tr', () => page.locator('.case-screen').waitFor());
  });
  it('of the documents', async () => {
    await opensEverywhere(`/documents?case=${desk.made.caseId}`, '.document-table .ant-table-row', () =>
      page.locator('.draft').waitFor(),
    );
  });
  it('of the numbers', async () => {
    await opensEverywhere('/documents?tab=numbers', '.number-register .ant-table-row', () =>
      page.locator('.draft').waitFor(),
    );
  });
  it('of the recordings, their pictures too, and stays open', async () => {
    await opensEverywhere('/intake?tab=recordings', '.intake-recordings-table .ant-table-row', async () => {
      await page.locator('.ant-modal video, .ant-modal audio, .ant-modal img').first().waitFor();
    });
    await lookAt(desk.screen, 'rows-player');
  });
  it('of the imports', async () => {
    await opensEverywhere('/intake', '.intake-batches tbody tr', () =>
      page.getByRole('heading', { name: '执法音像资料采集清单' }).waitFor(),
    );
  });
  it('of the officers', async () => {
    await opensEverywhere('/settings?tab=people', '.settings .ant-table-row', () =>
      page.getByRole('dialog').waitFor(),
    );
  });
});

describe('the cursor is where the work goes on, also the second time a window opens', () => {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null) return 'nothing';
      if (activeElement.matches('.ant-modal-close, .ant-drawer-close')) return '✕';
      return activeElement.matches('input, textarea, [role="combobox"]')
        ? 'writing'
        : activeElement.closest('.ant-modal, .ant-drawer') === null
          ? 'outside'
          : 'inside';
    });
  async function twice(show: () => Promise<void>, window: Locator, place: string): Promise<void> {
    for (const time of ['first', 'second', 'third']) {
      await show();
      await window.waitFor();
      await expect.poll(focused, { ...SOON, message: `the ${time} time` }).toBe(place);
      if (place === 'writing') {
        // What is typed at once is not lost, and closes nothing.
        await page.keyboard.type('x');
        expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toContain('x');
      }
      // A list that is open below its box goes first, the window after it. What is typed into a choice opens its list a
      // moment later, and Ant Design takes the key for the list until it has faded.
      const list = page.locator('.ant-select-dropdown:visible').first();
      const chooses =
        (await page.locator('.ant-select:not(.ant-select-auto-complete) [role="combobox"]:focus').count()) >
        0;
      if (place === 'writing' && chooses) await list.waitFor();
      if (await list.isVisible()) {
        await page.keyboard.press('Escape');
        await list.waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Escape');
      const sure = page.getByRole('button', { name: /放\s?弃/ });
      const goes = async () => {
        if (await sure.isVisible()) await sure.click();
        else if (chooses && (await window.isVisible())) await page.keyboard.press('Escape');
        return window.isVisible();
      };
      await expect.poll(goes, SOON).toBe(false);
    }
  }
  const dialog = () => page.getByRole('dialog').first();
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first();

  it('of drafting a document', async () => {
    await open(`/documents?case=${desk.made.caseId}`, '.document-table');
    await twice(() => button('起草文书').click(), dialog(), 'writing');
  });
  it('of a new case', async () => {
    await open('/cases', '.cases-table');
    await twice(() => page.getByRole('button', { name: /新建案件/ }).click(), dialog(), 'writing');
  });
  it('of an officer and of a phrase', async () => {
    await open('/settings?tab=people', '.settings .ant-table-row');
    await twice(() => page.getByRole('button', { name: /登记人员/ }).click(), dialog(), 'writing');
    await open('/settings?tab=phrases', '.settings .ant-table-row');
    await twice(() => page.getByRole('button', { name: /新增短语/ }).click(), dialog(), 'writing');
  });
  it('of the search of everything', async () => {
    await open('/workbench', '.workbench');
    await twice(() => page.keyboard.press('Control+k'), dialog(), 'writing');
  });
  it('of the windows of a draft', async () => {
    await desk.open(desk.made.draftId);
    await twice(() => page.keyboard.press('Alt+q'), dialog(), 'writing');
    await twice(() => page.keyboard.press('Alt+l'), dialog(), 'inside');
    await twice(() => button('定稿').click(), dialog(), 'inside');
    await twice(() => button('删除草稿').click(), dialog(), 'inside');
  });
  it('of the windows of an issued document', async () => {
    await open(`/documents/${desk.made.issuedId}`, '.fixed-facts');
    await twice(() => button('作废').click(), dialog(), 'writing');
    await twice(() => page.getByRole('button', { name: /补正/ }).first().click(), dialog(), 'writing');
    await twice(
      () =>
        page
          .getByRole('button', { name: /签字扫描件/ })
          .first()
          .click(),
      dialog(),
      'inside',
    );
  });
  it('of a case: its entry, and what is in it', async () => {
    await open(`/cases/${desk.made.caseId}`, '.case-screen');
    await twice(() => button('修改案件信息').click(), dialog(), 'writing');
    const recording = page.locator('.content-row', { hasText: '.MP4' }).first();
    await twice(() => recording.click(), dialog(), 'inside');
  });
  it('of what is told of a case, and of the count of a day', async () => {
    await open(`/cases/${desk.made.caseId}`, '.case-screen');
    await twice(() => button('登记…').click(), page.getByRole('dialog', { name: '登记发生的事' }), 'writing');
    await twice(
      () => page.locator('.why-day').first().click(),
      page.getByRole('dialog', { name: '为什么是这一天' }),
      'inside',
    );
  });
  it('of the registers of a case: what was served, and what was paid', async () => {
    await open(`/cases/${desk.made.caseId}/service`, '.service-duties tbody tr.ant-table-row');
    await page.locator('.service-duties tbody tr.ant-table-row').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '起草送达回证（1）' }).waitFor();
    await twice(() => page.keyboard.press('t'), dialog(), 'writing');
    await twice(() => page.keyboard.press('a'), dialog(), 'writing');
    await twice(() => page.keyboard.press('r'), dialog(), 'writing');
    await open(`/cases/${desk.made.caseId}/money`, '.register .sheet');
    await twice(() => page.keyboard.press('n'), dialog(), 'writing');
  });
  it('of a year of holidays, of another party and its agent, and of keeping a phrase', async () => {
    await open('/settings?tab=calendar', '.settings .ant-table-row');
    await twice(() => page.locator('.settings .ant-table-row td').nth(1).click(), dialog(), 'inside');
    await open(`/cases/${desk.made.caseId}`, '.case-screen');
    await twice(() => button('增加当事人…').click(), dialog(), 'writing');
    await twice(() => button('登记代理人…').click(), dialog(), 'writing');
    await desk.open(desk.made.draftId);
    const keep = async () => {
      await page.locator('textarea.entry-long').first().focus();
      await page.keyboard.press('Alt+s');
    };
    await twice(keep, page.getByRole('dialog', { name: '存为短语' }), 'writing');
  });
  it('of the rules of numbering', async () => {
    await open('/documents?tab=numbers', '.number-register');
    await twice(() => button('编号规则…').click(), dialog(), 'writing');
  });
  it('of a volume: what is added, and what is in it', async () => {
    await open(`/volumes/${desk.made.caseId}`, '.volume-columns');
    await twice(() => button('添加扫描件').click(), dialog(), 'inside');
    await twice(() => page.locator('.volume-item').first().dblclick(), dialog(), 'writing');
  });
  it('of somebody registered, and of the own password', async () => {
    await open('/settings?tab=people', '.settings .ant-table-row');
    await twice(() => page.locator('.settings .ant-table-row td').nth(1).click(), dialog(), 'writing');
    const password = async () => {
      await page.locator('button[title^="操作人员"]').click();
      await button('更换密码').click();
    };
    await twice(password, page.getByRole('dialog', { name: '更换密码' }), 'writing');
  });
  it('of handing the keyboard over, and of choosing a folder', async () => {
    await open('/workbench', '.workbench');
    await twice(() => page.locator('button[title^="操作人员"]').click(), dialog(), 'inside');
    await open('/intake', '.intake-start');
    await twice(() => page.getByRole('button', { name: /选择文件夹/ }).click(), dialog(), 'inside');
  });
});

it('the case page finds a form by its initials, in view without scrolling', async () => {
  await open(`/cases/${desk.made.caseId}`, '.case-screen');
  const chooser = page.getByRole('combobox', { name: '起草其他文书' });
  await chooser.waitFor();
  expect((await chooser.boundingBox())?.y).toBeLessThan(768);
  await lookAt(desk.screen, 'case-chooser');
  await chooser.click();
  await page.keyboard.type('xcbl');
  await page.locator('.ant-select-item-option-active', { hasText: '现场笔录' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.draft').waitFor();
  await page.getByText('现场笔录').first().waitFor();
});

it('a removed draft is not told as missing, and back leads to where one came from', async () => {
  const { beside, made } = desk;
  const { id } = await beside.client.documents.create({ caseId: made.caseId, templateNumber: 9 });
  await open(`/cases/${made.caseId}`, '.case-screen');
  await page.locator('.content-row', { hasText: '现场笔录' }).first().click();
  await page.locator('.form-pane').waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await page.locator('.case-screen').waitFor();
  await desk.open(id);
  await page.getByRole('button', { name: '删除草稿', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
  await page.locator('.document-table').waitFor();
  await page.locator(`[data-row-key="${id}"]`).waitFor({ state: 'detached' });
  expect(await page.getByText('没有找到').count()).toBe(0);
});

it('folders are named in Chinese, and a new one is made where it is needed', async () => {
  await open('/intake', '.intake-start');
  await page.getByRole('button', { name: /选择文件夹/ }).click();
  const window = page.getByRole('dialog');
  await window.getByText('此电脑', { exact: true }).waitFor();
  await window.getByText('主目录', { exact: true }).click();
  await window.getByRole('button', { name: '新建文件夹' }).click();
  await window.getByLabel('新文件夹的名称').fill('执法录像');
  await page.keyboard.press('Enter');
  await window.getByRole('button', { name: '选用“执法录像”' }).waitFor();
  await lookAt(desk.screen, 'folder-new');
  await page.keyboard.press('Escape');
});
