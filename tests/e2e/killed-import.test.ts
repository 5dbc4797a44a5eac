import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { goTo, pickFolder, takeSeat } from '#tests/support/clerk.ts';
import { putBytes } from '#tests/support/make-card.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { openChromium, openScreen } from '#tests/support/screen.ts';
import { stationClient, type StationClient } from '#tests/support/station-client.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const CARD = '存储卡';
const OFFICER = '张三';
/** Big enough that the power fails while they are still on their way. */
const FILE_BYTES = 150 * 1024 * 1024;
const files = ['092940_0001', '092952_0002', '102000_0003'].map(
  (end) => `DCIM/100MEDIA/JGR1503_100001_20260303${end}.MP4`,
);

let made: TestApp;
let browser: Browser;
let station: StationProgram;

beforeAll(async () => {
  made = await openTestApp();
  await made.app.close();
  for (const [seed, path] of files.entries()) await putBytes(join(made.dir, CARD), path, FILE_BYTES, seed);
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await station.stop();
  rmSync(made.dir, { recursive: true, force: true });
});

/** The station on the archive, a window with the officer at it, and a conversation beside it. */
async function open() {
  station = await startStationProgram({ home: made.dir, archive: made.archiveDir });
  const screen = await openScreen(browser, station.address);
  await takeSeat(screen.page);
  const beside = await stationClient(screen.context, station.address, OFFICER);
  return { ...screen, beside };
}

/** Resolves when part of the card is in and part is not. */
async function halfWay({ client }: StationClient): Promise<string> {
  for await (const { id, kind, current } of await client.jobs.watch({})) {
    if (kind !== 'import' || current === 0) continue;
    expect(current).toBeLessThan(files.length * FILE_BYTES);
    return id;
  }
  throw new Error('nothing was imported');
}

describe('an import in whose middle the power fails', () => {
  it('goes on by itself at the next start, and ends with every file verified', async () => {
    const first = await open();
    await goTo(first.page, '采集');
    await first.page.getByRole('button', { name: '选择文件夹…' }).click();
    await pickFolder(first.page, made.dir, join(made.dir, CARD));
    const [jobId] = await Promise.all([
      halfWay(first.beside),
      first.page.getByRole('button', { name: '开始采集' }).click(),
    ]);
    await station.kill();
    await first.page.getByText('与程序的连接断开，正在重新连接…').waitFor();
    await first.context.close();

    const second = await open();
    await second.page.getByRole('button', { name: /^后台任务/ }).click();
    await second.page.getByRole('dialog').getByText(CARD).first().waitFor();
    await second.page.keyboard.press('Escape');
    await goTo(second.page, '采集');
    await second.page.getByRole('row', { name: CARD }).getByText('完成', { exact: true }).waitFor();
    await second.page.getByRole('link', { name: '采集清单' }).click();
    await second.page.getByText('3 个文件已全部入库并逐个核验，卡内文件未被改动。').waitFor();

    const jobs = await second.beside.client.jobs.list({});
    expect(jobs.filter(({ kind }) => kind === 'import').map(({ id, state }) => [id, state])).toEqual([
      [jobId, 'done'],
    ]);
    second.beside.close();
    expect(second.troubles()).toEqual([]);
    await station.stop();

    const pin = join(made.dir, 'pin');
    writeFileSync(pin, TEST_PIN);
    const verified = await promisify(execFile)(
      process.execPath,
      [
        join(resourcesRoot, 'main', 'hosts', 'cli', 'main.ts'),
        ...['archive', 'verify', '--archive', made.archiveDir, '--json'],
        ...['--as', 'zhangsan', '--pin-file', pin],
      ],
      { env: { ...process.env, ANJUAN_CONFIG_DIR: join(made.dir, '.config', 'anjuan') } },
    );
    const report = z.looseObject({ chain: z.string() }).parse(JSON.parse(verified.stdout));
    expect(report).toMatchObject({ damaged: [], missing: [], foreign: [], chain: 'intact' });
  });
});
