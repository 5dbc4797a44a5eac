import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#shared/contract/session.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { type Db, openDatabase, type Tx } from '../../platform/sqlite/open.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { appendAct, type NewAct } from './audit.ts';

/** An open archive: its database, its folders, and the one way to change it. */
export interface Archive {
  readonly dir: string;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly schemaVersion: number;
  /** Rebuildable things: access copies, pictures, assembled PDFs. */
  readonly derivedDir: string;
  /** The bureau's own template variants. */
  readonly templatesDir: string;
  /** One act: the change and its record in the audit chain, in one transaction. `work` may run twice and touches only `tx`. */
  act<T>(
    actor: Actor,
    work: (tx: Tx) => Promise<{ readonly value: T; readonly act: NewAct | readonly NewAct[] }>,
  ): Promise<T>;
  /** Consistent copy of the database while it is in use. */
  copyDatabase(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface ArchiveOptions {
  readonly migrationsDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

const DATABASE = 'archive.sqlite';
const NEEDED_BYTES = 50 * 1024 * 1024;

/** True when `dir` holds an archive. */
export const isArchive = (dir: string): boolean => existsSync(join(dir, DATABASE));

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function makeFolders(dir: string): void {
  try {
    for (const folder of ['', 'vault', 'derived', 'templates'])
      mkdirSync(join(dir, folder), { recursive: true });
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error))) {
      throw new ProblemError(
        'archive-read-only',
        `文件夹“${dir}”不能写入，请检查权限或者另选位置。`,
        { dir },
        error,
      );
    }
    if (['ENOTDIR', 'EEXIST'].includes(errorCode(error))) {
      throw new ProblemError('invalid-input', `“${dir}”不是文件夹，请另选位置。`, { dir }, error);
    }
    if (errorCode(error) === 'ENOSPC') {
      throw new ProblemError(
        'disk-full',
        '磁盘已满，不能建立档案库。请清理磁盘空间或者另选位置。',
        { dir },
        error,
      );
    }
    throw error;
  }
}

/** Makes a new archive in `dir`, which must not hold one yet. */
export function createArchive(dir: string, options: ArchiveOptions): Archive {
  if (isArchive(dir))
    throw new ProblemError('conflict', `“${dir}”里已有档案库，请直接打开它，或者另选位置。`, { dir });
  makeFolders(dir);
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new ProblemError(
      'disk-full',
      '该磁盘剩余空间不足50 MB，不能建立档案库。请清理磁盘空间或者另选位置。',
      { dir },
    );
  }
  return connect(dir, options);
}

/** Opens the archive in `dir`. Errors: `archive-missing`, `archive-newer`, `archive-read-only`, `archive-damaged`. */
export function openArchive(dir: string, options: ArchiveOptions): Archive {
  if (!isArchive(dir)) {
    throw new ProblemError(
      'archive-missing',
      `“${dir}”里没有档案库。请检查磁盘是否已连接，或者在设置中重新选择位置。`,
      { dir },
    );
  }
  makeFolders(dir);
  return connect(dir, options);
}

function connect(dir: string, { migrationsDir, clock, log }: ArchiveOptions): Archive {
  const database = openDatabase(join(dir, DATABASE), migrationsDir);
  const { db } = database;
  return {
    dir,
    db,
    clock,
    log,
    schemaVersion: database.version,
    derivedDir: join(dir, 'derived'),
    templatesDir: join(dir, 'templates'),
    async act(actor, work) {
      return db.transaction().execute(async (tx) => {
        // Subtle: the first statement writes, so that another process waits here instead of failing later.
        await tx
          .insertInto('archive_info')
          .values({ key: 'last_act_at', value: clock.now() })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: clock.now() }))
          .execute();
        const { value, act } = await work(tx);
        const acts: readonly NewAct[] = 'act' in act ? [act] : act;
        for (const one of acts) await appendAct(tx, actor, clock.now(), one);
        return value;
      });
    },
    copyDatabase: (file) => database.copyTo(file),
    close: () => database.close(),
  };
}
