import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from '#main/platform/sqlite/tables.ts';
import { checkCase } from '#main/features/archive/checks/check-case.ts';
import { checkRecord, type RecordCheck } from '#main/features/archive/checks/check-record.ts';
import { resourcesRoot } from './temporary-archive.ts';

/** A database changed past the program, as somebody with the file in hand could, and put back after each look. */
export interface Tampering {
  readonly database: Sqlite.Database;
  /** What the check finds after the change; the change is taken back. */
  found(change: (db: Sqlite.Database) => void): Promise<RecordCheck>;
  /** What is said of one case after the change, as before it is finalised, bound or exported. */
  ofCase(caseId: string, change: (db: Sqlite.Database) => void): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function openTampering(file: string): Tampering {
  const database = new Sqlite(file);
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  async function changed<T>(change: (db: Sqlite.Database) => void, look: () => Promise<T>): Promise<T> {
    database.exec('BEGIN');
    try {
      change(database);
      return await look();
    } finally {
      database.exec('ROLLBACK');
    }
  }
  return {
    database,
    found: (change) =>
      changed(change, () =>
        checkRecord(db, { migrationsDir: join(resourcesRoot, 'main', 'migrations') }, () => undefined),
      ),
    ofCase: (caseId, change) =>
      changed(change, async () => (await checkCase(db, caseId)).map(({ sentence }) => sentence)),
    close: () => db.destroy(),
  };
}
