import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MiB = 1024 * 1024;

/** A card of files no codec could shrink, made once and kept for the next run. */
export interface BenchCard {
  readonly dir: string;
  readonly files: readonly string[];
  /** of all files */
  readonly bytes: number;
  /** The next reading of the card comes from the disk. */
  coldly(): void;
}

/** Of MP4-like files (a header box, then random bytes) with these sizes, MiB. */
export function benchCard(name: string, sizes: readonly number[]): BenchCard {
  const dir = join(tmpdir(), name, 'card');
  const folder = join(dir, 'DCIM', '100MEDIA');
  mkdirSync(folder, { recursive: true });
  const block = Buffer.alloc(4 * MiB);
  const files = sizes.map((mebibytes, index) => {
    const size = mebibytes * MiB;
    const path = join(
      folder,
      `1234567_012345_2026030509${String(index).padStart(2, '0')}00_000${String(index)}.MP4`,
    );
    if (existsSync(path) && statSync(path).size === size) return path;
    const handle = openSync(path, 'w');
    for (let done = 0; done < size; done += block.length) {
      randomFillSync(block);
      if (done === 0) block.write('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 0, 'latin1');
      writeSync(handle, block, 0, Math.min(block.length, size - done));
    }
    closeSync(handle);
    return path;
  });
  return {
    dir,
    files,
    bytes: sizes.reduce((sum, size) => sum + size * MiB, 0),
    coldly() {
      execFileSync('sync');
      for (const file of files)
        execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    },
  };
}

/** What a careful clerk's shell would do: a copy on the disk, and both hashes of it. Seconds. */
export function copyWithShellTools(card: BenchCard): number {
  const copy = join(card.dir, '..', 'copy');
  rmSync(copy, { recursive: true, force: true });
  card.coldly();
  const copies = card.files.map((file) => file.replace(card.dir, copy));
  const start = performance.now();
  execFileSync('cp', ['-r', card.dir, copy]);
  execFileSync('sync');
  execFileSync('sha256sum', copies);
  execFileSync('openssl', ['dgst', '-sm3', ...copies]);
  const seconds = (performance.now() - start) / 1000;
  rmSync(copy, { recursive: true, force: true });
  return seconds;
}
