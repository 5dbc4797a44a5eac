import { open, type FileHandle } from 'node:fs/promises';
import { systemCode } from '../files/file-problems.ts';
import { runInWorker } from '../workers/run-in-worker.ts';

/** So many transactions may lie in the log before they are taken over into the database. */
const TAKEN_OVER_AFTER = 200;

/** What keeps the write-ahead log of a database on the disk, and short, without the program standing still for the disk. */
export interface LogKeeper {
  /**
   * Everything committed so far survives a power cut when this resolves. Those who ask at the same time share one
   * flush. Rejects where the disk refuses: what was committed may be lost then.
   */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SQLite would flush its log inside COMMIT, in the thread everybody waits for, while a card of gigabytes fills the disk.
 * With `synchronous = NORMAL` it orders its writing all the same, and a log that ends too early is read as far as it is
 * whole; so it is enough that the flush lies between the COMMIT and the word to the clerk.
 */
export function keepLog(file: string): LogKeeper {
  let handle: FileHandle | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let since = 0;
  let takingOver: Promise<void> | undefined;

  async function flushOnce(): Promise<void> {
    try {
      handle ??= await open(`${file}-wal`, 'r+');
    } catch (error) {
      // Nothing was ever written.
      if (systemCode(error) === 'ENOENT') return;
      throw error;
    }
    await handle.datasync();
  }

  const start = (): Promise<void> => {
    const mine = flushOnce().finally(() => {
      if (running === mine) running = undefined;
    });
    return (running = mine);
  };

  /** Beside the program: what is in the log goes into the database as far as nobody still reads what was before. */
  function takeOver(): void {
    since = 0;
    takingOver ??= runInWorker<undefined>('database-checkpoint', { file }, {})
      // The log only stays longer; where the disk is at fault, the next flush says so.
      .catch(() => undefined)
      .finally(() => {
        takingOver = undefined;
      });
  }

  return {
    async flush() {
      if ((since += 1) >= TAKEN_OVER_AFTER) takeOver();
      if (running === undefined) return start();
      // What is under way may have begun before this was committed.
      const after = (): Promise<void> => {
        next = undefined;
        return start();
      };
      next ??= running.then(after, after);
      return next;
    },
    async close() {
      await takingOver;
      await running?.catch(() => undefined);
      await handle?.close();
    },
  };
}
