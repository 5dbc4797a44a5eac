import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { ProblemError } from '#shared/lib/problem.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered SQL files of `dir`, in order. A shipped file never changes. */
export function readMigrations(dir: string): readonly Migration[] {
  return readdirSync(dir)
    .filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(join(dir, file), 'utf8'),
    }));
}

/** The version an archive stands at: its `user_version`, 0 when empty. */
export function schemaVersion(db: SqliteDatabase.Database): number {
  const version: unknown = db.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** Whether an archive was written by an earlier program; a new one, still empty, was not. */
export const isOutdated = (db: SqliteDatabase.Database, migrations: readonly Migration[]): boolean =>
  schemaVersion(db) > 0 && stepsFrom(db, migrations).length > 0;

/**
 * Brings the archive to `target` (the newest when absent) in one transaction, and takes it back where rows then point to nothing: whatever
 * stops it, a full disk or a power cut, the archive is as it was, also for the program that wrote it. Who comes second
 * waits and finds it done. Refuses an archive that a newer program wrote: opening it “as best one can” would damage
 * evidence. Errors: `archive-newer`, `archive-damaged`.
 */
export function migrate(
  db: SqliteDatabase.Database,
  migrations: readonly Migration[],
  target?: number,
): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (stepsFrom(db, migrations, target).length === 0) {
    requireKnown(schemaVersion(db), newest);
    return;
  }
  db.transaction(() => {
    // Read again: another program may have come first.
    requireKnown(schemaVersion(db), newest);
    const before = orphansOf(db);
    for (const step of stepsFrom(db, migrations, target)) {
      takeStep(db, step);
      db.pragma(`user_version = ${step.version.toString()}`);
    }
    // Damage that was there before is for verification to name: what could be opened can still be opened.
    if (orphansOf(db) > before) throw undone('数据之间的关联不完整', schemaVersion(db));
  }).immediate();
}

/** Rows that point to nothing. */
function orphansOf(db: SqliteDatabase.Database): number {
  const orphans: unknown = db.pragma('foreign_key_check');
  return Array.isArray(orphans) ? orphans.length : 0;
}

const stepsFrom = (
  db: SqliteDatabase.Database,
  migrations: readonly Migration[],
  target = Infinity,
): readonly Migration[] => {
  const from = schemaVersion(db);
  return migrations.filter(({ version }) => version > from && version <= target);
};

function requireKnown(from: number, newest: number): void {
  if (from <= newest) return;
  throw new ProblemError(
    'archive-newer',
    `该档案库由更新版本的程序建立（结构版本${from.toString()}，本程序支持到${newest.toString()}），为防止损坏数据不予打开。请升级程序后再打开。`,
    { archive: from, program: newest },
  );
}

function takeStep(db: SqliteDatabase.Database, { version, sql }: Migration): void {
  try {
    db.exec(sql);
  } catch (error) {
    // A full disk or a disk that is gone has a sentence of its own; what is left says that the data are not as they were made.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^SQLITE_(CONSTRAINT|ERROR|MISMATCH)/.test(code)) throw error;
    throw undone('数据库的内容与程序写入的不符', version, { code }, error);
  }
}

const undone = (
  found: string,
  version: number,
  details?: Readonly<Record<string, string | number>>,
  cause?: unknown,
) =>
  new ProblemError(
    'archive-damaged',
    `档案库升级到结构版本${version.toString()}时发现${found}，升级已撤回，数据未改动。请从备份恢复到另一个文件夹，或者联系维护人员。`,
    { version, ...details },
    cause,
  );
