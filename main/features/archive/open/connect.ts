import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { bringUpToDate } from '../../../platform/sqlite/bring-up.ts';
import { openDatabase } from '../../../platform/sqlite/open.ts';
import { openProtected, type ProtectedDatabase } from '../../../platform/sqlite/open-protected.ts';
import { logSlowQueries } from '../../../platform/sqlite/slow-queries.ts';
import { stopJobs } from '../../jobs/jobs.ts';
import { DATABASE, OWNER_LOCK } from '../identity/archive-folder.ts';
import { linkDerived } from '../originals/link-derived.ts';
import { furnish } from './furnish.ts';
import type { Archive, ArchiveOptions } from './open-archive.ts';

/** Opens what lies in `dir`, brought to the newest schema. Errors: `archive-read-only` where nothing can be written … */
export async function connect(dir: string, options: ArchiveOptions, isCreated = false): Promise<Archive> {
  const { migrationsDir, log } = options;
  const [file, ownerFile] = [join(dir, DATABASE), join(dir, OWNER_LOCK)];
  await bringUpToDate({ file, migrationsDir, ownerFile });
  return furnish(dir, options, openDatabase(file, migrationsDir, logSlowQueries(log), ownerFile), {
    isCreated,
  });
}

/** What cannot be written can be read, unless it cannot be read either: then the first cause is the true one. */
export async function connectProtected(
  dir: string,
  options: ArchiveOptions,
  cause: ProblemError,
): Promise<Archive> {
  let database: ProtectedDatabase;
  try {
    database = await openProtected(join(dir, DATABASE), options.migrationsDir, logSlowQueries(options.log));
  } catch (error) {
    throw error instanceof ProblemError ? error : cause;
  }
  // Nothing goes on here by itself.
  await database.write((tx) =>
    stopJobs(tx, {
      from: ['queued', 'running'],
      to: 'interrupted',
      summary: '档案库写保护，没有继续。',
      at: options.clock.now(),
    }),
  );
  await linkDerived(join(dir, 'derived'), join(database.temporaryDir, 'derived'));
  return furnish(dir, options, database, { readOnly: database });
}
