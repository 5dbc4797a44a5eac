import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../../main');
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), source: readFileSync(join(main, file), 'utf8') }));

/** `cases` of `features/cases/…`; what stands outside the features owns no table. */
const featureOf = (file: string): string => /^features\/([^/]+)\//.exec(file)?.[1] ?? '';

/** Which feature adds a table to the database's type, in its `<feature>.tables.ts`. */
const declared = sources
  .filter(({ file }) => file.endsWith('.tables.ts'))
  .flatMap(({ file, source }) =>
    [...(/interface Tables \{([^}]*)\}/.exec(source)?.[1] ?? '').matchAll(/(\w+): \w+;/g)].map(
      ([, table = '']) => ({ table, owner: featureOf(file) }),
    ),
  );
const owners = new Map(declared.map(({ table, owner }) => [table, owner]));

const WRITES = 'updateTable|insertInto|replaceInto|deleteFrom|mergeInto';
const READS = 'selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|using';
/** A call of the query builder with what it names: a table, several, one under another name, or a variable. */
const CALL = new RegExp(
  String.raw`\.(${WRITES}|${READS})\(\s*(\[[^\]]*\]|['"\x60][^'"\x60]*['"\x60]|[\w.]+\s*[,)])`,
  'g',
);
/** Tables in a text of SQL, wherever the text stands. */
const IN_SQL = /\b(from|join|into|update)\s+(?:main\.)?([a-z_]+)\b/gi;
/** Ways to put a name together inside a text of SQL. */
const MADE_NAME = /\bsql\.(table|id|raw)\b|\bdb\.dynamic\b/g;

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<![:'"])\/\/[^\n]*/g, '');

interface Use {
  /** As it is written; `(table)` for the value of a variable. */
  readonly table: string;
  readonly writes: boolean;
}

function* usesIn(source: string): Generator<Use> {
  const code = withoutComments(source);
  for (const [, verb = '', named = ''] of code.matchAll(CALL)) {
    const writes = new RegExp(`^(?:${WRITES})$`).test(verb);
    const variable = /^([\w.]+)\s*[,)]$/.exec(named)?.[1];
    // A query made in the same file has been looked at where it is made.
    if (variable !== undefined && !new RegExp(String.raw`\bconst ${variable} = \w`).test(code))
      yield { table: `(${variable})`, writes };
    for (const [, table = ''] of named.matchAll(/['"`]([a-z_]+)(?: as \w+)?['"`]/g)) yield { table, writes };
  }
  for (const [, verb = '', table = ''] of code.matchAll(IN_SQL))
    yield { table, writes: /into|update/i.test(verb) };
  for (const [name] of code.matchAll(MADE_NAME)) yield { table: `(${name})`, writes: true };
}

/** Says which rows of whom are evidence, in SQL: who keeps the archive proves what everybody wrote. */
const SAYS_WHAT_IS_PROVED = 'features/archive/chain/evidence/';
/** Puts names together: of the tables that the archive has it watch, none by itself. */
const ANY_DATABASE = 'platform/sqlite/';

function isForeign(file: string, { table, writes }: Use): boolean {
  if (table.startsWith('(')) return !file.startsWith(ANY_DATABASE);
  const owner = owners.get(table);
  if (owner === undefined || owner === featureOf(file)) return false;
  return writes || !file.startsWith(SAYS_WHAT_IS_PROVED);
}

it('every table is named by the feature that owns it; others go through its front file', () => {
  const foreign = sources.flatMap(({ file, source }) =>
    [...usesIn(source)]
      .filter((use) => isForeign(file, use))
      .map(({ table, writes }) => `${file} ${writes ? 'writes' : 'reads'} ${table}`),
  );
  expect(foreign).toEqual([]);
});

it('every table of the archive has one owner', () => {
  const schema = readFileSync(join(main, 'migrations/schema.sql'), 'utf8');
  const tables = [...schema.matchAll(/^CREATE TABLE "?(\w+)"?/gm)].map(([, table = '']) => table);
  expect(declared.map(({ table }) => table).toSorted()).toEqual(tables.toSorted());
  expect(declared.filter(({ owner }) => owner === '')).toEqual([]);
});

it('sees what a query names, however it is written', () => {
  const source = [
    "db.selectFrom(['cases', 'jobs as job']).innerJoin('documents as one', 'a', 'b')",
    'tx.deleteFrom(`phrases`)',
    'sql<{ n: number }>`select 1 from recordings join main.originals on true`',
    "const ofCase = 't.id in (select o.id from officers o)';",
    'db.selectFrom(table).select(count)',
    'tx.insertInto(which.table)',
    'const made = db.selectFrom(\n  "x"); db.selectFrom(made)',
    'sql`delete from ${sql.table(name)}`',
    '// taken from settings',
  ].join('\n');
  expect([...usesIn(source)].map(({ table, writes }) => `${table}${writes ? '!' : ''}`)).toEqual([
    'cases',
    'jobs',
    'documents',
    'phrases!',
    '(table)',
    '(which.table)!',
    'x',
    'recordings',
    'originals',
    'officers',
    '(sql.table)!',
  ]);
});
