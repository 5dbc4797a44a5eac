import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { SOON, type } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { picture, textPdf } from '#tests/support/practice-file.ts';
import { openChromium } from '#tests/support/screen.ts';
import { importCard } from '#tests/support/take-card.ts';
import { makeCard } from '#tests/support/make-card.ts';

let browser: Browser;
let dir: string;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  dir = mkdtempSync(join(tmpdir(), 'anjuan-papers-'));
  await makeCard(dir, '947-flat');
  desk = await openDesk(browser, async (test) => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    await importCard(test, id, dir);
    return id;
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
});

it('a scan added for a gap closes it; kind and 证明对象 are corrected in the window of the piece', async () => {
  const { page, screen, station, beside, made: caseId } = desk;
  await page.goto(new URL(`/#/volumes/${caseId}`, station.address).href);
  const gap = page.locator('.volume-order .volume-gap', { hasText: '正卷缺少立案审批表' });
  await gap.getByRole('button', { name: '起草' }).waitFor();
  await lookAt(screen, 'volume-gaps');
  await gap.getByRole('button', { name: '扫描件' }).click();
  const adding = page.getByRole('dialog');
  const pdf = {
    name: '扫描0001.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await textPdf('filing', 2)),
  };
  await adding.locator('input[type=file]').setInputFiles(pdf);
  await adding.locator('.volume-scan').getByText('立案审批表').waitFor();
  await lookAt(screen, 'volume-add-for-gap');
  await adding.getByRole('button', { name: /^加入案卷/ }).click();
  await adding.getByText('已加入，2 页').waitFor();
  // A photo nobody named lies with the evidence.
  await adding.locator('input[type=file]').setInputFiles({
    name: '货架.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(picture(dir, 'shelf.jpg', '640x480')),
  });
  await adding.getByLabel('材料种类', { exact: true }).last().click();
  await page.keyboard.type('其他证据');
  await page.keyboard.press('Enter');
  await adding.getByRole('button', { name: /^加入案卷/ }).click();
  await adding.getByText('已加入，1 页').waitFor();
  await adding.getByRole('button', { name: '完成' }).click();
  await gap.waitFor({ state: 'detached' });

  await page.locator('.volume-item', { hasText: '货架' }).dblclick();
  const about = page.getByRole('dialog', { name: '卷内文件' });
  await about.getByLabel('种类').click();
  await page.keyboard.type('照片');
  await page.keyboard.press('Enter');
  await type(about.locator('.volume-window'), '拍摄地点', '濮阳市华龙区示例街2号店内');
  await type(about.locator('.volume-window'), '拍摄人', '张昇');
  await type(about.locator('.volume-window'), '证明对象', '证明当事人货架上陈列过期食品');
  await lookAt(screen, 'volume-item-photo');
  await about.getByRole('button', { name: /保\s*存/ }).click();
  await about.waitFor({ state: 'detached' });
  const photo = async () =>
    present(
      (await beside.client.volumes.attachments({ caseId })).find(({ title }) => title === '货架'),
      'the photo',
    );
  expect(await photo()).toMatchObject({
    material: 'photo',
    kind: 'photo',
    purpose: '证明当事人货架上陈列过期食品',
    place: '濮阳市华龙区示例街2号店内',
    photographer: '张昇',
  });
});

it('what a recording proves is written where it is watched', async () => {
  const { page, screen, station, beside, made: caseId } = desk;
  const [first] = await beside.client.intake.recordings({ caseId });
  const { id } = present(first, 'a recording');
  await page.goto(new URL(`/#/intake?tab=recordings&play=${id}`, station.address).href);
  const field = page.locator('.player').getByLabel('证明对象');
  await field.fill('证明现场检查经过');
  await lookAt(screen, 'player-purpose');
  await field.press('Enter');
  const kept = async () =>
    (await beside.client.intake.recordings({ caseId })).find((one) => one.id === id)?.purpose;
  await expect.poll(kept, SOON).toBe('证明现场检查经过');
  // Closing the window is leaving the field.
  await field.fill('证明检查时当事人在场');
  await page.keyboard.press('Escape');
  await expect.poll(kept, SOON).toBe('证明检查时当事人在场');
});
