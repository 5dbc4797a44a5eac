import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, pickFolder, SOON, takeSeat } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openChromium, openScreen, type Screen } from '#tests/support/screen.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';
import { openTestApp } from '#tests/support/temporary-archive.ts';

let home: string;
let archive: string;
let original: string;
let station: StationProgram;
let browser: Browser;
let screen: Screen;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anjuan-e2e-'));
  mkdirSync(join(home, '移动硬盘'));
  archive = join(home, '坏了的档案库');
  const test = await openTestApp();
  const { sha256 } = await test.upload('现场.txt', Readable.from([Buffer.from('现场')]));
  original = join('vault', sha256.slice(0, 2), sha256);
  const { folderId } = test.app.folders.hand(join(home, '移动硬盘'));
  const { jobId } = await test.client.archive.backup({ folderId });
  await test.app.workplace().jobs.ended(jobId);
  await test.close();
  mkdirSync(archive);
  writeFileSync(join(archive, 'archive.sqlite'), '这不是数据库'.repeat(500));
  [station, browser] = await Promise.all([startStationProgram({ home, archive }), openChromium()]);
  screen = await openScreen(browser, station.address);
});
afterAll(async () => {
  await browser.close();
  await station.stop();
  rmSync(home, { recursive: true, force: true });
});

async function choose(button: string, path: string): Promise<void> {
  await screen.page.getByRole('button', { name: button }).click();
  await pickFolder(screen.page, home, path);
}

describe('an archive that does not open', () => {
  it('comes back from its backup on the screen that says so, verified', async () => {
    const { page } = screen;
    await page.getByText('档案库没有打开').waitFor(SOON);
    await lookAt(screen, 'restore-blocked');
    const [copy = ''] = readdirSync(join(home, '移动硬盘'));
    await choose('从备份恢复…', join(home, '移动硬盘', copy));
    await choose('恢复到…', home);
    await page.getByLabel('新文件夹名称').fill('找回的档案库');
    await page.getByRole('button', { name: '开始恢复' }).click();
    await page.getByText('完整核验：全部与备份时一致').waitFor(SOON);
    await lookAt(screen, 'restore-done');
    await page.getByRole('button', { name: '打开恢复的档案库' }).click();
    await takeSeat(page);
  });

  it('then gets a lost original back from the settings', async () => {
    const { page } = screen;
    rmSync(join(home, '找回的档案库', original), { force: true });
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '档案库' }).click();
    await choose('恢复原件…', join(home, '移动硬盘'));
    await page.getByText('恢复原件1个，已重读核对无误').waitFor(SOON);
    await page.getByRole('heading', { name: '恢复' }).scrollIntoViewIfNeeded();
    await lookAt(screen, 'restore-original');
    expect(screen.troubles()).toEqual([]);
  });
});
