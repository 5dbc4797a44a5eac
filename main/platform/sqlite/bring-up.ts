import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { runInWorker } from '../workers/run-in-worker.ts';
import { readMigrations } from './migrate.ts';

export interface UpgradeJob {
  readonly file: string;
  readonly migrationsDir: string;
  readonly ownerFile?: string | undefined;
}

/**
 * Brings a database of an earlier program to the newest schema in a thread of its own, ahead of `openDatabase`: among a
 * million documents that takes minutes. Errors: as there.
 */
export async function bringUpToDate(job: UpgradeJob, signal?: AbortSignal): Promise<void> {
  const version = versionInFile(job.file);
  const newest = readMigrations(job.migrationsDir).at(-1)?.version ?? 0;
  if (version > 0 && version < newest) await runInWorker('database-upgrade', job, { signal });
}

/** Of the file format, 1.3: where `user_version` stands in the first page. */
const VERSION_AT = 60;

/**
 * The schema as the file has it, without opening it as a database; an older one than in truth while the newer is in the
 * log alone. 0 for what is none or cannot be read: opening says why.
 */
function versionInFile(file: string): number {
  if (!existsSync(file)) return 0;
  const bytes = Buffer.alloc(4);
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    return readSync(opened, bytes, 0, bytes.length, VERSION_AT) === bytes.length ? bytes.readUInt32BE() : 0;
  } catch {
    return 0;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
