import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { RouterClient } from '@orpc/server';
import type { SetupInput } from '#shared/contract/setup.ts';
import type { Actor, Seat } from '#shared/contract/session.ts';
import { type App, createApp } from '#main/app.ts';
import { type Clock, systemClock } from '#main/platform/clock.ts';
import { type Log, stderrLog } from '#main/platform/log.ts';
import type { PinCost } from '#main/platform/secrets/pin-hash.ts';
import type { Asset, Upload } from '#main/rpc/assets.ts';
import { present } from '#shared/lib/assert.ts';
import { windowAt } from './window-at.ts';
import { sitDown, TEST_COST, withTestPins } from './sit-down.ts';

export const resourcesRoot = resolve(import.meta.dirname, '../..');

/** A bureau and two officers that tests use. */
export const practiceSetup: SetupInput = {
  bureau: {
    name: '濮阳市市场监督管理局',
    abbreviation: '濮市监',
    reconsiderationAuthority: '濮阳市人民政府',
    court: '濮阳市华龙区人民法院',
    contactPerson: '李建国',
    contactPhone: '0393-6660001',
    contactAddress: '濮阳市华龙区人民路1号',
    bankName: '濮阳市商业银行',
    accountName: '濮阳市财政局',
    accountNumber: '6200001234567890',
    fondsName: '濮阳市市场监督管理局',
    fondsNumber: '0123',
  },
  officers: [
    {
      name: '张三',
      certificateNumber: '16090001001',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100001',
      active: true,
    },
    {
      name: '李喆',
      certificateNumber: '16090001002',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100002',
      active: true,
    },
  ],
};

/** A clock that stands at `at` until it is set forward. */
export function fixedClock(at = '2026-03-05T09:30:00+08:00'): Clock & { set(next: string): void } {
  let now = at;
  return {
    now: () => now,
    today: () => now.slice(0, 10),
    setByHand: true,
    set(next) {
      now = next;
    },
  };
}

export interface TestApp {
  readonly app: App;
  readonly client: RouterClient<App['router']>;
  readonly actor: Actor;
  /** The seat of `client`, now. */
  seat(): Seat;
  /** The asset at an address, as `client` sees it. */
  asset(address: string): Promise<Asset | undefined>;
  /** Takes bytes in, in the name of who sits at `client`. */
  upload(name: string, body: Readable): Promise<Upload>;
  readonly dir: string;
  readonly archiveDir: string;
  close(): Promise<void>;
}

/** Shorter than a seat lasts unused. */
const OVERNIGHT_MS = 11 * 3_600_000;

interface TestAppOptions {
  clock?: Clock;
  elapsed?: () => number;
  setup?: SetupInput;
  log?: Log;
  resourcesRoot?: string;
  pinCost?: PinCost;
}

/** The whole program on a new archive in a temporary folder, with the first officer at the keyboard. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dir = mkdtempSync(join(tmpdir(), 'anjuan-test-'));
  const { test, client } = await programIn(dir, options);
  const home = test.app.folders.hand(dir);
  await client.setup.create({
    ...withTestPins(options.setup ?? practiceSetup),
    location: { folderId: home.folderId, name: ARCHIVE },
  });
  return { ...test, actor: await sitFirstDown(client) };
}

/** A folder of `openTestApp` whose program was closed, kept as it stood, to be opened again and again. */
export interface KeptTestApp {
  /** As it was kept, in its own place: an archive knows where it lies. What stood there is gone. */
  open(options?: TestAppOptions): Promise<TestApp>;
  forget(): void;
}

/** Ends the program of a test and keeps what it made. */
export async function keepTestApp({ app, dir }: TestApp): Promise<KeptTestApp> {
  await app.close();
  const kept = `${dir}-kept`;
  cpSync(dir, kept, { recursive: true, preserveTimestamps: true });
  return {
    async open(options = {}) {
      rmSync(dir, { recursive: true, force: true });
      cpSync(kept, dir, { recursive: true, preserveTimestamps: true });
      const { test, client } = await programIn(dir, options);
      return { ...test, actor: await sitFirstDown(client) };
    },
    forget() {
      rmSync(kept, { recursive: true, force: true });
    },
  };
}

const ARCHIVE = '档案库';

async function sitFirstDown(client: TestApp['client']): Promise<Actor> {
  const first = (await client.session.candidates({})).find(({ roles }) => roles.includes('officer'));
  if (first === undefined) throw new Error('the setup has no officers');
  return (await sitDown(client, first.id)).actor;
}

/** The program whose settings lie in `dir`, and with them the archive it opens, once there is one. */
async function programIn(
  dir: string,
  options: TestAppOptions,
): Promise<{ readonly test: Omit<TestApp, 'actor'>; readonly client: TestApp['client'] }> {
  const app = await createApp({
    resourcesRoot: options.resourcesRoot ?? resourcesRoot,
    configDir: join(dir, 'config'),
    capabilities: { host: 'cli' },
    log: options.log ?? stderrLog,
    pinCost: options.pinCost ?? TEST_COST,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.elapsed === undefined ? {} : { elapsed: options.elapsed }),
  });
  let usedAt = Date.parse((options.clock ?? systemClock).now());
  // Days pass in a moment here: whoever sat down sits down again as on every morning.
  const comeBack = async (): Promise<void> => {
    const [now, kept] = [Date.parse((options.clock ?? systemClock).now()), keeper.seat()];
    const left = now - usedAt >= OVERNIGHT_MS;
    usedAt = now;
    if (kept === undefined || !left) return;
    const again = await sitDown(windowAt(app).client, kept.actor.id);
    keeper.heard(['session', 'begin'], again);
  };
  const { client, keeper } = windowAt(app, comeBack);
  const seat = () => present(keeper.seat(), 'somebody who sits here');
  const test = {
    app,
    client,
    seat,
    async asset(address: string) {
      await comeBack();
      return app.asset(address, seat().view);
    },
    async upload(name: string, body: Readable) {
      await comeBack();
      return app.takeUpload(name, seat().token, body);
    },
    dir,
    archiveDir: join(dir, ARCHIVE),
    async close() {
      await app.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return { test, client };
}
