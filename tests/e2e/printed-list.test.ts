import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, takeSeat } from '#tests/support/clerk.ts';
import { oddFiles, putBytes } from '#tests/support/make-card.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { openChromium, openScreen } from '#tests/support/screen.ts';
import { startStationProgram, type StationProgram } from '#tests/support/station-program.ts';
import { importCard } from '#tests/support/take-card.ts';
import { aCase } from '#tests/support/a-case.ts';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const FOLDER = 'DCIM/100MEDIA';
const nameOf = (n: number): string =>
  `JGR1503_410903_2026030510${String(n).padStart(2, '0')}00_${String(n).padStart(4, '0')}.mp4`;
const names = Array.from({ length: 12 }, (_, i) => nameOf(i + 1));

let made: TestApp;
let browser: Browser;
let station: StationProgram;

beforeAll(async () => {
  made = await openTestApp();
  const card = join(made.dir, '存储卡');
  for (const [seed, name] of names.slice(0, 10).entries())
    await putBytes(card, `${FOLDER}/${name}`, 50_000, seed);
  await oddFiles.truncatedMp4(card, `${FOLDER}/${nameOf(11)}`);
  await oddFiles.empty(card, `${FOLDER}/${nameOf(12)}`);
  const created = await made.client.cases.create(await aCase(made.client));
  await importCard(made, created.id, card);
  await made.app.close();
  browser = await openChromium();
  station = await startStationProgram({ home: made.dir, archive: made.archiveDir });
});
afterAll(async () => {
  await station.stop();
  await browser.close();
  await made.close();
});

describe('the printed list of an import', () => {
  it('gives twelve files two pages at most, each with its name, its two checksums and what is wrong with it', async () => {
    const { page, context, troubles } = await openScreen(browser, station.address);
    await takeSeat(page);
    await goTo(page, '采集');
    await page.getByRole('link', { name: '采集清单' }).click();
    await page.getByText('12 个文件已全部入库并逐个核验').waitFor();
    const look = process.env['ANJUAN_LOOK'];
    if (look !== undefined) await page.screenshot({ path: join(look, 'list.png') });
    // What window.print() hands to the printer.
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (look !== undefined) writeFileSync(join(look, 'list.pdf'), pdf);
    const pages = await pdfPages(pdf);
    expect(pages.length).toBeLessThanOrEqual(2);
    const text = pages.join('');
    for (const name of names) expect(text).toContain(`${FOLDER}/${name}`);
    expect([...text.matchAll(/SHA-256 ?[0-9a-f]{64}/g)]).toHaveLength(12);
    expect([...text.matchAll(/SM3 ?[0-9a-f]{64}/g)]).toHaveLength(12);
    const [cutOff, empty] = [text.indexOf('没有写完'), text.indexOf('是空的（0字节）')];
    expect(cutOff).toBeGreaterThan(text.indexOf(nameOf(11)));
    expect(cutOff).toBeLessThan(text.indexOf(nameOf(12)));
    expect(empty).toBeGreaterThan(text.indexOf(nameOf(12)));
    expect(text).toContain('核验：从卡上读出时算得的校验值');
    const places = names.map((name) => text.indexOf(name));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(troubles()).toEqual([]);
    await context.close();
  });
});
