import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fsyncFolder } from '../../files/fsync-folder.ts';
import { outputProblem } from '../../files/output-problem.ts';
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
    try {
      await mkdir(dirname(target), { recursive: true });
      return new PartFile(target, await open(partName(target), 'w'));
    } catch (error) {
      throw outputProblem(error, target);
    }
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
    fsyncFolder(dirname(this.#target));
  }

  /** Takes away what somebody who was ended in the middle has left of a file. */
  static async clear(target: string): Promise<void> {
    await rm(partName(target), { force: true });
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
        throw outputProblem(error, this.#target);
      }
    }
  }
}

const partName = (target: string): string => `${target}.part`;
