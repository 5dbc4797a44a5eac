import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { archiveProblem, systemCode } from '../files/file-problems.ts';
import { incomingFolder } from './vault-layout.ts';

const partName = /^\.part-(\d+)-[0-9a-f-]{36}$/;
/** Parts this process is writing: a second opening of the same vault must leave them alone. */
const ours = new Set<string>();

/** A fresh name for a half-written file; call `release` when it is gone. */
export function newPart(vaultDir: string): { readonly path: string; readonly release: () => void } {
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

/**
 * Removes what a killed process or a power cut left half-written. Parts of a program still running are kept.
 * @returns number of leftovers removed
 */
export async function cleanIncoming(vaultDir: string): Promise<number> {
  const folder = join(vaultDir, incomingFolder);
  let removed = 0;
  for (const name of await namesIn(folder)) {
    const owner = partName.exec(name)?.[1];
    if (owner === undefined || ours.has(name)) continue;
    if (Number(owner) !== process.pid && isRunning(Number(owner)) && (await isOfThisBoot(join(folder, name))))
      continue;
    await rm(join(folder, name), { force: true });
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
