import { rm } from 'node:fs/promises';
import { openDatabase } from '../../../platform/sqlite/open.ts';
import type { Archive, Original } from '../archive.ts';
import { becomeCopy } from '../chain/become-copy.ts';
import { eachOriginal } from '../originals/originals.repository.ts';
import { stopJobs } from '../../jobs/jobs.ts';

/**
 * Copies the database to `file` while it is in use.
 * @returns the originals which that copy lists: what comes in later belongs to the next backup
 */
export async function copyDatabaseTo(archive: Archive, file: string): Promise<readonly Original[]> {
  for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  await archive.copyDatabase(file);
  const copy = openDatabase(file, archive.migrationsDir);
  try {
    await copy.write(async (tx) => {
      await becomeCopy(tx, archive);
      // Work under way here must not go on by itself in the copy, once somebody opens it.
      await stopJobs(tx, {
        from: ['queued', 'running', 'interrupted'],
        to: 'cancelled',
        summary: '备份时尚未完成，请在原档案库中继续。',
        at: archive.clock.now(),
      });
    });
    const originals: Original[] = [];
    for await (const original of eachOriginal(copy.db)) originals.push(original);
    return originals;
  } finally {
    await copy.close();
  }
}
