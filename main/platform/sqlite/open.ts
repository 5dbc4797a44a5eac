import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { ProblemError } from '#shared/lib/problem.ts';
import { migrate, readMigrations, schemaVersion } from './migrate.ts';
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

const code = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Opens (and creates) the database `file`, WAL, foreign keys, fully synchronous, brought to the newest schema.
 * Errors: `archive-newer`, `archive-read-only`, `archive-damaged`.
 */
export function openDatabase(file: string, migrationsDir: string): OpenDatabase {
  let connection: Sqlite.Database;
  try {
    connection = new Sqlite(file, { timeout: 10_000 });
    connection.pragma('journal_mode = WAL');
    // A finished document must survive a power cut the moment the clerk is told so.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    migrate(connection, readMigrations(migrationsDir));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (/READONLY|CANTOPEN|PERM/.test(code(error))) {
      throw new ProblemError(
        'archive-read-only',
        '档案库所在的文件夹不能写入。请检查磁盘写保护和文件夹权限，或者把档案库放到可写入的位置。',
        { file },
        error,
      );
    }
    if (/NOTADB|CORRUPT/.test(code(error))) {
      throw new ProblemError(
        'archive-damaged',
        '档案库的数据库文件已损坏，不能打开。请保留现状，从最近一次备份恢复。',
        { file },
        error,
      );
    }
    if (/FULL/.test(code(error))) {
      throw new ProblemError(
        'disk-full',
        '磁盘已满，档案库不能打开。请清理磁盘空间后重试。',
        { file },
        error,
      );
    }
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  return {
    db,
    version: schemaVersion(connection),
    async copyTo(target) {
      await connection.backup(target);
    },
    close: () => db.destroy(),
  };
}
