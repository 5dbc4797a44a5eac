import Sqlite from 'better-sqlite3';
import { refreshStatistics } from './statistics.ts';

/**
 * Writes what lies in the log of the database `file` into the database, as far as nobody still reads what was before,
 * and has plans made for what has come in since; nobody waits for it. Blocks its thread for the disk: for workers.
 */
export function takeOverLog(file: string): void {
  // An archive that was moved away meanwhile is not begun anew.
  const database = new Sqlite(file, { timeout: 0, fileMustExist: true });
  try {
    database.pragma('synchronous = NORMAL');
    database.pragma('wal_checkpoint(PASSIVE)');
    refreshStatistics(database);
  } finally {
    database.close();
  }
}
