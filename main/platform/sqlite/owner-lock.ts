import Sqlite from 'better-sqlite3';

/** The right to continue an archive's interrupted jobs, held by one program at a time. */
export interface OwnerLock {
  release(): void;
}

/**
 * Takes the lock kept in `file`; undefined when another running program holds it.
 * It is a lock of the operating system, through SQLite: a program that is killed gives it up at that moment.
 */
export function takeOwnerLock(file: string): OwnerLock | undefined {
  const connection = new Sqlite(file, { timeout: 0 });
  try {
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return {
    release() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}
