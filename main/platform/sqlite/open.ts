import { chmodSync, existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { PRIVATE_FILE } from '../files/private.ts';
import { migrate, readMigrations, schemaVersion } from './migrate.ts';
import { sqliteProblem } from './sqlite-problem.ts';
import type { Tables } from './tables.ts';

/** A connection to the archive's database; repository functions take it as their first argument. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export interface OpenDatabase {
  readonly db: Db;
  readonly version: number;
  /** Consistent copy of the database while it is in use. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens (and creates) the database `file`, WAL, foreign keys, fully synchronous, brought to the newest schema.
 * Errors: `archive-newer`, `archive-read-only`, `archive-damaged`.
 */
export function openDatabase(file: string, migrationsDir: string): OpenDatabase {
  let connection: Sqlite.Database | undefined;
  try {
    const isNew = !existsSync(file);
    connection = new Sqlite(file, { timeout: 10_000 });
    if (isNew) chmodSync(file, PRIVATE_FILE);
    connection.pragma('journal_mode = WAL');
    // A finished document must survive a power cut the moment the clerk is told so.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    migrate(connection, readMigrations(migrationsDir));
    // SQLite opens what it may not write for reading only; a clerk would type what could not be saved.
    connection.exec(`BEGIN; PRAGMA user_version = ${schemaVersion(connection)}; ROLLBACK`);
  } catch (error) {
    connection?.close();
    throw sqliteProblem(error);
  }
  const database = connection;
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return {
    db,
    version: schemaVersion(database),
    async copyTo(target) {
      await database.backup(target);
    },
    close: () => db.destroy(),
  };
}
