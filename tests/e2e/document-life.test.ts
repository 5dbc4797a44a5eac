import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '#main/demo/open-practice.ts';
import { ARCHIVE_FOLDER, makePracticeArchive } from '#main/demo/practice-archive.ts';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { present } from '#shared/lib/assert.ts';
import { documentOn, fetchAsset, SOON, takeSeat } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { keepPicture, openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { type StationClient, stationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';

let home: string;
let station: StationProgram;
let browser: Browser;
let screen: Screen;
let page: Page;
let beside: StationClient;
let caseId: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-life-'));
  const dir = join(home, '练习');
  const practice = await openPractice(dir);
  caseId = (await makePracticeArchive(dir, { ...practice, say: () => undefined })).id;
  await practice.app.close();
  [station, browser] = await Promise.all([
    startStationProgram({ home, archive: join(dir, ARCHIVE_FOLDER) }),
    openChromium(),
  ]);
  screen = await openScreen(browser, station.address);
  page = screen.page;
  await takeSeat(page, '赵明');
  beside = await stationClient(screen.context, station.address, '赵明');
});
afterAll(async () => {
  beside.close();
  await browser.close();
  await station.stop();
  rmSync(home, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(page, 'document-life-failure');
  expect(screen.troubles()).toEqual([]);
});

const documentCalled = async (title: string): Promise<DocumentSummary> =>
  present(
    (await beside.client.documents.list({ caseId })).find((one) => one.title === title),
    title,
  );
const openDocument = async ({ id }: DocumentSummary): Promise<void> => {
  await page.goto(new URL(`/#/documents/${id}`, station.address).href);
  await documentOn(page, id).locator('.pdf-view canvas').first().waitFor();
};
const facts = () => page.locator('.fixed-facts');

/** From the next time the page is loaded, the answers of the core can be held back for a while. */
async function withholdable(one: Page): Promise<{ withhold(): void; release(): void }> {
  const held: (() => void)[] = [];
  let holding = false;
  await one.routeWebSocket(/\/rpc$/, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (holding)
        held.push(() => {
          socket.send(message);
        });
      else socket.send(message);
    });
  });
  return {
    withhold() {
      holding = true;
    },
    release() {
      holding = false;
      for (const send of held.splice(0)) send();
    },
  };
}

async function attach(name: string, pages: number, reason?: string): Promise<void> {
  // Among the 问题 stands another one with the same words.
  const file = join(home, name);
  writeFileSync(file, await textPdf(name.replace(/\W/g, 'x'), pages));
  await page
    .locator('.draft-foot')
    .getByRole('button', { name: /签字扫描件$/ })
    .click();
  const window = page.getByRole('dialog');
  await window.getByLabel('选择签字扫描件').setInputFiles(file);
  if (reason !== undefined) await window.getByLabel('更换理由').fill(reason);
  await window.getByRole('button', { name: reason === undefined ? '附上' : '更换' }).click();
  await window.waitFor({ state: 'hidden' });
}

describe('templates of the bureau on the screen', () => {
  it('are taken in and refused by line in the settings, and given back', async () => {
    const official = (await fetchAsset(screen.page, 'templates/samr-2021/37.yaml')).toString();
    const own = join(home, '本局告知书.yaml');
    writeFileSync(own, official.replace('name: 行政处罚告知书', 'name: 行政处罚事先告知书'));
    const broken = join(home, '写坏的.yaml');
    writeFileSync(broken, official.replace('kind: letter', 'kind: lettre'));

    // Templates are the administrator's.
    await page.getByTitle(/^操作人员：/).click();
    await page.getByRole('button', { name: '离开座位' }).click();
    await takeSeat(page, '吴玥');
    await page.goto(new URL('/#/settings?tab=templates', station.address).href);
    const row = page.locator('tr', { has: page.getByText('37', { exact: true }) });
    await row.getByText('官方', { exact: true }).waitFor();
    await page.getByLabel('选择模板文件').setInputFiles(broken);
    await page.getByText(/模板文件 写坏的\.yaml 第 4 行：kind 只能是/).waitFor();
    await keepPicture(page, 'settings-templates-refused');
    await row.getByText('官方', { exact: true }).waitFor();
    await page.getByLabel('选择模板文件').setInputFiles(own);
    await row.getByText('本局', { exact: true }).waitFor();
    await row.getByText('行政处罚事先告知书').waitFor();
    await lookAt(screen, 'settings-templates');
    await row.getByRole('button', { name: '恢复官方' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '恢复官方' }).click();
    await row.getByText('官方', { exact: true }).waitFor();
    await page.getByTitle(/^操作人员：/).click();
    await page.getByRole('button', { name: '离开座位' }).click();
    await takeSeat(page, '赵明');
  });
});

