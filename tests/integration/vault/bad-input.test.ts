import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openVault, type Vault } from '#main/platform/vault/vault.ts';
import { requireFreeSpace } from '#main/platform/files/free-space.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { collect } from '#tests/support/collect.ts';
import { oddFiles, putBytes } from '#tests/support/make-card.ts';
import { mayMount, mountDisk } from '#tests/support/mount.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const MiB = 1024 * 1024;

async function opened(dir: string): Promise<Vault> {
  const vault = await openVault(dir);
  onTestFinished(() => vault.close());
  return vault;
}

/** The refusal, which must be a sentence, and an empty vault behind it. */
async function refusal(vault: Vault, attempt: Promise<unknown>): Promise<ProblemError> {
  const problem = await attempt.then(
    () => expect.unreachable('must be refused'),
    (error: unknown) => error,
  );
  if (!(problem instanceof ProblemError)) throw new Error('no sentence', { cause: problem });
  expect(problem.message).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(readdirSync(join(vault.dir, 'incoming'))).toEqual([]);
  return problem;
}

it('takes a truncated MP4 and a 0-byte file as they are: they are evidence too', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  for (const path of [await oddFiles.truncatedMp4(card, 'a.mp4'), await oddFiles.empty(card, 'b.mp4')]) {
    const stored = await vault.ingest(join(card, path));
    expect(readFileSync(vault.pathOf(stored.sha256)).equals(readFileSync(join(card, path)))).toBe(true);
  }
});

it('refuses a file that grows while it is read', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
  let grown = false;
  const onProgress = (): void => {
    if (!grown) appendFileSync(source, 'still recording');
    grown = true;
  };
  const problem = await refusal(vault, vault.ingest(source, { onProgress }));
  expect(problem.code).toBe('source-changed');
  expect(await collect(vault.list())).toEqual([]);
});

it('refuses a file whose date changes while it is read', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
  const onProgress = (): void => {
    utimesSync(source, 1, 1);
  };
  expect((await refusal(vault, vault.ingest(source, { onProgress }))).code).toBe('source-changed');
});

it('refuses what the disk gives back differently from what was written', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
  const incoming = join(vault.dir, 'incoming');
  // What was written last is read back later; once is enough, and where it comes too late the next comes in time.
  const onProgress = ({ copied, verified }: { copied: number; verified: number }): void => {
    if (verified === copied) return;
    const part = openSync(join(incoming, readdirSync(incoming)[0] ?? ''), 'r+');
    writeSync(part, 'a worn-out block', copied - MiB);
    closeSync(part);
  };
  expect((await refusal(vault, vault.ingest(source, { onProgress }))).code).toBe('archive-damaged');
  expect(await collect(vault.list())).toEqual([]);
});

it('says that the card is gone when the file is, also in the middle', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  expect((await refusal(vault, vault.ingest(join(card, 'gone.mp4')))).code).toBe('card-missing');
  const source = join(card, await putBytes(card, 'a.mp4', 120 * MiB));
  const onProgress = (): void => {
    rmSync(source, { force: true });
  };
  expect((await refusal(vault, vault.ingest(source, { onProgress }))).code).toBe('card-missing');
});

it('refuses a folder, and a link that leads off the card', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  mkdirSync(join(card, 'folder'));
  symlinkSync('/etc/hostname', join(card, 'link.mp4'));
  expect((await refusal(vault, vault.ingest(join(card, 'folder')))).code).toBe('invalid-input');
  expect((await refusal(vault, vault.ingest(join(card, 'link.mp4')))).code).toBe('invalid-input');
});

it('takes names of 255 bytes of Chinese and names that differ only in case', async () => {
  const card = temporaryFolder();
  const vault = await opened(join(temporaryFolder(), 'vault'));
  const long = await oddFiles.longName(card, 'DCIM');
  expect(Buffer.byteLength(long.replace('DCIM/', ''))).toBe(255);
  const paths = [long, ...(await oddFiles.caseCollision(card, 'DCIM'))];
  const stored = await Promise.all(paths.map((path) => vault.ingest(join(card, path))));
  expect(stored.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored']);
});

it.skipIf(!mayMount)(
  'says that the disk is full, keeps what it had and goes on when there is room again',
  async () => {
    const disk = mountDisk('24m');
    const card = temporaryFolder();
    const vault = await opened(join(disk.dir, 'vault'));
    const small = await vault.ingest(join(card, await putBytes(card, 'small.mp4', 6 * MiB, 1)));
    const big = join(card, await putBytes(card, 'big.mp4', 16 * MiB, 2));
    const ballast = join(disk.dir, await putBytes(disk.dir, 'ballast', 6 * MiB, 3));
    const problem = await refusal(vault, vault.ingest(big));
    expect(problem.code).toBe('disk-full');
    await expect(requireFreeSpace(disk.dir, 24 * MiB, '档案')).rejects.toMatchObject({ code: 'disk-full' });
    expect((await vault.verify(small.sha256)).state).toBe('intact');
    rmSync(ballast, { force: true });
    expect((await vault.ingest(big)).outcome).toBe('stored');
  },
);

it.skipIf(!mayMount)('reads from a read-only archive and refuses to write into it', async () => {
  const disk = mountDisk('24m');
  const card = temporaryFolder();
  const dir = join(disk.dir, 'vault');
  const before = await openVault(dir);
  const source = join(card, await putBytes(card, 'a.mp4', MiB, 1));
  const { sha256 } = await before.ingest(source);
  await before.close();
  disk.makeReadOnly();

  const vault = await opened(dir);
  expect((await vault.verify(sha256)).state).toBe('intact');
  const other = join(card, await putBytes(card, 'b.mp4', MiB, 2));
  expect((await refusal(vault, vault.ingest(other))).code).toBe('archive-read-only');
});
