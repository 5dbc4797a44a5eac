import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import type { ByteSink } from './pdf-writer.ts';

const GATHER_BELOW = 64 * 1024;
const GATHER_UP_TO = 1024 * 1024;

/** A file that appears under its name only when it is whole: written beside it as `<name>.part`, then renamed. */
export class PartFile implements ByteSink {
  readonly #target: string;
  readonly #handle: FileHandle;

  private constructor(target: string, handle: FileHandle) {
    this.#target = target;
    this.#handle = handle;
  }

  static async create(target: string): Promise<PartFile> {
    await mkdir(dirname(target), { recursive: true });
    return new PartFile(target, await open(partName(target), 'w'));
  }

  /** Appends pieces; small ones are gathered, large ones go to the disk as they are. */
  async write(pieces: readonly Uint8Array[]): Promise<void> {
    let gathered: Uint8Array[] = [];
    let size = 0;
    const emit = async (): Promise<void> => {
      if (size > 0) await this.#writeWhole(Buffer.concat(gathered, size));
      gathered = [];
      size = 0;
    };
    for (const piece of pieces) {
      if (piece.length >= GATHER_BELOW) {
        await emit();
        await this.#writeWhole(piece);
      } else {
        gathered.push(piece);
        size += piece.length;
        if (size >= GATHER_UP_TO) await emit();
      }
    }
    await emit();
  }

  /** Makes the file last through a power cut and gives it its name, replacing an older one. */
  async complete(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(partName(this.#target), this.#target);
    await syncFolder(dirname(this.#target));
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(partName(this.#target), { force: true });
  }

  async #writeWhole(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      try {
        done += (await this.#handle.write(bytes, done)).bytesWritten;
      } catch (error) {
        throw diskProblem(error);
      }
    }
  }
}

const partName = (target: string): string => `${target}.part`;

/** A rename lasts only when its folder has reached the disk; Windows cannot open folders and needs no such step. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A full disk as a Problem; anything else unchanged. */
export function diskProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new ProblemError(
    'disk-full',
    '磁盘已满，文件没有写完。请清理磁盘或换一个位置后重试，已有的文件未受影响。',
    undefined,
    error,
  );
}
