import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { migrate, readMigrations, schemaVersion } from '#main/platform/sqlite/migrate.ts';
import { openDatabase } from '#main/platform/sqlite/open.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { enterSampleRows } from './rows.ts';

const migrationsDir = join(resourcesRoot, 'main', 'migrations');
const migrations = readMigrations(migrationsDir);
const newest = migrations.at(-1)?.version ?? 0;

function database(): Sqlite.Database {
  const db = new Sqlite(':memory:');
  onTestFinished(() => {
    db.close();
  });
  return db;
}

const tableSchema = z.array(z.object({ name: z.string(), sql: z.string() }));
const tablesOf = (db: Sqlite.Database) =>
  tableSchema.parse(
    db
      .prepare(
        `select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%'
         and name not like 'case_search_%' order by name`,
      )
      .all(),
  );

/** Every row of every table, by table; the search index keeps no text to show. */
const contentOf = (db: Sqlite.Database): Readonly<Record<string, unknown[]>> =>
  Object.fromEntries(
    tablesOf(db)
      .filter(({ name }) => name !== 'case_search')
      .map(({ name }) => [name, db.prepare(`select * from ${name}`).all()]),
  );

/** The rows of `after` as an archive of the version before would show them. */
const withoutNewColumns = (
  after: Readonly<Record<string, unknown[]>>,
  before: Readonly<Record<string, unknown[]>>,
): Readonly<Record<string, unknown[]>> =>
  Object.fromEntries(
    Object.entries(before).map(([table, rows]) => {
      const known = new Set(rows.flatMap((row) => Object.keys(row ?? {})));
      return [
        table,
        (after[table] ?? []).map((row) =>
          Object.fromEntries(Object.entries(row ?? {}).filter(([column]) => known.has(column))),
        ),
      ];
    }),
  );

/** What each migration adds. A new file needs its line here. */
const additions: Readonly<Record<number, readonly string[]>> = {
  10: ['acts', 'archive_info', 'case_heads', 'originals'],
  20: ['officers', 'settings'],
  30: ['jobs'],
  40: ['case_numbers', 'case_officers', 'case_search', 'cases'],
  50: ['document_numbers', 'documents', 'template_versions'],
  60: ['batch_files', 'batches', 'derived', 'recordings'],
  70: ['assemblies', 'attachments', 'placements'],
  80: ['document_corrections', 'document_versions', 'filed_documents', 'signed_scans'],
  90: ['phrases'],
  91: ['saved_states'],
  100: ['evidence_numbers'],
  120: ['set_aside_findings'],
  132: [],
  133: ['time_doubts'],
  134: ['file_checks', 'unread_entries'],
  160: ['number_starts', 'numbers_elsewhere'],
  162: ['recording_purposes'],
  170: ['number_series'],
  171: [],
  180: [],
  181: ['case_clocks', 'case_events'],
  190: ['bound_rows', 'chains', 'seal_heads', 'seals'],
  200: [],
  210: ['settled_times'],
  211: [],
  235: [],
  260: ['account_secrets', 'people_accounts', 'recusals'],
  265: ['case_traits', 'departures', 'told_events'],
  280: ['own_files'],
  281: ['accepted_rows'],
  285: ['service_attempts', 'service_recipients'],
  286: ['case_agents', 'case_parties'],
  290: ['goods_lines', 'goods_movements'],
  291: [],
  292: ['payments'],
  298: [],
  302: [],
  330: [],
  331: ['case_steps', 'case_ways', 'desk_lines'],
  332: [],
  340: ['officer_changes', 'recusal_requests'],
  360: [],
  380: ['evidence_series'],
  410: ['consultation_days', 'consultations'],
};

