import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { PRIVATE_FILE } from '../files/private.ts';
import { bringUpToDate } from './bring-up.ts';
import { openDatabase, type OpenDatabase, type RanQuery, type Tx } from './open.ts';
import { READ_ONLY } from './sqlite-problem.ts';

/** A database that may not be written, opened by way of a copy. */
export interface ProtectedDatabase extends OpenDatabase {
  /** Folder of this user alone that lasts as long as the database is open. */
  readonly temporaryDir: string;
  /** Lets one transaction write into the copy: what is remembered of work that changes nothing. */
  passing<T>(tx: Tx, work: () => Promise<T>): Promise<T>;
}

/** Written in the copy at all times: work under way, derived things, what is remembered of searching. */
const FREE = new Set(['jobs', 'derived', 'archive_info']);

/**
 * Opens a database on a write-protected place for reading. SQLite cannot read a WAL database where it may write nothing,
 * so it and its log are copied aside; the copy is brought to the newest schema, and every change is refused
 * (`archive-read-only`) but those of `FREE`. What was written while it is open elsewhere is not seen.
 * Errors: those of `openDatabase`, `disk-full` for the place of temporary files; a system error when it cannot be read.
 */
export async function openProtected(
  file: string,
  migrationsDir: string,
  watch?: (query: RanQuery) => void,
): Promise<ProtectedDatabase> {
  const temporaryDir = mkdtempSync(join(tmpdir(), 'anjuan-read-'));
  const leave = (): void => {
    rmSync(temporaryDir, { recursive: true, force: true });
  };
  try {
    const copy = join(temporaryDir, basename(file));
    await copyWhole(file, copy);
    await bringUpToDate({ file: copy, migrationsDir });
    const database = openDatabase(copy, migrationsDir, watch);
    await database.write(guard);
    return {
      ...database,
      temporaryDir,
      async passing(tx, work) {
        await sql`update temp.write_guard set passing = 1`.execute(tx);
        const value = await work();
        await sql`update temp.write_guard set passing = 0`.execute(tx);
        return value;
      },
      async close() {
        await database.close();
        leave();
      },
    };
  } catch (error) {
    leave();
    if (systemCode(error) === 'ENOSPC')
      throw new ProblemError(
        'disk-full',
        '档案库写保护，要先复制数据库才能查看，但临时文件夹所在的磁盘已满。请清理这台电脑的磁盘后重新打开。',
        {},
        error,
      );
    throw error;
  }
}

/** Database and log of one moment: taken again when somebody wrote meanwhile. */
async function copyWhole(file: string, copy: string): Promise<void> {
  const parts = ['', '-wal'];
  const state = (): string =>
    parts
      .map((part) => statSync(`${file}${part}`, { throwIfNoEntry: false }))
      .map((stat) => (stat === undefined ? '' : `${stat.mtimeMs} ${stat.size}`))
      .join();
  for (let tries = 0; tries < 5; tries++) {
    const before = state();
    for (const part of parts) {
      rmSync(`${copy}${part}`, { force: true });
      if (!existsSync(`${file}${part}`)) continue;
      // A large one takes its time: nobody waits for it.
      await copyFile(`${file}${part}`, `${copy}${part}`);
      // The permissions came along.
      chmodSync(`${copy}${part}`, PRIVATE_FILE);
    }
    if (state() === before) return;
  }
  throw new ProblemError('conflict', '另一个程序正在写入这个档案库，暂时不能查看。请稍后重新打开。');
}

/** Triggers of this connection; nothing of them is in the file. */
async function guard(tx: Tx): Promise<void> {
  await sql`create temp table write_guard (passing integer not null)`.execute(tx);
  await sql`insert into temp.write_guard values (0)`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select name from main.sqlite_schema
    where type = 'table' and sql not like 'CREATE VIRTUAL%'
      and name not like 'sqlite\\_%' escape '\\' and name not like 'case\\_search%' escape '\\'`.execute(tx);
  for (const { name } of rows.filter((one) => !FREE.has(one.name)))
    for (const change of ['insert', 'update', 'delete'])
      await sql`create temp trigger ${sql.id(`guard_${change}_${name}`)}
        before ${sql.raw(change)} on main.${sql.id(name)}
        when (select passing from temp.write_guard) = 0
        begin select raise(abort, ${sql.lit(READ_ONLY)}); end`.execute(tx);
}