describe('the life of a document on the screen', () => {
  it('takes the signed paper, says how long it is, and shows both', async () => {
    const decision = await documentCalled('行政处罚决定书');
    await openDocument(decision);
    await facts().getByText('已定稿').waitFor();
    await attach('决定书签字.pdf', present(decision.pages, 'pages') + 1);
    await facts().getByText('已附签字件').waitFor();
    await facts().getByText('请核对是否扫描齐全').waitFor();
    const shown = page.locator('.fixed-switch').getByRole('radio');
    await expect.poll(() => shown.nth(1).isChecked(), SOON).toBe(true);
    await page.locator('.pdf-view canvas').first().waitFor();
    await lookAt(screen, 'document-signed');
    await page.locator('.fixed-switch').getByText('定稿', { exact: true }).click();
    await expect.poll(() => shown.nth(0).isChecked(), SOON).toBe(true);

    await attach('决定书签字短.pdf', 1, '误扫');
    const problems = page.getByRole('region', { name: '问题' });
    await problems.getByText(/签字扫描件只有1页/).waitFor();
    await lookAt(screen, 'document-scan-short');
    await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
    await page
      .locator('.case-problems')
      .getByText(/签字扫描件只有1页/)
      .waitFor();
    await page
      .locator('.next-step-gaps')
      .getByText(/签字扫描件缺页/)
      .scrollIntoViewIfNeeded();
    await keepPicture(page, 'case-scan-short');
    await page.goto(new URL(`/#/volumes/${caseId}`, station.address).href);
    await page
      .locator('.volume-gap', { hasText: '签字扫描件缺页' })
      .first()
      .getByRole('button', { name: '去补扫' })
      .click();
    await problems.getByRole('button', { name: '更换签字扫描件' }).waitFor();

    await attach('决定书签字二.pdf', present(decision.pages, 'pages'), '漏扫签名页');
    await problems.waitFor({ state: 'detached' });
    await facts().getByText('决定书签字二.pdf').waitFor();
    await facts().getByText('已更换：漏扫签名页').waitFor();
    await facts().getByRole('button', { name: '决定书签字.pdf', exact: true }).click();
    await page.getByText('这是以前的签字扫描件，仅供查阅。').waitFor();
  });

  it('is asked for the day when a form that prints none is finalised', async () => {
    const { documents } = beside.client;
    const draft = await documents.create({ caseId, templateNumber: 24 });
    await documents.save({
      documentId: draft.id,
      revision: draft.revision,
      own: { list_number: '2026-009', goods: [{ name: '辣椒酱', unit: '瓶', quantity: '1' }] },
    });
    const core = await withholdable(page);
    await page.goto(new URL(`/#/documents/${draft.id}`, station.address).href);
    await page.reload();
    await page.getByText('各项已填齐，可以定稿').waitFor();
    core.withhold();
    await page.getByRole('button', { name: '定稿', exact: true }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('签署日期').fill('2026.3.4');
    // What is typed stays when the window learns meanwhile that nothing speaks against it.
    core.release();
    await window.locator('.ant-btn-primary:enabled').waitFor();
    await lookAt(screen, 'document-finalise-signed-on');
    // Whoever clicks at once, with the calendar still open, has said the day all the same.
    await window.getByRole('button', { name: '定稿', exact: true }).click();
    await facts().getByText('2026-03-04').waitFor();
    await documents.void({ documentId: draft.id, reason: '练习' });
  });

  it('bears the day written on the paper where the form prints none', async () => {
    const report = await documentCalled('案件调查终结报告');
    await openDocument(report);
    await facts().getByRole('button', { name: '改签署日期' }).click();
    const day = facts().getByLabel('签署日期');
    await expect.poll(() => day.inputValue(), SOON).toBe('2026-03-16');
    await day.fill('20260331');
    await lookAt(screen, 'document-signed-on');
    // Enter in the field completes the day; another one saves it.
    await day.press('Enter');
    await facts()
      .getByRole('button', { name: /^保\s?存$/ })
      .click();
    await facts().getByText('2026-03-31').waitFor();

    const file = join(home, '报告签字.pdf');
    writeFileSync(file, await textPdf('report', present(report.pages, 'pages')));
    await page.getByRole('button', { name: '附签字扫描件' }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel('选择签字扫描件').setInputFiles(file);
    await window.getByLabel('签署日期').fill('2026.4.1');
    await window.getByLabel('签署日期').press('Enter');
    await keepPicture(page, 'document-signed-on-scan');
    await window.getByRole('button', { name: '附上' }).click();
    await window.waitFor({ state: 'hidden' });
    await facts().getByText('2026-04-01').waitFor();
    expect((await documentCalled('案件调查终结报告')).date).toBe('2026-04-01');

    await openDocument(await documentCalled('行政处罚决定书'));
    await facts().getByText('校验值（SHA-256）').waitFor();
    expect(await facts().getByRole('button', { name: '改签署日期' }).count()).toBe(0);
  });

  it('is filed with its volume and says so, and warns before it is changed', async () => {
    const { jobId } = await beside.client.volumes.assemble({ caseId });
    await expect
      .poll(async () => (await beside.client.jobs.list({})).find(({ id }) => id === jobId)?.state, SOON)
      .toBe('done');
    const decision = await documentCalled('行政处罚决定书');
    await openDocument(decision);
    await page.reload();
    await facts().getByText('已归卷').waitFor();
    await facts()
      .getByText(/^归入正卷/)
      .waitFor();
    await page.getByRole('button', { name: '补正', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText('这份文书已经归卷，改动后案卷需要重新组卷、重新装订。')
      .waitFor();
    await page.getByRole('dialog').getByText('补正后的新版须重新送达当事人').waitFor();
    await lookAt(screen, 'document-correct-window');
  });

  it('is corrected in a draft that keeps its number and takes its place', async () => {
    const before = await documentCalled('行政处罚决定书');
    await page.getByLabel('补正理由').fill('违法事实中的数量写错');
    await page.getByRole('button', { name: '起草补正' }).click();
    await page.locator('.form-pane').waitFor();
    await page.getByText('理由：违法事实中的数量写错').waitFor();
    await lookAt(screen, 'document-correcting');
    const box = page.locator('[data-field="facts"] textarea');
    await box.fill('补正后的违法事实：销售辣椒酱十一瓶。');
    await page.locator('[data-saved="true"]').waitFor();
    await page.getByRole('button', { name: '定稿', exact: true }).click();
    const window = page.getByRole('dialog');
    await window.getByText(`${present(before.documentNumber, 'number')}，不变`).waitFor();
    await window.getByText('这一版须重新送达当事人').waitFor();
    await window.getByRole('button', { name: '定稿', exact: true }).click();
    await facts().getByText('第 2 版').waitFor();
    await facts().getByText('此后有改动，请重新组卷').waitFor();
    await facts().getByText('已补正：违法事实中的数量写错').waitFor();
    await page.locator('.pdf-view canvas').first().waitFor();
    expect(await page.getByText('没有找到这份文书').count()).toBe(0);
    const problems = page.getByRole('region', { name: '问题' });
    await problems.getByText(/补正后的第2版尚未送达/).waitFor();
    await page
      .getByRole('region', { name: '下一步' })
      .getByRole('button', { name: '起草《送达回证》' })
      .waitFor();
    await lookAt(screen, 'document-corrected');
    expect(await documentCalled('行政处罚决定书')).toMatchObject({
      id: before.id,
      documentNumber: before.documentNumber,
      version: 2,
    });
    await facts().getByRole('button', { name: '第 1 版' }).click();
    await page.getByText('这是第1版，已补正，仅供查阅。').waitFor();
    await page.locator('.pdf-view canvas').first().waitFor();

    await problems.getByRole('button', { name: '起草送达回证' }).click();
    await page.locator('.form-pane').waitFor();
    const receipt = present(
      (await beside.client.documents.list({ caseId })).find(
        ({ state, servesDocumentId }) => state === 'draft' && servesDocumentId === before.id,
      ),
      'receipt',
    );
    await openDocument(before);
    await facts().getByText('第 2 版').waitFor();
    await problems.waitFor({ state: 'detached' });
    // Who comes to read is not asked for the next document.
    expect(await page.getByRole('region', { name: '下一步' }).count()).toBe(0);
    await beside.client.documents.remove({
      documentId: receipt.id,
      revision: (await beside.client.documents.get({ documentId: receipt.id })).revision,
    });
  });

  it('leaves as data and comes back as a draft', async () => {
    const record = await documentCalled('询问笔录');
    await openDocument(record);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: /^数据/ }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('询问笔录.json');
    const data = join(home, '询问笔录.json');
    await saved.saveAs(data);

    await page.goto(new URL(`/#/documents?case=${caseId}`, station.address).href);
    await page.locator('.document-table tbody tr').first().waitFor();
    const nonsense = join(home, '不是数据.json');
    writeFileSync(nonsense, '{"a":1}');
    await page.getByLabel('选择文书数据').setInputFiles(nonsense);
    await page.getByText(/^这不是文书数据，没有导入/).waitFor();
    await page.getByLabel('选择文书数据').setInputFiles(data);
    await page.locator('.form-pane').waitFor();
    const drafts = (await beside.client.documents.list({ caseId })).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ title }) => title)).toEqual(['询问笔录']);
    const [before, after] = await Promise.all(
      [record.id, drafts[0]?.id ?? ''].map((documentId) => beside.client.documents.get({ documentId })),
    );
    expect(after?.values).toMatchObject({ qa_list: before?.values['qa_list'] });
    await beside.client.documents.remove({
      documentId: drafts[0]?.id ?? '',
      revision: (await beside.client.documents.get({ documentId: drafts[0]?.id ?? '' })).revision,
    });
  });

  it('shows the states in the list of the case, and one line in the register', async () => {
    const notice = await documentCalled('行政处罚告知书');
    await openDocument(notice);
    await page.getByRole('button', { name: '作废', exact: true }).click();
    await page.getByLabel('作废理由').fill('改用新的告知书');
    await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click();
    await page.getByText('本文书已作废。理由：改用新的告知书').waitFor();
    const { id } = await documentCalled('现场笔录');
    await beside.client.documents.correct({ documentId: id, reason: '时间写错' });

    await page.goto(new URL(`/#/documents?case=${caseId}`, station.address).href);
    const row = (title: string) => page.locator('.document-table tbody tr', { hasText: title });
    await row('行政处罚决定书').getByText('第2版').waitFor();
    await row('行政处罚决定书').getByText('重新组卷').waitFor();
    await row('行政处罚告知书').getByText('已作废').waitFor();
    await row('询问笔录').getByText('已归卷').waitFor();
    await row('现场笔录').getByText('补正草稿').waitFor();
    await lookAt(screen, 'documents-states');

    await page.getByRole('tab', { name: '文号登记簿' }).click();
    const decisions = page.locator('.number-register tbody tr', { hasText: '处罚〔' });
    await decisions.first().getByText('第2版（补正）').waitFor();
    expect(await decisions.count()).toBe(1);
    await decisions.first().getByText('濮市监案〔').waitFor();
    await lookAt(screen, 'number-register-corrected');
  });

  it('takes numbers used elsewhere into the register, and says when a register can no longer be begun', async () => {
    await page.getByRole('button', { name: '编号规则…' }).click();
    const rules = page.getByRole('dialog');
    await rules.locator('input:focus').waitFor();
    await page.keyboard.type('市监罚告');
    await page.keyboard.press('Enter');
    await rules.getByText('本年已经由程序取过号，起始号不能再改。').waitFor();
    await rules.getByText('在别处用过的号').click();
    // What is no such number stays as it was typed and is said; no other number takes its place.
    await rules.getByLabel('顺序号').fill('1234567');
    await rules.getByLabel('用在哪份文书').fill('手写告知书');
    await rules.getByLabel('理由').fill('现场手写');
    await rules.getByText('请填写1到999999的整数').waitFor();
    expect(await rules.getByLabel('顺序号').inputValue()).toBe('1234567');
    expect(await rules.getByRole('button', { name: '登记' }).isDisabled()).toBe(true);
    await rules.getByLabel('顺序号').fill('７');
    await rules.getByLabel('理由').focus();
    expect(await rules.getByLabel('顺序号').inputValue()).toBe('7');
    await lookAt(screen, 'numbering-rules');
    await page.keyboard.press('Enter');
    const noted = page.locator('.number-register tbody tr', { hasText: '手写告知书' });
    await noted.getByText('在别处编定：现场手写').waitFor();
    await page.keyboard.press('Escape');
    await rules.waitFor({ state: 'hidden' });
    await lookAt(screen, 'number-register-elsewhere');
  });
});

