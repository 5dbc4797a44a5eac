import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '#main/demo/open-practice.ts';
import { ARCHIVE_FOLDER, CARD_FOLDER, makePracticeArchive } from '#main/demo/practice-archive.ts';
import { practiceSetup } from '#main/demo/practice-case.ts';
import { present } from '#shared/lib/assert.ts';
import { goTo, shownPictures, SOON, takeSeat, type, typeDay } from '#tests/support/clerk.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openChromium, openScreen, type Screen, SMALLEST } from '#tests/support/screen.ts';
import { type StationClient, stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

const LARGE = { width: 1920, height: 1080 };

let home: string;
let browser: Browser;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-screens-'));
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});

describe('every screen of the first run', () => {
  it('fits, speaks Chinese and has no trouble, from the first step to the empty places', async () => {
    const station = await startStationProgram({ home });
    const screen = await openScreen(browser, station.address);
    const { page } = screen;
    const next = page.getByRole('button', { name: '下一步' });
    const { bureau, officers } = practiceSetup;
    await page.getByText('首次设置').waitFor();
    await lookAt(screen, 'first-run-1-bureau');
    await next.click();
    await page.getByText('请填写机关全称').first().waitFor();
    await lookAt(screen, 'first-run-1-bureau-refused');
    await type(page, '机关全称', bureau.name);
    await type(page, '文号简称', bureau.abbreviation);
    await type(page, '行政复议机关', bureau.reconsiderationAuthority);
    await type(page, '管辖法院', bureau.court);
    await next.click();
    for (const [index, officer] of officers.slice(0, 2).entries()) {
      const row = page.locator('.setup-officer').nth(index);
      await type(row, '姓名', officer.name);
      await type(row, '执法证号', officer.certificateNumber);
      await typeDay(row.getByLabel('证件有效期至'), '2099-12-31');
    }
    await type(page, '设定您的密码', TEST_PIN);
    await type(page, '再输一次', TEST_PIN);
    await page.getByRole('button', { name: /^plus 加一名没有执法证的人员|^加一名没有执法证的人员/ }).click();
    await type(page.locator('.setup-other').first(), '姓名', '王芳');
    await lookAt(screen, 'first-run-2-officers');
    await next.click();
    await lookAt(screen, 'first-run-3-archive');
    await page.getByRole('button', { name: '另选位置…' }).click();
    await page.locator('.folder-window-row').first().waitFor();
    await lookAt(screen, 'folder-window');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '建立档案库' }).click();
    await page.locator('.pin-slip').first().waitFor();
    await lookAt(screen, 'first-run-4-slips');
    await page.getByRole('button', { name: /进入$/ }).click();
    await page.locator('.seat-choice-row').first().waitFor();
    await lookAt(screen, 'seat');
    await takeSeat(page, present(officers[0], 'an officer').name);
    for (const [place, sign, name] of [
      ['工作台', '新建案件', 'workbench-empty'],
      ['案件', '还没有案件', 'cases-empty'],
      ['采集', '还没有采集过', 'intake-empty'],
      ['文书', '还没有案件', 'documents-empty'],
      ['组卷', '还没有案件', 'volumes-empty'],
    ] as const) {
      await goTo(page, place);
      await page.getByText(sign).first().waitFor();
      await lookAt(screen, name);
    }
    await screen.context.close();
    await station.stop();
  });
});

