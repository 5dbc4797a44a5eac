import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A real disk with real faults: an ext2 image, whose named entries the system itself then refuses. `unreadable` files
 * and folders lie on blocks the disk no longer gives (EIO); `lost` ones have a broken inode, so that not even their
 * size can be asked (EUCLEAN).
 */
export interface Faults {
  readonly unreadable?: readonly string[];
  readonly lost?: readonly string[];
}

/** Whether such disks can be made here: only root may, where the machine has loop devices. */
export const mayMountImages = process.getuid?.() === 0 && tryImage();

const blocks = 16_384;
/** A block of the file system that lies behind the end of the shortened image. */
const goneBlock = blocks - 40;

/** Fills a disk, breaks it, and mounts it read-only until the test is over. @returns its folder */
export async function badDisk(fill: (dir: string) => Promise<unknown>, faults: Faults): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-bad-disk-'));
  const [image, dir] = [join(folder, 'image'), join(folder, 'card')];
  mkdirSync(dir);
  onTestFinished(() => {
    spawnSync('umount', [dir]);
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(image, '');
  truncateSync(image, blocks * 1024);
  run('mkfs.ext2', '-q', '-b', '1024', image);
  run('mount', '-o', 'loop', image, dir);
  await fill(dir);
  run('umount', dir);
  for (const path of faults.unreadable ?? []) debugfs(image, `sif "/${path}" block[0] ${String(goneBlock)}`);
  for (const path of faults.lost ?? []) debugfs(image, `clri "/${path}"`);
  run('mount', '-o', 'loop,ro', image, dir);
  truncateSync(image, (blocks - 100) * 1024);
  return dir;
}

const debugfs = (image: string, request: string): void => {
  run('debugfs', '-w', '-R', request, image);
};

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}

function tryImage(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-bad-disk-'));
  const [image, dir] = [join(folder, 'image'), join(folder, 'card')];
  try {
    mkdirSync(dir);
    writeFileSync(image, '');
    truncateSync(image, 1024 * 1024);
    run('mkfs.ext2', '-q', image);
    run('debugfs', '-R', 'stats', image);
    run('mount', '-o', 'loop', image, dir);
    run('umount', dir);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
