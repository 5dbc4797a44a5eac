import { execFileSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanTree } from '#main/platform/files/scan-tree.ts';
import { openVault } from '#main/platform/vault/vault.ts';

/**
 * Import of a 2 GiB card (read once, written, fsynced, SHA-256, SM3, read back from the disk, named) against
 * `cp -r` + `sync` + `sha256sum` + `openssl dgst -sm3` of the same files. Both begin with a cold cache.
 * Prints one ratio; never fails a build.
 */
const MiB = 1024 * 1024;
const fileSizes = [512, 400, 320, 256, 256, 160, 112, 32].map((size) => size * MiB);
const rounds = 2;

const work = join(tmpdir(), 'anjuan-bench-import');
const card = join(work, 'card');
const files = makeCard();
const bytes = fileSizes.reduce((sum, size) => sum + size, 0);

let peer = 0;
let ours = 0;
for (let round = 0; round < rounds; round += 1) {
  peer += await timed(copyWithShellTools);
  ours += await timed(importIntoVault);
}

const sm3Rate = hashRate('sm3');
const floor = (bytes / sm3Rate / availableParallelism()) * rounds;
const perSecond = (seconds: number): string => `${((bytes * rounds) / MiB / seconds).toFixed(0)} MiB/s`;
console.log(
  `import: ${(peer / ours).toFixed(2)}x faster than cp+sync+sha256sum+openssl sm3 ` +
    `(${perSecond(ours)} against ${perSecond(peer)}, ${(bytes / MiB / 1024).toFixed(1)} GiB, ${String(rounds)} rounds); ` +
    `max RSS ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MiB; ` +
    `bound by SM3: ${(sm3Rate / MiB).toFixed(0)} MiB/s per core, SM3 alone on ${String(availableParallelism())} cores ` +
    `would take ${((100 * floor) / ours).toFixed(0)}% of our time`,
);

async function importIntoVault(): Promise<void> {
  const vault = await openVault(join(work, 'vault'));
  const imports: Promise<unknown>[] = [];
  for await (const entry of scanTree(card)) {
    if (entry.type === 'file') imports.push(vault.ingest(join(card, entry.path)));
  }
  await Promise.all(imports);
  await vault.close();
}

async function copyWithShellTools(): Promise<void> {
  const copy = join(work, 'copy');
  const copies = files.map((file) => file.replace(card, copy));
  execFileSync('cp', ['-r', card, copy]);
  execFileSync('sync');
  execFileSync('sha256sum', copies);
  execFileSync('openssl', ['dgst', '-sm3', ...copies]);
  await Promise.resolve();
}

async function timed(act: () => Promise<void>): Promise<number> {
  for (const folder of ['copy', 'vault']) rmSync(join(work, folder), { recursive: true, force: true });
  execFileSync('sync');
  for (const file of files)
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
  const start = performance.now();
  await act();
  const seconds = (performance.now() - start) / 1000;
  for (const folder of ['copy', 'vault']) rmSync(join(work, folder), { recursive: true, force: true });
  return seconds;
}

/** Made once and kept for the next run: MP4-like files (a header box, then data no codec could shrink). */
function makeCard(): readonly string[] {
  const folder = join(card, 'DCIM', '100MEDIA');
  mkdirSync(folder, { recursive: true });
  const block = Buffer.alloc(4 * MiB);
  fileSizes.forEach((size, index) => {
    const path = join(
      folder,
      `1234567_012345_2026030509${String(index).padStart(2, '0')}00_000${String(index)}.MP4`,
    );
    if (existsSync(path) && statSync(path).size === size) return;
    const handle = openSync(path, 'w');
    for (let done = 0; done < size; done += block.length) {
      randomFillSync(block);
      if (done === 0) block.write('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 0, 'latin1');
      writeSync(handle, block, 0, Math.min(block.length, size - done));
    }
    closeSync(handle);
  });
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Bytes per second of one core. */
function hashRate(algorithm: string): number {
  const block = Buffer.alloc(4 * MiB, 7);
  const hash = createHash(algorithm);
  const start = performance.now();
  for (let done = 0; done < 64; done += 1) hash.update(block);
  hash.digest();
  return (64 * block.length) / ((performance.now() - start) / 1000);
}
