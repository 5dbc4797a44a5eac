import { runInWorker } from '../workers/run-in-worker.ts';
import type { BagReport } from './verify-bag.ts';
import {
  type BaggedFile,
  type BagProgress,
  type BagRequest,
  partOf,
  removeUnfinished,
  requireNoBag,
  type WrittenBag,
} from './write-bag.ts';

/** A package as it is asked of the thread that writes it, which asks for its tag files when the payload is written. */
export type WriteBagJob = Omit<BagRequest, 'signal' | 'onProgress' | 'tagFiles'>;

/** `writeBag` in a thread of its own: gigabytes are copied and hashed beside the program. Errors: as there. */
export async function writeBagInWorker({
  signal,
  onProgress,
  tagFiles,
  ...job
}: BagRequest): Promise<WrittenBag> {
  await requireNoBag(job.target);
  try {
    return await runInWorker<WrittenBag, BagProgress, readonly BaggedFile[]>(
      'package-writer',
      job satisfies WriteBagJob,
      {
        signal,
        ...(onProgress === undefined ? {} : { onProgress }),
        tell: (payload) => Promise.resolve(tagFiles?.(payload) ?? []),
      },
    );
  } catch (error) {
    // Ended in the middle, it could not clear away itself.
    if (signal?.aborted === true) await removeUnfinished(partOf(job.target));
    throw error;
  }
}

/** `verifyBag` in a thread of its own. Errors: as there. */
export const verifyBagInWorker = (
  bag: string,
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: { readonly checked: number; readonly total: number }) => void;
  } = {},
): Promise<BagReport> => runInWorker('package-checker', { bag }, options);
