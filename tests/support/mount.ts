import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether disks may be mounted here; tests of a full or read-only disk say why they are skipped elsewhere. */
export const mayMount = process.getuid?.() === 0 && tryMount();

export interface MountedDisk {
  readonly dir: string;
  /** From now on nothing can be written, not even by root. */
  makeReadOnly(): void;
}

/** A disk of its own in memory, unmounted when the test is over. */
export function mountDisk(size: string): MountedDisk {
  const dir = mkdtempSync(join(tmpdir(), 'anjuan-disk-'));
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir);
  onTestFinished(() => {
    spawnSync('umount', [dir]);
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    dir,
    makeReadOnly: () => {
      mount('-o', 'remount,ro', dir);
    },
  };
}

/**
 * Appends to `ballast` until at most `leave` bytes are free on its disk. Others may be writing there meanwhile:
 * when they take the last room first, the disk is full all the same and this returns.
 */
export function fillDisk(ballast: string, leave: number): void {
  const file = openSync(ballast, 'a');
  const block = Buffer.alloc(256 * 1024);
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(ballast);
      const room = bavail * bsize - leave;
      if (room <= 0) return;
      writeSync(file, block, 0, Math.min(room, block.length));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount failed: ${stderr}`);
}

function tryMount(): boolean {
  const dir = mkdtempSync(join(tmpdir(), 'anjuan-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir]);
  if (status === 0) spawnSync('umount', [dir]);
  rmSync(dir, { recursive: true, force: true });
  return status === 0;
}
