import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aDecisionCase, anIssued, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp | undefined;
afterEach(() => test?.close());

/** Of a process that is gone: no system gives so high a number. */
const leftBehind = (vaultDir: string, sha256: string): string =>
  join(vaultDir, 'incoming', `.part-${String(2 ** 30)}-0f000000-0000-4000-8000-000000000001-${sha256}`);

const openAgain = async ({ dir, archiveDir }: TestApp): Promise<void> => {
  const app = await createApp({
    resourcesRoot,
    configDir: join(dir, 'other'),
    archiveDir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    resumeJobs: false,
  });
  await app.close();
};

it('a power cut right after the act loses nothing of the page: its name comes back at the next opening', async () => {
  test = await openTestApp();
  const { id } = await aDecisionCase(test.client);
  const { sha256 = '' } = await anIssued(test.client, id, PENALTY_NOTICE);
  const { vault } = test.app.workplace().archive;
  renameSync(vault.pathOf(sha256), leftBehind(vault.dir, sha256));
  await openAgain(test);
  expect(await vault.verify(sha256)).toMatchObject({ state: 'intact' });
  expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
});

it('a page whose act was cut off is taken out again, with the name it had got', async () => {
  test = await openTestApp();
  const { vault } = test.app.workplace().archive;
  const sha256 = 'ab'.repeat(32);
  const part = leftBehind(vault.dir, sha256);
  mkdirSync(dirname(part), { recursive: true });
  mkdirSync(dirname(vault.pathOf(sha256)), { recursive: true });
  writeFileSync(part, 'page');
  linkSync(part, vault.pathOf(sha256));
  await openAgain(test);
  expect(existsSync(vault.pathOf(sha256))).toBe(false);
  expect(existsSync(part)).toBe(false);
});
