import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { archiveProblem, systemCode } from '../files/file-problems.ts';
import { syncFolder } from '../files/fsync-folder.ts';
import { incomingFolder, originalPath } from './vault-layout.ts';

/** With the SHA-256 behind it: whole, flushed, and staged for an act. */
const partName = /^\.part-(\d+)-[0-9a-f-]{36}(?:-([0-9a-f]{64}))?$/;
/** Parts this process is writing: a second opening of the same vault must leave them alone. */
const ours = new Set<string>();

/** A file in `incoming`; call `release` when it is gone. */
export interface Part {
  readonly path: string;
  readonly release: () => void;
}

/** A fresh name for a half-written file. */
export function newPart(vaultDir: string): Part {
  const folder = join(vaultDir, incomingFolder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw archiveProblem(error, folder);
  }
  const name = `.part-${String(process.pid)}-${randomUUID()}`;
  ours.add(name);
  return { path: join(folder, name), release: () => ours.delete(name) };
}

/** A finished part under the name of its content, read-only; the name is on the disk. */
export async function nameByContent(part: Part, sha256: string): Promise<Part> {
  const path = `${part.path}-${sha256}`;
  const name = basename(path);
  ours.add(name);
  try {
    await chmod(part.path, 0o444);
    await rename(part.path, path);
    await syncFolder(dirname(path));
  } catch (error) {
    ours.delete(name);
    throw archiveProblem(error, path);
  }
  part.release();
  return { path, release: () => ours.delete(name) };
}

/**
 * Calls `decide` with whether the inventory names this content, and lets nobody enter it meanwhile: what is staged for
 * an act becomes an original together with its row, or not at all.
 */
export type Settle = (sha256: string, decide: (known: boolean) => Promise<void>) => Promise<void>;

/** Finishes what a process left that was cut off in the middle of an act, as the act went. */
async function settleStaged(vaultDir: string, part: string, sha256: string, known: boolean): Promise<void> {
  const place = originalPath(vaultDir, sha256);
  const [staged, there] = await Promise.all(
    [part, place].map((path) => stat(path, { bigint: true }).catch(() => undefined)),
  );
  if (known && there === undefined) {
    await mkdir(dirname(place), { recursive: true });
    await rename(part, place);
  }
  // Its name came into the vault and its row did not: only that very file is taken out again.
  else if (!known && there !== undefined && there.ino === staged?.ino) await rm(place);
  await rm(part, { force: true });
  await syncFolder(dirname(place)).catch(() => undefined);
}

/**
 * Removes what a killed process or a power cut left half-written, and settles what it left staged. Parts of a program still running are kept.
 * @returns number of leftovers removed
 */
export async function cleanIncoming(vaultDir: string, settle?: Settle): Promise<number> {
  const folder = join(vaultDir, incomingFolder);
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const [, owner, sha256] = partName.exec(name) ?? [];
    if (owner === undefined || ours.has(name)) continue;
    if (Number(owner) !== process.pid && isRunning(Number(owner)) && (await isOfThisBoot(join(folder, name))))
      continue;
    const part = join(folder, name);
    if (sha256 === undefined) await rm(part, { force: true });
    else if (settle === undefined) continue;
    else await settle(sha256, (known) => settleStaged(vaultDir, part, sha256, known));
    removed += 1;
  }
  return removed;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw archiveProblem(error, folder);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Process numbers are given out anew after every start of the machine. */
async function isOfThisBoot(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && stats.mtimeMs >= Date.now() - uptime() * 1000;
}
