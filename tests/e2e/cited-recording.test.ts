import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { aReadyDraft, decisionFacts, PENALTY_DECISION } from '#tests/support/a-document.ts';
import { SOON } from '#tests/support/clerk.ts';
import { putMedia } from '#tests/support/make-card.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { keepPicture, openChromium } from '#tests/support/screen.ts';
import { importCard } from '#tests/support/take-card.ts';

let browser: Browser;
let card: string;
let desk: Desk & { readonly made: string };

beforeAll(async () => {
  browser = await openChromium();
  card = mkdtempSync(join(tmpdir(), 'anjuan-cited-'));
  desk = await openDesk(browser, async (made) => {
    const { client } = made;
    const video = (time: string, number: number) =>
      putMedia(
        card,
        `DCIM/100MEDIA/7654321_012345_20260305${time}_000${String(number)}.MP4`,
        `2026-03-05T${time.slice(0, 2)}:${time.slice(2, 4)}:00+08:00`,
        { seconds: 8 },
      );
    await video('093000', 1);
    await video('094500', 2);
    const { id: caseId } = await client.cases.create(
      await aCase(client, {
        facts: {
          ...decisionFacts,
          facts: '当事人销售无生产日期的食品，见视频01 00:00:05、视频02、视频09。',
          evidence: '1.视频01一段，见视频01 00:00:05，证明在售。\n2.视频02一段。',
        },
      }),
    );
    await importCard(made, caseId, card);
    return (await aReadyDraft(client, caseId, PENALTY_DECISION)).id;
  });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  rmSync(card, { recursive: true, force: true });
});

it('beside an issued document its recordings are listed, and each leads to its second in the player', async () => {
  const { page, screen } = desk;
  const { keyboard } = page;
  await desk.open(desk.made);
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click();

  const listed = page.locator('.fixed-facts dt', { hasText: '引用的音像证据' }).locator('+ dd');
  await listed.waitFor();
  expect(await listed.getByRole('button').allTextContents()).toEqual([
    '视频01 00:00:05',
    '视频02',
    '视频09',
    '视频01',
  ]);
  await keepPicture(page, 'cited-recordings');

  await listed.getByRole('button', { name: '视频01 00:00:05' }).focus();
  await keyboard.press('Enter');
  const player = page.locator('.player');
  await player.getByText('视频01', { exact: true }).waitFor();
  const shown = () =>
    player
      .locator('video')
      .evaluate((video: HTMLVideoElement) =>
        video.seeking || video.readyState < 2 ? -1 : video.currentTime,
      );
  await expect.poll(shown, SOON).toBe(5);
  await keepPicture(page, 'cited-player');

  await page.goBack();
  await listed.getByRole('button', { name: '视频02', exact: true }).click();
  await player.getByText('视频02', { exact: true }).waitFor();
  await expect.poll(shown, SOON).toBe(0);

  await page.goBack();
  await listed.getByRole('button', { name: '视频09' }).click();
  await page.getByText('本案没有“视频09”，可能已移出案件。请核对编号。').waitFor();
  expect(screen.troubles()).toEqual([]);
});

it('says so when the line breaks on the way to the player, and goes there the next time', async () => {
  const { page, screen } = desk;
  let cut = true;
  await page.routeWebSocket(/\/rpc$/, (line) => {
    const core = line.connectToServer();
    line.onMessage((message) => {
      if (cut && message.toString().includes('/intake/recordings')) {
        cut = false;
        void line.close();
        void core.close();
      } else core.send(message);
    });
  });
  await page.goto(new URL(`/#/documents/${desk.made}`, desk.station.address).href);
  await page.reload();
  const cited = page.getByRole('button', { name: '视频01 00:00:05' });
  await cited.click();
  await page.getByText('连上后请再试一次').waitFor();
  await cited.click();
  await page.locator('.player').getByText('视频01', { exact: true }).waitFor();
  expect(screen.troubles()).toEqual([]);
});
