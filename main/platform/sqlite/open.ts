import { chmodSync, existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { PRIVATE_FILE } from '../files/private.ts';
import { runInWorker } from '../workers/run-in-worker.ts';
import { Connection, type RanQuery } from './connection.ts';
import { keepLog } from './log-keeper.ts';
import { isOutdated, migrate, readMigrations, schemaVersion } from './migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { openReaders, type Reader, type Readers } from './readers.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { UpgradeJob } from './bring-up.ts';
import { sqliteProblem } from './sqlite-problem.ts';
import { refreshStatistics } from './statistics.ts';
import { createTurns } from './turn.ts';
import { openWriter, type Writer } from './writer.ts';

export type { RanQuery } from './connection.ts';
export type { Reader } from './readers.ts';
export type { Writer } from './writer.ts';

/** The handles repository functions take as their first argument: `Db` can only read, `Tx` is a transaction. */
export type Db = Reader;
export type Tx = Writer;

/**
 * A database with readers beside its one writer. A call that would wait for itself, or read by a handle that cannot
 * see what the transaction around it has written, throws a bug at once.
 */
export interface OpenDatabase extends Pick<Readers, 'db' | 'read'> {
  readonly version: number;
  /**
   * One transaction; nobody else writes meanwhile, so it holds rows only and is short. When it resolves, what was
   * written survives a power cut. `committed` is called as it ends, before anybody else can begin: it only remembers.
   */
  write<T>(work: (tx: Writer) => Promise<T>, committed?: (value: T) => void): Promise<T>;
  /** Whether whoever asks was called from inside a transaction, however deep. */
  isWriting(): boolean;
  /** Whether SQLite finds the file sound, and every row what it refers to; read in a thread of its own. */
  isSound(signal?: AbortSignal): Promise<boolean>;
  /** Consistent copy of the database while it is in use. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Pages in the log at which SQLite takes them over by itself, holding everybody up; normally that happens long before. */
const BACKSTOP_PAGES = 50_000;

/**
 * Opens (and creates) the database `file`, WAL, foreign keys, brought to the newest schema.
 * `watch` sees every statement. Errors: `archive-newer`, `archive-read-only`, `archive-damaged`, and `conflict` where a
 * program that has it open, by the lock in `ownerFile`, would go on in the old schema.
 */
export function openDatabase(
  file: string,
  migrationsDir: string,
  watch: (query: RanQuery) => void = () => undefined,
  ownerFile?: string,
): OpenDatabase {
  let database: Sqlite.Database | undefined;
  try {
    const isNew = !existsSync(file);
    // Migrations flush; later the log is flushed beside the program, see log-keeper.ts.
    database = openDurably(file);
    if (isNew) chmodSync(file, PRIVATE_FILE);
    bringUp(database, migrationsDir, ownerFile);
    // SQLite opens what it may not write for reading only; a clerk would type what could not be saved.
    database.exec(`BEGIN; PRAGMA user_version = ${schemaVersion(database)}; ROLLBACK`);
    refreshStatistics(database);
    // From here on another program is waited for without standing still.
    database.pragma('busy_timeout = 0');
    database.pragma('synchronous = NORMAL');
    database.pragma(`wal_autocheckpoint = ${BACKSTOP_PAGES.toString()}`);
    return furnish(file, database, watch);
  } catch (error) {
    database?.close();
    throw sqliteProblem(error);
  }
}

/** Brings a database to the newest schema and closes it again; blocks its thread: for workers. Errors: as `openDatabase`. */
export function upgrade({ file, migrationsDir, ownerFile }: UpgradeJob): void {
  let database: Sqlite.Database | undefined;
  try {
    database = openDurably(file);
    bringUp(database, migrationsDir, ownerFile);
  } catch (error) {
    throw sqliteProblem(error);
  } finally {
    database?.close();
  }
}

/** As migrations want it: through when they are on the disk. */
function openDurably(file: string): Sqlite.Database {
  const database = new Sqlite(file, { timeout: 10_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

function bringUp(database: Sqlite.Database, migrationsDir: string, ownerFile: string | undefined): void {
  const migrations = readMigrations(migrationsDir);
  if (ownerFile === undefined || !isOutdated(database, migrations)) {
    migrate(database, migrations);
    return;
  }
  const owner = takeOwnerLock(ownerFile);
  if (owner === undefined)
    throw new ProblemError(
      'conflict',
      '这个档案库要升级到本程序的版本，但另一个程序正在使用它。请先关闭那个程序（可能在另一个窗口或者另一台电脑上），然后重新打开。数据未改动。',
    );
  try {
    migrate(database, migrations);
  } finally {
    owner.release();
  }
}

function furnish(file: string, database: Sqlite.Database, watch: (query: RanQuery) => void): OpenDatabase {
  const turns = createTurns<Connection>();
  const connection = new Connection(database, watch);
  const log = keepLog(file);
  const readers = openReaders(file, turns, watch);
  return {
    db: readers.db,
    read: readers.read,
    write: openWriter(connection, turns, () => log.flush()),
    isWriting: () => turns.current()?.kind === 'writing',
    version: schemaVersion(database),
    isSound: (signal) => runInWorker<boolean>('database-check', { file }, { signal }),
    async copyTo(target) {
      await database.backup(target);
    },
    async close() {
      await log.close();
      readers.close();
      refreshStatistics(database);
      connection.close();
    },
  };
}
