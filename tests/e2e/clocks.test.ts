import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addDays, addMonths, chineseDate, shanghaiDate } from '#shared/lib/date.ts';
import { aCase, practiceCase } from '#tests/support/a-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { SOON } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { openDesk } from '#tests/support/open-draft.ts';
import { openChromium } from '#tests/support/screen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const today = shanghaiDate(Date.now());

/** A case long overdue, one filed so that it ends today, three more, one that is closed. */
async function desk() {
  const made = await openDesk(browser, async (app) => {
    const { client } = app;
    await client.cases.create(await aCase(client));
    const filed = await client.cases.create(
      await aCase(client, {
        party: { ...practiceCase.party, name: '濮阳市小小烟酒店' },
        clueOn: addDays(today, -91),
      }),
    );
    await anIssuedRow(app, filed.id, 'case_filing_approval', addDays(today, -90));
    for (let n = 0; n < 4; n++) await client.cases.create(await aCase(client, { clueOn: today }));
    const closed = await client.cases.create(await aCase(client));
    await anIssuedRow(app, closed.id, 'case_closure_approval', addDays(today, -3));
    return { filed, closed };
  });
  onTestFinished(() => made.close());
  return made;
}

describe('all running limits', () => {
  it('are reached from the workbench by keyboard, chosen, opened, and say why they end on their day', async () => {
    const { page, screen, made } = await desk();
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    const due = page.getByRole('region', { name: '今日到期' });
    // Of six limits one ends today: the number says what the words say.
    await due.getByRole('heading', { name: /^今日到期 1 项/ }).waitFor();
    await due.getByRole('heading', { name: '待归档 1 件' }).waitFor();
    await due.getByRole('heading', { name: '随后到期' }).waitFor();
    await due.getByText('组卷归档').waitFor();
    await page.getByRole('region', { name: '待我处理' }).getByText('组卷归档').waitFor();
    for (const name of ['今日到期', '待我处理', '案卷缺件'])
      await page.getByRole('region', { name }).waitFor();
    await lookAt(screen, 'workbench-four');
    await page.keyboard.press('q');
    const rows = page.getByRole('table', { name: '期限' }).locator('tbody tr');
    await expect.poll(() => rows.count(), SOON).toBe(6);
    await lookAt(screen, 'clocks-list');

    await page.getByText(/^今日1$/).click();
    await expect.poll(() => rows.count(), SOON).toBe(1);
    await rows.first().getByText('作出处理决定').waitFor();
    await rows.first().getByTitle('为什么是这一天').press('Enter');
    await page.getByRole('dialog', { name: '为什么是这一天' }).getByText('程序规定第六十四条').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '为什么是这一天' }).waitFor({ state: 'hidden' });

    await page.getByText(/^待归档1$/).click();
    await rows.first().getByText('组卷归档').waitFor();
    await page.getByText(/^全部6$/).click();
    await page.keyboard.press('/');
    await page.keyboard.type('小小烟酒');
    await expect.poll(() => rows.count(), SOON).toBe(1);
    await page.keyboard.press('Escape');
    await rows.first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash.includes(made.filed.id));
    await page.locator('.case-screen').waitFor();
    // Back finds the choice again.
    await page.keyboard.press('Escape');
    await expect.poll(() => rows.count(), SOON).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '工作台' }).waitFor();
  });

  it('stand in a month that is walked by the arrow keys, and beside it all of the day one is on', async () => {
    const { page, screen, station } = await desk();
    await page.goto(new URL('/#/workbench/clocks', station.address).href);
    await page.getByRole('table', { name: '期限' }).waitFor();
    await page.keyboard.press('m');
    const month = page.getByRole('group', { name: '月历' });
    const cell = (day: string) => month.locator(`[data-day="${day}"]`);
    await cell(today).getByText('作出处理决定').waitFor();
    await lookAt(screen, 'clocks-month');
    await cell(today).focus();
    await page.keyboard.press('ArrowRight');
    await cell(addDays(today, 1)).and(page.locator(':focus')).waitFor();
    await page.getByText('这一天没有到期的期限。').waitFor();
    await page.keyboard.press('PageDown');
    await cell(addMonths(addDays(today, 1), 1))
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Home');
    await cell(today).and(page.locator(':focus')).waitFor();
    const list = page.getByRole('region', { name: `${chineseDate(today)}到期` });
    await list.getByText('濮阳市小小烟酒店涉嫌经营标签不符合规定的食品案').waitFor();
  });

  it('are saved for another calendar, as they are chosen', async () => {
    const { page, station, made } = await desk();
    await page.goto(new URL('/#/workbench/clocks?scope=today', station.address).href);
    await page.getByRole('table', { name: '期限' }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出日历' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('案件期限.ics');
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(await file.path(), 'utf8')) as unknown[]);
    const [only, ...others] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(others).toEqual([]);
    expect(only?.startDate.toString()).toBe(today);
    expect(only?.description).toContain(made.filed.caseNumber);
  });

  it('turn amber and red by the rules of the bureau', async () => {
    const { page, station, beside } = await desk();
    const { revision, updatedAt: _at, updatedBy: _by, ...now } = await beside.client.settings.preferences({});
    await beside.client.settings.savePreferences({ ...now, revision, amberDays: 60, redDays: 0 });
    await page.goto(new URL('/#/workbench/clocks', station.address).href);
    await page.reload();
    const rows = page.getByRole('table', { name: '期限' }).locator('tbody tr');
    await rows.filter({ hasText: '濮阳市小小烟酒店' }).locator('td').first().locator('.alarm').waitFor();
    await expect.poll(() => rows.locator('td:first-child .amber').count(), SOON).toBe(4);
  });
});
