import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { oddMedia } from '#tests/support/odd-media.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
let card: string;
let desk: Desk;

beforeAll(async () => {
  browser = await openChromium();
  card = mkdtempSync(join(tmpdir(), 'anjuan-lenses-'));
  await oddMedia.twoLenses(card, '7654321_012345_20260305093000_0001.MP4');
  await oddMedia.plain(card, 'GX010048.MP4', ['-metadata', 'creation_time=2026-03-05T09:30:00Z']);
  const written = new Date('2026-03-05T09:33:03+08:00');
  utimesSync(join(card, 'GX010048.MP4'), written, written);
  desk = await openDesk(browser, async ({ app, client }) => {
    const scan = await client.intake.scan({ folderId: app.folders.hand(card).folderId });
    const { jobId } = await client.intake.import({ scanId: scan.scanId });
    const { jobs } = app.workplace();
    await jobs.ended(jobId);
    for (const job of await jobs.list()) if (job.kind === 'transcode') await jobs.ended(job.id);
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(card, { recursive: true, force: true });
});

it('a second lens is named in the list and played at the same second; a time in doubt is said in both', async () => {
  const { page, screen, station } = desk;
  await page.goto(new URL('/#/intake?tab=recordings', station.address).href);
  const list = page.locator('.intake-recordings-table');
  await list.getByText('另有画面2（320×180）').waitFor();
  await list.getByText(/存疑：.*17:30:00.*09:30:00/).waitFor();
  await lookAt(screen, 'recordings-odd');

  await page.getByRole('button', { name: '看 7654321_012345_20260305093000_0001.MP4' }).click();
  const player = page.locator('.player');
  const source = () => player.locator('video').getAttribute('src');
  await expect.poll(source, SOON).toMatch(/\/access\?view=/);
  await player.locator('video').evaluate((video: HTMLVideoElement) => {
    video.currentTime = 1;
  });
  await player.getByText('画面2（320×180）').click();
  await expect.poll(source, SOON).toMatch(/\/access-picture-2\?view=[^#]*#t=1$/);
  const middle = () =>
    player.locator('video').evaluate((video: HTMLVideoElement) => {
      if (video.readyState < 2) return 'not yet';
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1, 1];
      const pen = canvas.getContext('2d');
      pen?.drawImage(video, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
      return blue > red && blue > green ? 'blue' : 'other';
    });
  await expect.poll(middle, SOON).toBe('blue');
  await lookAt(screen, 'player-second-lens');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '看 GX010048.MP4' }).click();
  await player.getByText(/存疑：.*17:30:00/).waitFor();
  await lookAt(screen, 'player-time-doubt');

  // By keyboard alone: the other of the two values, then the list says who decided.
  await page.getByRole('button', { name: '核定时间' }).press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')), SOON)
    .toBe('radio');
  await page.keyboard.press('ArrowDown');
  await lookAt(screen, 'player-time-choice');
  await page.keyboard.press('Tab');
  await page.keyboard.type('与现场笔录一致');
  await page.keyboard.press('Enter');
  await player.getByText('由办案人员核定').waitFor();
  await player.getByText(/另有2026-03-05 17:30:00；.*核定，理由：与现场笔录一致。/).waitFor();
  await lookAt(screen, 'player-time-settled');
  // Escape leaves the choice, then the player.
  await page.getByRole('button', { name: '重新核定' }).press('Enter');
  await page.getByRole('group', { name: '核定拍摄时间' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '重新核定' }).waitFor();
  await page.keyboard.press('Escape');
  await player.waitFor({ state: 'detached' });
  await list.getByText(/时间已核定：/).waitFor();
  await lookAt(screen, 'recordings-settled');
});
