import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** A database with a table in it is larger. */
const HEADER_ONLY = 64 * 1024;

/** Whether the file holds no table at all. What is no database is not empty: opening it says what is wrong. */
export function isEmptyDatabase(file: string): boolean {
  const { size } = statSync(file);
  if (size === 0) return true;
  if (size > HEADER_ONLY) return false;
  try {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      return database.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  }
}
