import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import { type CoreClient, createCoreClient } from '../hosts/common/core-client.ts';
import { findResourcesRoot } from '../hosts/common/host-paths.ts';
import { stderrLog } from '../platform/log.ts';
import { createSeatKeeper, type SeatKeeper } from '../hosts/common/seat-keeper.ts';

/** The program without a screen, its settings kept inside `dir` so that the clerk's own archive stays the chosen one. */
export async function openPractice(dir: string): Promise<{
  readonly app: App;
  readonly client: CoreClient;
  readonly keeper: SeatKeeper;
  readonly resourcesRoot: string;
}> {
  const resourcesRoot = findResourcesRoot(import.meta.dirname);
  const app = await createApp({
    resourcesRoot,
    configDir: join(dir, '设置'),
    capabilities: { host: 'cli' },
    log: stderrLog,
  });
  const keeper = createSeatKeeper();
  return { app, client: createCoreClient(app, keeper), keeper, resourcesRoot };
}
