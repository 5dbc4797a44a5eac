import { existsSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ProblemCode, ProblemError } from '#shared/lib/problem.ts';
import { freeBytes, sizeText } from '../../../platform/files/free-space.ts';
import { openVault, type Vault } from '../../../platform/vault/vault.ts';
import { originalPath } from '../../../platform/vault/vault-layout.ts';
import type { JobProgress } from '../../jobs/jobs.ts';
import type { Original } from './originals.repository.ts';

export interface Bringing {
  /** The vault folder they come from; only read, and not opened as one: a backup may be write-protected. */
  readonly vaultDir: string;
  readonly originals: readonly Original[];
  /** The archive folder they go to. */
  readonly into: string;
  /** Vault folders on the disk they go to that may share their bytes. */
  readonly earlier?: readonly string[];
}

export interface BroughtOriginals {
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of those that are not there or not sound where they come from. */
  readonly lost: string[];
}

/** How long work is followed and given up. */
export interface Follow {
  readonly signal?: AbortSignal | undefined;
  report(progress: JobProgress): void;
}

/**
 * Brings every original of an inventory from one vault into another, each read back from the target disk and sound by
 * both hashes. What a run that was cut off left there is read, not believed. Errors: `disk-full`, those of the target.
 */
export async function bringOriginals(
  { vaultDir, originals, into, earlier = [] }: Bringing,
  { signal, report }: Follow,
): Promise<BroughtOriginals> {
  const target = await openVault(join(into, 'vault'));
  try {
    await requireRoom(target, originals, earlier);
    const total = originals.reduce((sum, original) => sum + original.bytes, 0);
    let current = 0;
    let files = 0;
    const lost: string[] = [];
    report({ step: '复制并重读原件', unit: 'bytes', current, total });
    const queue = originals.values();
    // As many at once as the target vault has lanes.
    const lane = async () => {
      for (const original of queue) {
        signal?.throwIfAborted();
        if (await bring(vaultDir, target, earlier, original, signal)) files += 1;
        else lost.push(original.sha256);
        report({ current: (current += original.bytes) });
      }
    };
    await Promise.all(Array.from({ length: target.lanes }, lane));
    return { files, bytes: total, lost: lost.sort() };
  } finally {
    await target.close();
  }
}

/** An original that the disk it lies on no longer gives: named, and the others are brought all the same. */
const UNREADABLE: ReadonlySet<ProblemCode> = new Set([
  'card-missing',
  'not-permitted',
  'invalid-input',
  'source-changed',
]);

/** Brings one original; false when it is lost where it comes from. */
async function bring(
  vaultDir: string,
  target: Vault,
  earlier: readonly string[],
  { sha256, sm3 }: Original,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const place = originalPath(target.dir, sha256);
  for (const old of ['', ...earlier]) {
    // The first round looks at what a run that was cut off left here.
    if (old !== '' && !(await linked(originalPath(old, sha256), place))) continue;
    const { state, found } = await target.verify(sha256, { signal });
    if (state === 'intact' && found?.sm3 === sm3) return true;
    await rm(place, { force: true });
  }
  const source = originalPath(vaultDir, sha256);
  if (!existsSync(source)) return false;
  const taken = await target.ingest(source, { signal }).catch((error: unknown) => {
    if (error instanceof ProblemError && UNREADABLE.has(error.code)) return undefined;
    throw error;
  });
  if (taken === undefined) return false;
  if (taken.sha256 === sha256) return true;
  // Damaged at its source: what came is not what the inventory lists, and does not belong here.
  if (taken.outcome === 'stored') await rm(originalPath(target.dir, taken.sha256), { force: true });
  return false;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await link(from, to);
    return true;
  } catch {
    // Not in that backup, or the disk knows no second names: the original is copied instead.
    return false;
  }
}

async function requireRoom(
  target: Vault,
  originals: readonly Original[],
  earlier: readonly string[],
): Promise<void> {
  let needed = 0;
  for (const { sha256, bytes } of originals) {
    if ([target.dir, ...earlier].every((dir) => !existsSync(originalPath(dir, sha256)))) needed += bytes;
  }
  const free = await freeBytes(target.dir);
  if (free >= needed) return;
  throw new ProblemError(
    'disk-full',
    `还需要${sizeText(needed)}，所选磁盘只剩${sizeText(free)}。请清理或者更换磁盘后重试。`,
    { needed, free },
  );
}