describe('every screen of an archive in use', () => {
  const dir = () => join(home, '练习');
  let station: StationProgram;
  let screen: Screen;
  let page: Page;
  let beside: StationClient;
  let caseId: string;

  beforeAll(async () => {
    const practice = await openPractice(dir());
    const made = await makePracticeArchive(dir(), { ...practice, say: () => undefined });
    caseId = made.id;
    await practice.app.close();
    station = await startStationProgram({
      home,
      archive: join(dir(), ARCHIVE_FOLDER),
      cards: [join(dir(), CARD_FOLDER)],
    });
    screen = await openScreen(browser, station.address);
    page = screen.page;
    await takeSeat(page, '赵明');
    beside = await stationClient(screen.context, station.address, '赵明');
  });
  afterAll(async () => {
    beside.close();
    await station.stop();
  });

  /** Opens a place by its address and waits for what makes it complete. */
  async function open(place: string, sign: string): Promise<void> {
    await page.goto(new URL(`/#${place}`, station.address).href);
    await page.locator(sign).first().waitFor();
  }
  const documentOf = async (templateNumber: number) => {
    const list = await beside.client.documents.list({ caseId });
    return present(
      list.find((one) => one.templateNumber === templateNumber),
      'a document',
    ).id;
  };
  /** A second draft of the same kind, with what the first one says. */
  async function draftOf(templateNumber: number): Promise<string> {
    const { own } = await beside.client.documents.get({ documentId: await documentOf(templateNumber) });
    const draft = await beside.client.documents.create({ caseId, templateNumber });
    await beside.client.documents.save({ documentId: draft.id, revision: draft.revision, own });
    return draft.id;
  }

  it('shows what waits, what lies in a case, and what a case begins with', async () => {
    await open('/workbench', '.workbench');
    await page.getByText(CARD_FOLDER).first().waitFor();
    await lookAt(screen, 'workbench');
    await open('/cases', '.case-table, table');
    await lookAt(screen, 'cases');
    await open('/cases?new=1', '.case-form');
    await lookAt(screen, 'case-new');
    await open(`/cases/${caseId}`, '.case-screen');
    await page.getByText('行政处罚决定书').first().waitFor();
    await page.locator('.case-screen .ant-skeleton').first().waitFor({ state: 'detached' });
    await lookAt(screen, 'case');
    await page.keyboard.press('Control+k');
    await page.locator('.palette-row').first().waitFor();
    await page.keyboard.insertText('hlq');
    await page.locator('.palette-row').first().getByText('喆源').waitFor();
    await lookAt(screen, 'palette');
    await page.keyboard.press('Escape');
  });

  it('shows the volume being put in order and as it will be bound', async () => {
    await open('/volumes', '.volumes-case');
    await lookAt(screen, 'volumes');
    await open(`/volumes/${caseId}`, '.volume-item');
    await lookAt(screen, 'volume-order');
    await page.getByRole('button', { name: '添加扫描件' }).click();
    await page.locator('.file-zone').waitFor();
    await lookAt(screen, 'volume-add');
    await page.keyboard.press('Escape');
    await page.getByTitle('组卷（Ctrl+Enter）').click();
    await page.locator('.volume-desk canvas').first().waitFor();
    await lookAt(screen, 'volume');
  });

  it('shows documents as lists, as forms with their page, as interviews, blank, and by their numbers', async () => {
    await open(`/documents?case=${caseId}`, '.document-table');
    await lookAt(screen, 'documents');
    await page.getByRole('button', { name: '起草文书' }).click();
    await page.locator('.template-row').first().waitFor();
    await lookAt(screen, 'document-new');
    await open(`/documents/${await draftOf(45)}`, '.preview-page');
    await page.locator('.preview-page svg').first().waitFor();
    await lookAt(screen, 'document');
    await open(`/documents/${await draftOf(14)}`, '.qa');
    await page.locator('.qa textarea').first().focus();
    await lookAt(screen, 'interview');
    await open(`/documents/${await documentOf(45)}`, '.fixed-facts');
    await page.locator('.draft canvas').first().waitFor();
    await lookAt(screen, 'document-final');
    await open('/documents?tab=blank', '.template-row');
    await page.locator('.template-row').nth(3).click();
    await page.locator('canvas').first().waitFor();
    await lookAt(screen, 'documents-blank');
    await open('/documents?tab=numbers', '.ant-table-row');
    await lookAt(screen, 'documents-numbers');
  });

  it('shows the card before, during and after its import, and plays what came', async () => {
    await open('/intake', '.intake-line');
    await lookAt(screen, 'intake');
    await page.locator('.intake-line').first().click();
    await page.locator('.intake-group').first().waitFor();
    await expect.poll(() => shownPictures(page.locator('.intake-file img')), SOON).toBe(4);
    await page.getByRole('button', { name: '归入此案' }).first().click();
    await page.locator('.intake-decided').waitFor();
    await lookAt(screen, 'card');
    await page.getByRole('button', { name: '开始采集' }).click();
    await page.getByRole('heading', { name: '执法音像资料采集清单' }).waitFor();
    await lookAt(screen, 'import-report');
    await open('/intake?tab=recordings', '.ant-table-row');
    await lookAt(screen, 'recordings');
    await page.locator('.ant-table-row').first().dblclick();
    await page.locator('video').first().waitFor();
    await lookAt(screen, 'player');
    await page.keyboard.press('Escape');
    await open('/intake?tab=unassigned', '.ant-tabs');
    await lookAt(screen, 'recordings-unassigned');
  });

  it('shows the settings, the jobs and who may sit down', async () => {
    for (const tab of [
      'bureau',
      'people',
      'access',
      'phrases',
      'preferences',
      'templates',
      'archive',
      'acts',
    ]) {
      await open(`/settings?tab=${tab}`, `.settings .ant-tabs-tab-active[data-node-key="${tab}"]`);
      await page.locator('.settings [role="tabpanel"]').waitFor();
      await lookAt(screen, `settings-${tab}`);
    }
    await page.getByRole('button', { name: /^后台任务/ }).click();
    await page.locator('.jobs-row').first().waitFor();
    await lookAt(screen, 'jobs');
    await page.keyboard.press('Escape');
    await page.locator('.jobs-row').first().waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: '赵明' })
      .or(page.getByRole('button', { name: '李喆' }))
      .click();
    await page.locator('.seat-choice-row').first().waitFor();
    await lookAt(screen, 'seat-change');
    await page.keyboard.press('Escape');
  });

  it('uses a large window, and has a dark look', async () => {
    const places = [
      ['workbench', '/workbench', '.workbench'],
      ['cases', '/cases', 'table'],
      ['case', `/cases/${caseId}`, '.case-screen'],
      ['documents', `/documents?case=${caseId}`, '.document-table'],
      ['document', `/documents/${await draftOf(37)}`, '.preview-page svg'],
      ['templates', '/settings?tab=templates', '.settings tbody tr'],
      ['intake', '/intake', '.intake-batches tr'],
      ['recordings', '/intake?tab=recordings', '.ant-table-row'],
      ['volume', `/volumes/${caseId}`, '.volume-item'],
      ['settings-archive', '/settings?tab=archive', '.settings'],
    ] as const;
    await page.setViewportSize(LARGE);
    for (const [name, place, sign] of places) {
      await open(place, sign);
      await lookAt(screen, `large-${name}`);
    }
    await page.setViewportSize(SMALLEST);
    await open('/settings?tab=preferences', '.settings-form');
    await page.getByText('深色', { exact: true }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    for (const [name, place, sign] of places) {
      await open(place, sign);
      await lookAt(screen, `dark-${name}`);
    }
  });
});
