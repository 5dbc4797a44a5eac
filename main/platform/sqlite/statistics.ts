import Sqlite from 'better-sqlite3';

/**
 * What the planner knows of the tables is looked at anew where it no longer fits: all tables, a few hundred rows of each.
 * Statistics that cannot be written now are written the next time.
 */
export function refreshStatistics(database: Sqlite.Database): void {
  try {
    database.pragma('optimize = 0x10002');
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
  }
}
