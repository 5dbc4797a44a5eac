import Sqlite from 'better-sqlite3';
import { ProblemError } from '#shared/lib/problem.ts';
import { sqliteProblem } from './sqlite-problem.ts';

/**
 * SQLite's own check of the database `file`, table by table, and of what its rows refer to. Blocks its thread for as long
 * as it takes to read the whole file: for workers.
 */
export function isSound(file: string): boolean {
  const database = new Sqlite(file, { readonly: true, timeout: 10_000 });
  try {
    const tables = database
      .prepare<[], string>(
        `select name from sqlite_schema where type = 'table' and sql not like 'CREATE VIRTUAL%'`,
      )
      .pluck()
      .all();
    for (const name of tables) {
      const found = database.prepare<[], string>(`pragma integrity_check("${name}")`).pluck().all();
      if (found.some((line) => line !== 'ok')) return false;
    }
    return database.prepare('pragma foreign_key_check').all().length === 0;
  } catch (error) {
    // What cannot even be read through is not sound.
    const problem = sqliteProblem(error);
    if (problem instanceof ProblemError && problem.code === 'archive-damaged') return false;
    throw problem;
  } finally {
    database.close();
  }
}