describe.each(migrations)('migration $version, $name', ({ version }) => {
  const before = migrations.findLast((migration) => migration.version < version)?.version ?? 0;

  it('leaves the rows of an archive of the version before as they are and adds its tables', () => {
    const db = database();
    migrate(db, migrations, before);
    enterSampleRows(db, before);
    const content = contentOf(db);
    const had = tablesOf(db).map(({ name }) => name);

    migrate(db, migrations, version);

    expect(schemaVersion(db)).toBe(version);
    const after = contentOf(db);
    expect(withoutNewColumns(after, content)).toEqual(content);
    const added = additions[version];
    if (added === undefined) throw new Error('this migration has no line in `additions` yet');
    expect(tablesOf(db).map(({ name }) => name)).toEqual(expect.arrayContaining([...had, ...added]));
    expect([...had].filter((name) => added.includes(name))).toEqual([]);

    const fresh = database();
    migrate(fresh, migrations, version);
    enterSampleRows(fresh, version);
  });
});

describe('the schema', () => {
  it('keeps every table strict about its types', () => {
    const db = database();
    migrate(db, migrations);
    const loose = tablesOf(db).filter(
      ({ sql }) => !sql.startsWith('CREATE VIRTUAL') && !/\)\s*(?:WITHOUT ROWID, )?STRICT$/.test(sql),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
    expect(() => {
      db.prepare("insert into case_numbers values (2026, 'drei')").run();
    }).toThrow(/cannot store TEXT value in INTEGER column/);
  });

  it('is the one written down in main/migrations/schema.sql (vitest -u writes it anew)', async () => {
    const db = database();
    migrate(db, migrations);
    const statements = z.array(z.string()).parse(
      db
        .prepare(
          `select sql from sqlite_schema where sql is not null and name not like 'case_search_%'
           order by tbl_name, type = 'index', name`,
        )
        .pluck()
        .all(),
    );
    const header = `-- The whole schema as the newest migration (${newest.toString()}) leaves it; compared in tests/migrations.\n\n`;
    await expect(`${header}${statements.join(';\n\n')};\n`).toMatchFileSnapshot(
      join(migrationsDir, 'schema.sql'),
    );
  });

  it('is not touched by opening an archive that has it already', async () => {
    const file = join(temporaryFolder(), 'archive.sqlite');
    const first = openDatabase(file, migrationsDir);
    expect(first.version).toBe(newest);
    const again = openDatabase(file, migrationsDir);
    expect(again.version).toBe(newest);
    await Promise.all([first.close(), again.close()]);
  });
});

describe('an archive of a newer program', () => {
  it('is refused with what to do, and stays as it is', async () => {
    const file = join(temporaryFolder(), 'archive.sqlite');
    await openDatabase(file, migrationsDir).close();
    const db = new Sqlite(file);
    db.pragma(`user_version = ${(newest + 1).toString()}`);
    const schema = tablesOf(db);
    db.close();
    let problem: unknown;
    try {
      openDatabase(file, migrationsDir);
    } catch (error) {
      problem = error;
    }
    if (!(problem instanceof ProblemError)) throw new Error('the archive was expected to be refused');
    expect(problem.code).toBe('archive-newer');
    expect(problem.message).toMatch(/由更新版本的程序建立.*请升级程序后再打开/);
    const after = new Sqlite(file, { readonly: true });
    expect(tablesOf(after)).toEqual(schema);
    expect(schemaVersion(after)).toBe(newest + 1);
    after.close();
  });
});

describe('a migration that would leave rows pointing to nothing', () => {
  it('is taken back whole', () => {
    const db = database();
    migrate(db, migrations);
    enterSampleRows(db, newest);
    const content = contentOf(db);
    const bad = {
      version: newest + 1,
      name: 'bad',
      sql: "PRAGMA defer_foreign_keys = ON; UPDATE recordings SET batch_id = 'none';",
    };
    expect(() => {
      migrate(db, [...migrations, bad]);
    }).toThrow(/升级已撤回，数据未改动/);
    expect(contentOf(db)).toEqual(content);
    expect(schemaVersion(db)).toBe(newest);
  });
});
