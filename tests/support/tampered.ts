import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from '#main/platform/sqlite/tables.ts';
import { checkRecord, type RecordCheck } from '#main/features/archive/checks/check-record.ts';
import { resourcesRoot } from './temporary-archive.ts';

/** A database changed past the program, as somebody with the file in hand could, and put back after each look. */
export interface Tampering {
  readonly database: Sqlite.Database;
  /** What the check finds after the change; the change is taken back. */
  found(change: (db: Sqlite.Database) => void): Promise<RecordCheck>;
  close(): Promise<void>;
}

export function openTampering(file: string): Tampering {
  const database = new Sqlite(file);
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return {
    database,
    async found(change) {
      database.exec('BEGIN');
      try {
        change(database);
        return await checkRecord(
          db,
          { migrationsDir: join(resourcesRoot, 'main', 'migrations') },
          () => undefined,
        );
      } finally {
        database.exec('ROLLBACK');
      }
    },
    close: () => db.destroy(),
  };
}
