import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../../../main');
/** What PostgreSQL does not know, or knows by another name. */
const ONLY_SQLITE =
  /\b(json_extract|json_each|json_group_array|sqlite_schema|sqlite_master|rowid|fts5|randomblob|strftime|instr|glob)\b\s*\(?|\bpragma\b|insert or (ignore|replace)|\bmatch \$\{|from 'better-sqlite3'/i;

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
        .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line) && ONLY_SQLITE.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