describe('the way through a case', () => {
  it('leads back from the volume to where one came from', async () => {
    await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
    // Where it is the next step besides, either leads there.
    await page.getByRole('button', { name: '组卷', exact: true }).first().click();
    await page.locator('.volume-item').first().waitFor();
    await page.getByRole('button', { name: '返回' }).click();
    await page.locator('.case-contents').waitFor();
    expect(new URL(page.url()).hash).toBe(`#/cases/${caseId}`);
  });

  it('offers for a receipt only what is served, what has none yet first', async () => {
    await page.goto(new URL(`/#/documents?case=${caseId}`, station.address).href);
    await page.getByRole('button', { name: /^起草/ }).first().click();
    await page.getByLabel('查找文书').fill('sdhz');
    await page.getByLabel('查找文书').press('Enter');
    await page.getByLabel('送达哪一份文书').click();
    const offered = page.locator('.ant-select-dropdown');
    await offered.getByText('已有送达回证，再次送达').waitFor();
    await offered.getByText(/^行政处罚决定书/).waitFor();
    expect(await offered.getByText(/询问笔录|现场笔录|审批表/).count()).toBe(0);
    await lookAt(screen, 'receipt-choices');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('passes by what is only shown: Tab goes from section to what is typed, arrows reach the rest', async () => {
    const draft = await beside.client.documents.create({ caseId, templateNumber: 45 });
    await page.goto(new URL(`/#/documents/${draft.id}`, station.address).href);
    await documentOn(page, draft.id).locator('.form-pane').waitFor();
    const shown = page.locator('.form-pane .case-value');
    expect(await shown.count()).toBeGreaterThan(2);
    const stops = new Set<string>();
    await page.locator('.form-section-head').first().focus();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      stops.add(await page.evaluate(() => document.activeElement?.className ?? ''));
    }
    expect([...stops].filter((name) => name.includes('case-value'))).toEqual([]);
    await page.locator('.form-section-head[aria-expanded="true"]').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className ?? ''), SOON)
      .toContain('case-value');
    await keepPicture(page, 'draft-sections');
    // Who types on a section's head means its first box: nothing typed is lost.
    const section = page.locator('.form-section', { has: page.locator('textarea.entry') }).first();
    const head = section.locator('.form-section-head');
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    await head.focus();
    await page.keyboard.press('7');
    const typed = () => page.evaluate(() => document.activeElement?.matches('.entry, .entry-date input'));
    await expect.poll(typed, SOON).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toContain('7');
    await page.keyboard.press('Control+z');
    await beside.client.documents.remove({
      documentId: draft.id,
      revision: (await beside.client.documents.get({ documentId: draft.id })).revision,
    });
  });

  it('shows what a recorder wrote besides its films as text', async () => {
    const recordings = await beside.client.intake.recordings({});
    const texts = recordings.filter(({ kind }) => kind === 'log' || kind === 'sidecar').map(({ id }) => id);
    await beside.client.intake.assign({ recordingIds: texts, caseId });
    await page.goto(new URL(`/#/cases/${caseId}`, station.address).href);
    // Another window assigned them.
    await page.reload();
    const row = (name: RegExp) => page.locator('.content-row', { hasText: name });
    await row(/\.mp4/i).first().waitFor();
    await expect.poll(() => row(/\.txt/).count(), SOON).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(0);
    expect(await row(/\.txt/).locator('[data-sign="video"]').count()).toBe(0);
    expect(await row(/\.txt/).locator('[data-sign="text"]').count()).toBe(await row(/\.txt/).count());
    await lookAt(screen, 'case-contents-signs');
  });
});
