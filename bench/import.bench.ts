/**
 * Import of a 2 GiB card (read once, written, fsynced, SHA-256, SM3, read back from the disk, named) against
 * `cp -r` + `sync` + `sha256sum` + `openssl dgst -sm3` of the same files. Both begin with a cold cache.
 * Prints one ratio; never fails a build.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { scanTree } from '#main/platform/files/scan-tree.ts';
import { openVault } from '#main/platform/vault/vault.ts';
import { benchCard, copyWithShellTools, MiB } from './card.ts';

const ROUNDS = 2;

const card = benchCard('anjuan-bench-import', [512, 400, 320, 256, 256, 160, 112, 32]);
let peer = 0;
let ours = 0;
const before = process.cpuUsage();
for (let round = 0; round < ROUNDS; round += 1) {
  peer += copyWithShellTools(card);
  ours += await importIntoVault();
}
const { user, system } = process.cpuUsage(before);

const bytes = card.bytes * ROUNDS;
const cores = availableParallelism();
const perSecond = (seconds: number): string => `${(bytes / MiB / seconds).toFixed(0)} MiB/s`;
const [sm3, sha256] = [hashRate('sm3'), hashRate('sha256')];
const hashing = bytes / sm3 + (2 * bytes) / sha256;
console.log(
  `import: ${(peer / ours).toFixed(2)}x faster than cp+sync+sha256sum+openssl sm3 ` +
    `(${perSecond(ours)} against ${perSecond(peer)}, ${(card.bytes / MiB / 1024).toFixed(1)} GiB, ${String(ROUNDS)} rounds); ` +
    `max RSS ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MiB`,
);
console.log(
  `  bound by hashing: SM3 once (${(sm3 / MiB).toFixed(0)} MiB/s per core) and SHA-256 twice ` +
    `(${(sha256 / MiB).toFixed(0)} MiB/s) take ${((100 * hashing) / cores / ours).toFixed(0)}% of what ${String(cores)} cores can do ` +
    `in our time, all of our work ${((user + system) / 1e4 / cores / ours).toFixed(0)}%`,
);

/** Seconds. */
async function importIntoVault(): Promise<number> {
  const dir = join(card.dir, '..', 'vault');
  rmSync(dir, { recursive: true, force: true });
  card.coldly();
  const start = performance.now();
  const vault = await openVault(dir);
  const imports: Promise<unknown>[] = [];
  for await (const entry of scanTree(card.dir)) {
    if (entry.type === 'file') imports.push(vault.ingest(join(card.dir, entry.path)));
  }
  await Promise.all(imports);
  await vault.close();
  const seconds = (performance.now() - start) / 1000;
  rmSync(dir, { recursive: true, force: true });
  return seconds;
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
