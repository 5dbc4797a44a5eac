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

/**
 * Brings the archive to `target` (the newest when absent), each step in one transaction with a check of its foreign keys.
 * Refuses an archive that a newer program wrote: opening it “as best one can” would damage evidence.
 */
export function migrate(
  db: SqliteDatabase.Database,
  migrations: readonly Migration[],
  target?: number,
): void {
  const from = schemaVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (from > newest) {
    throw new ProblemError(
      'archive-newer',
      `该档案库由更新版本的程序建立（结构版本${from}，本程序支持到${newest}），为防止损坏数据不予打开。请升级程序后再打开。`,
      { archive: from, program: newest },
    );
  }
  for (const step of migrations) {
    if (step.version <= from || (target !== undefined && step.version > target)) continue;
    db.transaction(() => {
      db.exec(step.sql);
      const orphans: unknown = db.pragma('foreign_key_check');
      if (Array.isArray(orphans) && orphans.length > 0) {
        throw new ProblemError(
          'archive-damaged',
          `档案库升级到结构版本${step.version}时发现数据之间的关联不完整，升级已撤回，数据未改动。请从备份恢复到另一个文件夹，或者联系维护人员。`,
        );
      }
      db.pragma(`user_version = ${step.version}`);
    })();
  }
}
