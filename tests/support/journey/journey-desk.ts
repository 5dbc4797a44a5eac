import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Station, startStation } from '#main/hosts/station/server.ts';
import { stderrLog } from '#main/platform/log.ts';
import { addDays, type IsoDate } from '#shared/lib/date.ts';
import { aCase } from '../a-case.ts';
import { takeSeat } from '../clerk.ts';
import { openScreen, type Screen } from '../screen.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '../temporary-archive.ts';
import type { Journey } from './journey.ts';

/** A window of a station whose days come when they are told to: nothing waits by the clock. */
export interface JourneyDesk {
  readonly page: Page;
  readonly screen: Screen;
  readonly made: TestApp;
  readonly caseId: string;
  readonly today: () => IsoDate;
  /** The evening of that day: who sits here sits down again, and the case lies open. */
  begin(day: IsoDate): Promise<void>;
  /** The page of the case, as it stands. */
  openCase(): Promise<void>;
  close(): Promise<void>;
}

const FIRST_DAY = '2026-03-02';
const WHO = '张三';

export async function openJourneyDesk(browser: Browser, journey: Journey): Promise<JourneyDesk> {
  const clock = fixedClock(`${FIRST_DAY}T17:00:00+08:00`);
  const made = await openTestApp({ clock });
  const { id: caseId } = await made.client.cases.create(
    await aCase(made.client, { clueOn: FIRST_DAY, ...journey.case }),
  );
  const station: Station = await startStation({
    app: made.app,
    rendererDir: process.env['ANJUAN_RENDERER'] ?? join(resourcesRoot, 'out', 'renderer'),
    log: stderrLog,
  });
  const address = station.address();
  const screen = await openScreen(browser, 'about:blank');
  const { page } = screen;
  await page.clock.setFixedTime(new Date(clock.now()));
  await page.goto(address);
  await takeSeat(page, WHO);
  const place = new URL(`/#/cases/${caseId}`, address).href;
  const openCase = async (): Promise<void> => {
    await page.goto(place);
    const [next] = (await made.client.way.ofCase({ caseId })).next;
    // What was done a moment ago is on the screen once it says what the core says.
    await page
      .locator('.next-step > .next-step-box')
      .first()
      .getByText(next === undefined ? '本案的步骤都已办完' : `下一步：${next.name}`)
      .first()
      .waitFor();
    const hidden = await page.locator('.next-step').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(hidden, 'what is next is wider than its column').toBe(0);
  };
  return {
    page,
    screen,
    made,
    caseId,
    today: () => clock.today(),
    openCase,
    async begin(day) {
      await page.evaluate(() => {
        sessionStorage.clear();
      });
      await page.goto('about:blank');
      // Only now: a window that is there when days pass locks its seat, and keeps it again.
      clock.set(`${day}T17:00:00+08:00`);
      await page.clock.setFixedTime(new Date(clock.now()));
      await page.goto(place);
      await takeSeat(page, WHO);
      await openCase();
    },
    async close() {
      await screen.context.close();
      await station.close();
      await made.close();
    },
  };
}

export const tomorrow = (day: IsoDate): IsoDate => addDays(day, 1);
