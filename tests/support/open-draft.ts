import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { documentOn, takeSeat } from './clerk.ts';
import { openScreen, type Screen } from './screen.ts';
import { type StationClient, stationClient } from './station-client.ts';
import { startStationProgram, type StationProgram } from './station-program.ts';
import { openTestApp, type TestApp } from './temporary-archive.ts';

/** A window of the station on an archive made beforehand. */
export interface Desk {
  readonly station: StationProgram;
  readonly screen: Screen;
  readonly page: Page;
  /** Speaks with the same station, to see what it keeps. */
  readonly beside: StationClient;
  /** Opens a draft in the window. */
  open(documentId: string): Promise<void>;
  close(): Promise<void>;
}

/** Fills a new archive with `furnish`, then starts the station on it and sits down as the first officer. */
export async function openDesk<T>(
  browser: Browser,
  furnish: (made: TestApp) => Promise<T>,
): Promise<Desk & { readonly made: T }> {
  const app = await openTestApp();
  const made = await furnish(app);
  await app.app.close();
  const station = await startStationProgram({ home: app.dir, archive: app.archiveDir });
  const screen = await openScreen(browser, station.address);
  const { page } = screen;
  await takeSeat(page);
  const beside = await stationClient(screen.context, station.address, '张三');
  return {
    station,
    screen,
    page,
    beside,
    made,
    async open(documentId) {
      await page.goto(new URL(`/#/documents/${documentId}`, station.address).href);
      await documentOn(page, documentId).locator('.form-pane').waitFor();
    },
    async close() {
      beside.close();
      await screen.context.close();
      await station.stop();
      rmSync(app.dir, { recursive: true, force: true });
    },
  };
}
