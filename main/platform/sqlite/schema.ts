import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import * as z from 'zod';
import { remember } from '../remember.ts';
import { migrate, type Migration, readMigrations } from './migrate.ts';
import type { Db } from './open.ts';

/** A table, index, trigger or view of a database, with the text that made it. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** All but what SQLite keeps for itself: statistics, and the indexes of unique columns, which have no text. */
const NOT_OWN = `not (type = 'table' and name glob 'sqlite_stat[1-4]')
  and not (type = 'index' and sql is null and name glob 'sqlite_autoindex_*')`;

export async function schemaOf(db: Db): Promise<readonly SchemaObject[]> {
  const { rows } = await sql<SchemaObject>`
    select type, name, sql from main.sqlite_schema where ${sql.raw(NOT_OWN)}`.execute(db);
  return rows;
}

/** Triggers and views: the program makes none in the database itself. */
export async function plantedNames(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from main.sqlite_schema where type in ('trigger', 'view') order by name`.execute(db);
  return rows.map(({ name }) => name);
}

const objectSchema = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() }));

const kept = remember<readonly SchemaObject[]>(2);

/** The same of a database as the program makes it: made once by each thread, from the same steps. */
export function shippedSchema(migrationsDir: string): readonly SchemaObject[] {
  const migrations = readMigrations(migrationsDir);
  return kept(JSON.stringify(migrations), () => made(migrations));
}

function made(migrations: readonly Migration[]): readonly SchemaObject[] {
  const db = new Sqlite(':memory:');
  try {
    migrate(db, migrations);
    return objectSchema.parse(db.prepare(`select type, name, sql from sqlite_schema where ${NOT_OWN}`).all());
  } finally {
    db.close();
  }
}
