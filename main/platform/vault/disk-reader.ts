import { ProblemError } from '#shared/lib/problem.ts';
import type { FileHashes, LaneOptions } from './lane-job.ts';
import { createLanePool } from './lane-pool.ts';

/** What a file must hash to. `name`: how a sentence calls it. */
export interface WrittenFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

/** Reads what has just been written back from the disk, in lanes of its own and past the system's cache. */
export interface DiskReader {
  hash(path: string, options?: LaneOptions): Promise<FileHashes>;
  /**
   * Every file read back and compared, as many at once as there are lanes. Throws `media-unreadable` naming the first
   * that the disk does not give back as it was written; `cancelled`.
   */
  requireAll(
    files: Iterable<WrittenFile>,
    options?: {
      readonly signal?: AbortSignal | undefined;
      /** bytes of one more file, compared */
      readonly onFile?: (bytes: number) => void;
    },
  ): Promise<void>;
  close(): Promise<void>;
}

export function openDiskReader(lanes = 2): DiskReader {
  const pool = createLanePool(lanes);
  const hash: DiskReader['hash'] = async (path, options) => {
    const { sha256, sm3, size } = await pool.run({ kind: 'hash', path }, options);
    return { sha256, sm3, size };
  };
  return {
    hash,
    async requireAll(files, { signal, onFile } = {}) {
      const queue = files[Symbol.iterator]();
      const lane = async (): Promise<void> => {
        for (let next = queue.next(); next.done !== true; next = queue.next()) {
          signal?.throwIfAborted();
          const file = next.value;
          const found = await hash(file.path, { signal }).catch((error: unknown) => {
            if (error instanceof ProblemError && error.code === 'media-unreadable')
              throw writtenDifferently(file, error);
            throw error;
          });
          if (found.sha256 !== file.sha256) throw writtenDifferently(file);
          onFile?.(found.size);
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    close: () => pool.close(),
  };
}

/** The same for a single file. */
export async function requireOnDisk(file: WrittenFile): Promise<void> {
  const reader = openDiskReader(1);
  try {
    await reader.requireAll([file]);
  } finally {
    await reader.close();
  }
}

const writtenDifferently = ({ name, path }: WrittenFile, cause?: unknown): ProblemError =>
  new ProblemError(
    'media-unreadable',
    `“${name}”写入后读回的内容与写入的不一致，没有完成。目标磁盘可能有故障，请换一个磁盘后重试，档案未受影响。`,
    { path },
    cause,
  );
