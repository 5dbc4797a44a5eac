import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cardFingerprint } from '#main/platform/files/card-fingerprint.ts';
import { loadRecorderProfiles } from '#main/platform/rule-data/recorder-profiles.ts';
import { scanTree, type TreeEntry } from '#main/platform/files/scan-tree.ts';
import { openVault } from '#main/platform/vault/vault.ts';
import { chooseProfile, describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import { collect } from '#tests/support/collect.ts';
import { cardLayouts, makeCard, oddFiles, putText } from '#tests/support/make-card.ts';
import { mayMount, mountDisk } from '#tests/support/mount.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const { profiles, fallback } = await loadRecorderProfiles({
  shipped: fileURLToPath(new URL('../../../resources/recorder-profiles', import.meta.url)),
});

const filesOf = async (root: string): Promise<string[]> =>
  (await collect(scanTree(root))).filter(({ type }) => type === 'file').map(({ path }) => path);

async function importAll(card: string): Promise<number> {
  const vault = await openVault(join(temporaryFolder(), 'vault'));
  onTestFinished(() => vault.close());
  const paths = await filesOf(card);
  const outcomes = await Promise.all(paths.map((path) => vault.ingest(join(card, path))));
  return outcomes.filter(({ outcome }) => outcome === 'stored').length;
}

describe('a card', () => {
  it.each(cardLayouts)('of the layout %s is recognised from its real files', async (layout) => {
    const card = temporaryFolder();
    const written = await makeCard(card, layout);
    const paths = await filesOf(card);
    expect(paths).toEqual([...written].sort());
    const { winner } = chooseProfile(profiles, fallback, paths);
    expect(winner.profile.id).toBe(layout);
    const first = paths
      .map((path) => describeCardFile(path, winner.profile))
      .find(({ startedAt }) => startedAt !== undefined);
    if (layout !== 'gopro' && layout !== 'any-card')
      expect(first?.startedAt).toMatch(/^2026-03-05T09:\d\d:\d\d\+08:00$/);
    if (layout.startsWith('947') || layout.startsWith('gbpe'))
      expect(first).toMatchObject({ recorder: '7654321', officer: '012345' });
  });

  it('is the same after the import as before, dates included', async () => {
    const card = temporaryFolder();
    await makeCard(card, '947-flat');
    await oddFiles.longName(card, 'DCIM');
    await oddFiles.chkdskLeftovers(card);
    const before = await cardFingerprint(card);
    expect(await importAll(card)).toBe(8);
    expect(await cardFingerprint(card)).toEqual(before);
    expect(before.files).toBe(8);
  });

  it.skipIf(!mayMount)('can be imported with its lock switch on', async () => {
    const disk = mountDisk('16m');
    await makeCard(disk.dir, '947-by-day');
    disk.makeReadOnly();
    expect(await importAll(disk.dir)).toBe(2);
  });

  it('has another fingerprint after any change to a file, a date or a name', async () => {
    const card = temporaryFolder();
    await putText(card, 'DCIM/a.txt', 'one');
    const seen = new Set([(await cardFingerprint(card)).sha256]);
    writeFileSync(join(card, 'DCIM/b.txt'), 'new');
    seen.add((await cardFingerprint(card)).sha256);
    utimesSync(join(card, 'DCIM/a.txt'), 1, 1);
    seen.add((await cardFingerprint(card)).sha256);
    mkdirSync(join(card, 'System Volume Information'));
    seen.add((await cardFingerprint(card)).sha256);
    expect(seen.size).toBe(4);
  });
});

describe('scanning', () => {
  it('names links without following them', async () => {
    const card = temporaryFolder();
    const outside = temporaryFolder();
    await putText(outside, 'secret.txt', 'not on the card');
    symlinkSync(outside, join(card, 'folder'));
    symlinkSync(join(outside, 'secret.txt'), join(card, 'file.mp4'));
    const entries: TreeEntry[] = await collect(scanTree(card));
    expect(entries).toEqual([
      { type: 'skipped', path: 'file.mp4', reason: 'link' },
      { type: 'skipped', path: 'folder', reason: 'link' },
    ]);
  });

  it('refuses a file in place of a card, and a card that is gone', async () => {
    const card = temporaryFolder();
    await putText(card, 'a.mp4', 'x');
    await expect(filesOf(join(card, 'a.mp4'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(filesOf(join(card, 'gone'))).rejects.toMatchObject({ code: 'card-missing' });
  });

  it('stops when cancelled', async () => {
    const card = temporaryFolder();
    await putText(card, 'a.mp4', 'x');
    await expect(collect(scanTree(card, AbortSignal.abort()))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
