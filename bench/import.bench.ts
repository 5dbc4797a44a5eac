/**
 * Import of a 2 GiB card (read once, written, fsynced, SHA-256, SM3, read back from the disk, named) against
 * `cp -r` + `sync` + `sha256sum` + `openssl dgst -sm3` of the same files. Both begin with a cold cache.
 * The peer is what a careful shell does, one step after another: it uses one core, and hashes its copy from the system's
 * cache where we read ours back from the disk; it runs by itself, while our lanes let everything else on the machine go
 * first. Prints one ratio; never fails a build.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sha256Hash } from '#main/platform/hashes/running-hash.ts';
import { initialWords, openSm3Kernel, sm3KernelBytes, sm3Width } from '#main/platform/hashes/sm3-kernel.ts';
import { createWasmMemory } from '#main/platform/hashes/wasm.ts';
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
const [sm3, sha256] = [sm3Rate(), sha256Rate()];
const share = (seconds: number): string => `${((100 * seconds) / cores / ours).toFixed(0)}%`;
console.log(
  `import: ${(peer / ours).toFixed(2)}x faster than cp+sync+sha256sum+openssl sm3 ` +
    `(${perSecond(ours)} against ${perSecond(peer)}, ${(card.bytes / MiB / 1024).toFixed(1)} GiB, ${String(ROUNDS)} rounds); ` +
    `max RSS ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MiB`,
);
console.log(
  `  of what ${String(cores)} cores can do in our time: SM3 of ${String(sm3Width)} files at once (${(sm3 / MiB).toFixed(0)} MiB/s) ` +
    `${share(bytes / sm3)}, SHA-256 twice (${(sha256 / MiB).toFixed(0)} MiB/s) ${share((2 * bytes) / sha256)}; ` +
    `measured: all of our work ${share((user + system) / 1e6)}, of it the system's for reading and writing ${share(system / 1e6)}`,
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
function sha256Rate(): number {
  const block = Buffer.alloc(4 * MiB, 7);
  const hash = sha256Hash();
  return rate(64 * block.length, () => {
    for (let done = 0; done < 64; done += 1) hash.update(block);
  });
}

function sm3Rate(): number {
  const blocks = 16 * 1024;
  const memory = createWasmMemory(sm3KernelBytes + sm3Width * MiB);
  const kernel = openSm3Kernel(memory);
  const files = Array.from({ length: sm3Width }, (_, file) => ({
    words: initialWords(),
    address: sm3KernelBytes + file * MiB,
  }));
  return rate(64 * sm3Width * MiB, () => {
    for (let done = 0; done < 64; done += 1) kernel.compress(files, blocks);
  });
}

/** By the processor's time, which others on the machine do not lengthen. */
function rate(bytes: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  return bytes / (process.cpuUsage(before).user / 1e6);
}
