import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON, type } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { invented2027 } from '#tests/support/year-2027.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
});

describe('a limit', () => {
  it('says on the workbench and on the page of its case why it ends on its day, by the keyboard', async () => {
    const desk = await openDesk(browser, async ({ client }) => client.cases.create(await aCase(client)));
    onTestFinished(() => desk.close());
    const { page, station, screen, made } = desk;
    await page.goto(new URL('/#/', station.address).href);
    const due = page.getByTitle('为什么是这一天').first();
    await due.press('Enter');
    const window = page.getByRole('dialog', { name: '为什么是这一天' });
    await window.getByText('程序规定第十八条').waitFor();
    // The cursor is on the last day; the arrows walk back through the days, Escape closes.
    await window.locator('.count-due:focus').waitFor();
    await page.keyboard.press('Home');
    await window.locator('.count-said').filter({ hasText: '开始的日不计算在内' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await window
      .locator('.count-said')
      .filter({ hasText: /计入，第1日|不计，周末/ })
      .waitFor();
    await lookAt(screen, 'why-this-day');
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'hidden' });

    await page.goto(new URL(`/#/cases/${made.id}`, station.address).href);
    const clocks = page.getByRole('list', { name: '期限' });
    await clocks.getByText('核查线索并决定是否立案').waitFor();
    await clocks.getByTitle('为什么是这一天').first().press('Enter');
    await window.getByText('程序规定第十八条').waitFor();
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'hidden' });
    await lookAt(screen, 'case-clocks');
  });
});

describe('what somebody did by hand', () => {
  it('is shown before it counts: a year put into the folder, and a row changed past the program', async () => {
    const desk = await openDesk(browser, async ({ client, archiveDir }) => {
      const made = await client.cases.create(await aCase(client));
      return { ...made, archiveDir };
    });
    onTestFinished(() => desk.close());
    const { page, station, screen, beside, made } = desk;
    writeFileSync(join(made.archiveDir, 'calendars', '2027.json'), JSON.stringify(invented2027));
    const database = new Sqlite(join(made.archiveDir, 'archive.sqlite'));
    database.prepare("update cases set cause = '另一案由' where id = ?").run(made.id);
    database.close();

    await page.goto(new URL('/#/settings?tab=calendar', station.address).href);
    await page.getByText('节假日文件“2027.json”是在程序之外放入的，没有采用').waitFor();
    await lookAt(screen, 'calendar-by-hand');
    await page.getByRole('button', { name: '查看' }).press('Enter');
    const window = page.getByRole('dialog');
    await window.getByText('https://www.example.org/2027.htm').waitFor();
    expect((await beside.client.calendar.state({})).years[0]?.year).toBe(2026);
    await window.getByRole('button', { name: '核对无误，采用' }).press('Enter');
    await page.getByText('已有通知到2027年').waitFor();

    await page.goto(new URL('/#/settings?tab=archive', station.address).href);
    await page.getByRole('button', { name: '开始完整核验' }).press('Enter');
    await page.getByText('现为“另一案由”').waitFor();
    await page.getByRole('button', { name: '查明属实，采用' }).press('Enter');
    await page.getByLabel('采用的理由').fill('信息科按来函更正');
    await lookAt(screen, 'accept-a-finding');
    await page.keyboard.press('Enter');
    await page.getByText('再次核验时说明由谁采用').waitFor();
    await page.getByRole('button', { name: '开始完整核验' }).press('Enter');
    await page.getByText('曾在程序之外改动、已由有权的人采用 1 处').press('Enter');
    await page.getByText(/于.*采用，理由：信息科按来函更正/).waitFor();
    await lookAt(screen, 'accepted-row');
  });
});

describe('the calendar in the settings', () => {
  it('shows source and days of a new year before it counts, and takes days of this place, by the keyboard', async () => {
    const desk = await openDesk(browser, () => Promise.resolve());
    onTestFinished(() => desk.close());
    const { page, station, screen, beside } = desk;
    await page.goto(new URL('/#/settings?tab=calendar', station.address).href);
    await page.getByText('已有通知到2026年').waitFor();
    await lookAt(screen, 'calendar-settings');

    const file = join(temporaryFolder(), '2027.json');
    const wrong = { ...invented2027, days: invented2027.days.slice(0, 20) };
    writeFileSync(file, JSON.stringify(wrong, null, 1));
    await page.getByLabel('选择放假安排文件').setInputFiles(file);
    await page.getByText('2027年的安排不完整：没有国庆节').waitFor();

    writeFileSync(file, JSON.stringify(invented2027, null, 1));
    await page.getByLabel('选择放假安排文件').setInputFiles(file);
    const window = page.getByRole('dialog');
    await window.getByText('https://www.example.org/2027.htm').waitFor();
    expect(await window.getByRole('row').filter({ hasText: '2027-02-13' }).innerText()).toMatch(
      /周六\s+春节\s+上班/,
    );
    await lookAt(screen, 'calendar-new-year');
    expect((await beside.client.calendar.state({})).years[0]?.year).toBe(2026);
    // The window begins at the way on.
    await page.keyboard.press('Enter');
    await page.getByText('2027年的放假安排已采用。').waitFor();
    await page.getByText('已有通知到2027年').waitFor();

    const local = page.getByRole('region', { name: '本地休息日' });
    await local.getByLabel('日期').fill('2026-7-21');
    await type(page, '原因', '暴雨停工');
    await page.keyboard.press('Enter');
    await local.getByRole('row').filter({ hasText: '暴雨停工' }).waitFor();
    await lookAt(screen, 'calendar-local-day');
    await local.getByRole('button', { name: '移除2026-07-21' }).press('Enter');
    await expect.poll(async () => (await beside.client.calendar.state({})).localDays, SOON).toEqual([]);
  });
});
