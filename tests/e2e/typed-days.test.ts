import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { SOON, type } from '#tests/support/clerk.ts';
import { lookAt } from '#tests/support/look-at-screen.ts';
import { type Desk, openDesk } from '#tests/support/open-draft.ts';
import { openChromium, openScreen } from '#tests/support/screen.ts';
import { startStationProgram } from '#tests/support/station-program.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
});

/** How days are written, and what they mean. */
const SPELLINGS = [
  ['2026.3.25', '2026-03-25'],
  ['2028.12.31', '2028-12-31'],
  ['2026-3-5', '2026-03-05'],
  ['2026/3/15', '2026-03-15'],
  ['2026年3月25日', '2026-03-25'],
  ['20260316', '2026-03-16'],
  ['２０２６．３．２５', '2026-03-25'],
] as const;

/** Types over what stands in a box, holding the box to each key, and leaves it with Tab. */
async function typeOver(page: Page, box: Locator, text: string): Promise<void> {
  await box.focus();
  await box.press('Control+a');
  let sofar = '';
  for (const sign of text) {
    // Signs no key has come as the input method sends them.
    if (/[\x20-\x7e]/.test(sign)) await page.keyboard.press(sign);
    else await page.keyboard.insertText(sign);
    sofar += sign;
    expect(await box.inputValue()).toBe(sofar);
  }
  await page.keyboard.press('Tab');
}

describe('a day typed in any usual way is kept as it was meant', () => {
  it('while the program is set up', async () => {
    const home = temporaryFolder();
    const station = await startStationProgram({ home });
    onTestFinished(() => station.stop());
    const screen = await openScreen(browser, station.address);
    const { page } = screen;
    await type(page, '机关全称', '濮阳市市场监督管理局');
    await type(page, '文号简称', '濮市监');
    await type(page, '行政复议机关', '濮阳市人民政府');
    await type(page, '管辖法院', '濮阳市华龙区人民法院');
    await page.getByRole('button', { name: '下一步' }).click();
    const box = page.locator('.setup-officer').first().getByLabel('证件有效期至');
    for (const [text, day] of SPELLINGS) {
      await typeOver(page, box, text);
      expect(await box.inputValue()).toBe(day);
    }
    await typeOver(page, box, '2026-2-30');
    expect(await box.inputValue()).toBe('2026-2-30');
    await page.getByText('没有这一天').waitFor();
    await lookAt(screen, 'typed-day-setup');
    await screen.context.close();
  });

  describe('in the windows of an archive', () => {
    let desk: Desk & { readonly made: { readonly id: string; readonly cause: string } };
    beforeAll(async () => {
      desk = await openDesk(browser, async ({ client }) => client.cases.create(await aCase(client)));
    });
    afterAll(() => desk.close());

    it('of an officer', async () => {
      const { page, beside, screen } = desk;
      const validUntil = async () => (await beside.client.people.list({}))[0]?.certificateValidUntil;
      for (const [text, day] of SPELLINGS) {
        await page.goto(new URL('/#/settings?tab=people', desk.station.address).href);
        await page.getByRole('button', { name: '修改' }).first().click();
        const window = page.getByRole('dialog');
        const box = window.getByLabel('证件有效期至');
        await typeOver(page, box, text);
        expect(await box.inputValue()).toBe(day);
        await lookAt(screen, 'typed-day-officer');
        await window.getByRole('button', { name: /保\s?存/ }).click();
        await window.waitFor({ state: 'hidden' });
        await expect.poll(validUntil, SOON).toBe(day);
      }
    });

    it('of a case, also where keys send the form before it is left', async () => {
      const { page, beside, made, screen } = desk;
      await page.goto(new URL(`/#/cases/${made.id}`, desk.station.address).href);
      // The officers' page, with a 修改 of its own, stands until the case has come.
      await page.getByRole('heading', { name: made.cause }).waitFor();
      await page.getByRole('button', { name: /^修改/ }).first().click();
      const box = page.getByLabel('发现线索或者收到材料的日期');
      await typeOver(page, box, '2026-2-30');
      await page.getByText('没有这一天').waitFor();
      await lookAt(screen, 'typed-day-case');
      for (const [text, day] of SPELLINGS.slice(0, 3)) {
        await typeOver(page, box, text);
        expect(await box.inputValue()).toBe(day);
      }
      await box.focus();
      await box.press('Control+a');
      await page.keyboard.type('2026.3.17');
      await page.keyboard.press('Control+Enter');
      const clue = async () => (await beside.client.cases.get({ caseId: made.id })).clueOn;
      await expect.poll(clue, SOON).toBe('2026-03-17');
    });
  });
});
