import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { mayMount, mountDisk } from '#tests/support/mount.ts';
import { refused } from '#tests/support/refused.ts';
import { openTestApp, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { sitDown } from '#tests/support/sit-down.ts';

/** An archive with a case on a disk that nobody may write, not even root; its last writes still in the log. */
async function aProtectedArchive() {
  const test = await openTestApp();
  const created = await test.client.cases.create(await aCase(test.client));
  await test.upload('票.txt', Readable.from(['原件']));
  const disk = mountDisk('64m');
  const dir = join(disk.dir, '档案库');
  // Copied while it is open: the WAL holds what was written last, as after a pulled plug.
  cpSync(test.archiveDir, dir, { recursive: true });
  await test.close();
  expect(existsSync(join(dir, 'archive.sqlite-wal'))).toBe(true);
  disk.makeReadOnly();
  const before = readdirSync(dir, { recursive: true });
  const app = await createApp({
    resourcesRoot,
    configDir: mkdtempSync(join(temporaryFolder(), 'config-')),
    archiveDir: dir,
    capabilities: { host: 'cli' },
    log: stderrLog,
  });
  const { client } = windowAt(app);
  const [officer] = await client.session.candidates({});
  await sitDown(client, present(officer, 'an officer').id);
  return { app, client, created, dir, before };
}

it.skipIf(!mayMount)(
  'a write-protected archive is looked at, verified, bound, exported and backed up',
  async () => {
    const { app, client, created, dir, before } = await aProtectedArchive();
    const { jobs, archive } = app.workplace();
    expect(await client.setup.state({})).toMatchObject({ state: 'ready', archiveDir: dir });
    expect(await client.archive.status({})).toMatchObject({ writeProtected: true, dir });
    expect(await client.archive.holdings({})).toMatchObject({ cases: 1 });
    expect((await client.cases.list({})).cases.map(({ id }) => id)).toEqual([created.id]);
    expect(await client.cases.get({ caseId: created.id })).toEqual(created);
    const acts = await client.archive.acts({});

    const { jobId } = await client.archive.verify({});
    expect(await jobs.ended(jobId)).toMatchObject({
      state: 'done',
      result: { checked: 1, damaged: [], missing: [], foreign: [], chain: 'intact' },
    });

    const out = temporaryFolder();
    const folder = app.folders.hand(out);
    const exported = await client.output.exportPackage({ caseId: created.id, folderId: folder.folderId });
    const done = await jobs.ended(exported.jobId);
    expect(done.state).toBe('done');

    const backup = await client.archive.backup({ folderId: folder.folderId });
    expect((await jobs.ended(backup.jobId)).state).toBe('done');

    // Notes of all this stand in no chain.
    expect(await client.archive.acts({})).toEqual(acts);
    expect(readdirSync(dir, { recursive: true })).toEqual(before);
    expect(archive.derivedDir.startsWith(dir)).toBe(false);
    await app.close();
    expect(existsSync(dirname(archive.derivedDir))).toBe(false);
  },
);

it.skipIf(!mayMount)(
  'whatever writes into a write-protected archive is refused with its sentence',
  async () => {
    const { app, client, created } = await aProtectedArchive();
    onTestFinished(() => app.close());
    const said = { code: 'archive-read-only', message: expect.stringContaining('档案库写保护，只能查看') };
    expect(await refused(client.cases.create(await aCase(client)))).toMatchObject(said);
    expect(
      await refused(client.cases.updateFacts({ caseId: created.id, facts: { place: '甲' } })),
    ).toMatchObject(said);
    expect(
      await refused(client.phrases.keep({ text: '甲', templateId: '', field: '', cause: '', name: '' })),
    ).toMatchObject(said);
    const { archive, jobs } = app.workplace();
    const file = join(temporaryFolder(), 'a.txt');
    writeFileSync(file, '甲');
    await expect(archive.takeIn(file, 'text/plain')).rejects.toMatchObject(said);
    // Also what goes past the acts.
    const past = archive.unrecorded((tx) => sql`update cases set title = ''`.execute(tx));
    await expect(past).rejects.toMatchObject(said);
    const from = app.folders.hand(temporaryFolder());
    const { jobId } = await client.archive.restore({ folderId: from.folderId });
    expect(await jobs.ended(jobId)).toMatchObject({ state: 'failed' });
    rmSync(file);
  },
);
