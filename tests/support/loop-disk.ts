import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A small disk of its own: a file with a file system in it, mounted. Only root may mount. */
export interface LoopDisk {
  readonly dir: string;
  /** Changes one byte on the disk itself, below the file system; the system's cache knows nothing of it. */
  flip(content: Uint8Array): void;
  unmount(): void;
}

/** Undefined where this machine does not let us mount one. */
export function mountLoopDisk(folder: string, megabytes: number): LoopDisk | undefined {
  const image = join(folder, 'disk.img');
  const dir = join(folder, 'disk');
  try {
    mkdirSync(dir);
    writeFileSync(image, '');
    truncateSync(image, megabytes * 1024 * 1024);
    run('mkfs.ext4', '-q', image);
    run('mount', '-o', 'loop', image, dir);
  } catch {
    // Neither root nor a loop device: the test that needs one says that it was skipped.
    return undefined;
  }
  return {
    dir,
    flip(content) {
      const at = readFileSync(image).indexOf(content);
      if (at < 0) throw new Error('not on the disk');
      const handle = openSync(image, 'r+');
      try {
        writeSync(handle, Buffer.from([(content[0] ?? 0) ^ 1]), 0, 1, at);
      } finally {
        closeSync(handle);
      }
    },
    unmount() {
      run('umount', dir);
    },
  };
}
