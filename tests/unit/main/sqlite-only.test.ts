import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../../../main');
/** What PostgreSQL does not know, or knows by another name. */
const ONLY_SQLITE = new RegExp(
  [
    // functions and tables of its own
    String.raw`\bjson_(extract|each|tree|object|array|group_array|group_object|set|insert|remove|patch|quote|valid|type)\b`,
    String.raw`\b(sqlite_schema|sqlite_master|sqlite_stat1|sqlite_sequence|rowid|fts5|bm25|highlight|snippet)\b`,
    String.raw`\b(ifnull|iif|randomblob|zeroblob|hex|unhex|instr|printf|total|typeof|unicode|likely|unlikely|group_concat|last_insert_rowid|total_changes)\s*\(`,
    String.raw`\b(strftime|julianday|unixepoch|timediff)\s*\(|\b(date|time|datetime)\s*\(\s*'now'`,
    // words of its own
    String.raw`\b(insert|update|replace) or (ignore|replace|abort|fail|rollback)\b|\breplace into\b|\bindexed by\b|\bnot indexed\b`,
    String.raw`\bcollate (nocase|rtrim|binary)\b|\bwithout rowid\b|\bautoincrement\b|\bmatch \$\{|\bmatch \?|\bglob\b|\bregexp\b`,
    String.raw`\bpragma\b|\battach database\b|\.replaceInto\(|\.orReplace\(|\.orIgnore\(`,
    String.raw`from 'better-sqlite3'`,
  ].join('|'),
  'i',
);
/** A text of SQL, or what builds one: words of everyday use are looked for nowhere else. */
const EVERYDAY = /\b(typeof|hex|total|highlight|snippet|printf|glob|regexp)\b/i;
const IS_SQL = /sql|\bselect\b|\bwhere\b|\bfrom\b/i;
const isOnlySqlite = (line: string): boolean => {
  const found = ONLY_SQLITE.exec(line)?.[0];
  return found !== undefined && (!EVERYDAY.test(found) || IS_SQL.test(line.replace(/from '[^']*'/, '')));
};

it('SQL that only SQLite understands lives in main/platform/sqlite', () => {
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files
    .filter((file) => !file.startsWith(join('platform', 'sqlite')))
    .flatMap((file) =>
      readFileSync(join(main, file), 'utf8')
        .split('\n')
        // What is said of it is no SQL.
        .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line) && isOnlySqlite(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

it.each([
  'sql`select ifnull(a, b) from t`',
  "sql`select date('now')`",
  "sql`select json_object('a', 1)`",
  'sql`replace into t values (1)`',
  'sql`select * from t indexed by i`',
  "sql`select group_concat(name, '、') from t`",
  'sql`select * from t where name collate nocase = ${name}`',
  'sql`update or ignore t set a = 1`',
  'sql`select typeof(a) from t`',
  "tx.insertInto('t').orIgnore()",
  "tx.replaceInto('t')",
  "sql`select strftime('%Y', at) from t`",
])('sees what only SQLite understands: %s', (line) => {
  expect(isOnlySqlite(line)).toBe(true);
});

it.each([
  "if (typeof value === 'string') return hex(value);",
  'const total = sum(rows);',
  "db.selectFrom('cases').select((eb) => eb.fn.countAll<number>().as('n'))",
])('leaves alone what is none: %s', (line) => {
  expect(isOnlySqlite(line)).toBe(false);
});
