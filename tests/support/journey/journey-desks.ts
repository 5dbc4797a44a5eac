import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { keepPicture, openChromium } from '../screen.ts';
import type { Journey } from './journey.ts';
import { type JourneyDesk, openJourneyDesk } from './journey-desk.ts';

/** One browser for the journeys of a file; each has a station and an archive of its own. */
export function journeyDesks(): { open(journey: Journey): Promise<JourneyDesk> } {
  let browser: Browser | undefined;
  let desk: JourneyDesk | undefined;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async ({ task }) => {
    if (desk === undefined) return;
    if (task.result?.state === 'fail')
      await keepPicture(desk.page, `journey-${task.file.name.split('/').at(-1) ?? ''}`);
    const troubles = desk.screen.troubles();
    await desk.close();
    desk = undefined;
    expect(troubles).toEqual([]);
  });
  return {
    async open(journey) {
      if (browser === undefined) throw new Error('a journey begins before its browser is there');
      desk = await openJourneyDesk(browser, journey);
      return desk;
    },
  };
}
