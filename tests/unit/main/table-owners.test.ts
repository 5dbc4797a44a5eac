import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tableOwners } from '#main/platform/sqlite/table-owners.ts';

const features = join(import.meta.dirname, '../../../main/features');
const owners: Readonly<Record<string, string>> = tableOwners;

const WRITES = 'updateTable|insertInto|replaceInto|deleteFrom|mergeInto';
const READS = 'selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin';
/** A call of the query builder with what it names: a table, several, or one under another name. */
const CALL = new RegExp(String.raw`\b(${WRITES}|${READS})\(\s*(\[[^\]]*\]|'[^']*')`, 'g');
/** Tables in a text of SQL. */
const IN_SQL = /\b(from|join|into|update)\s+([a-z_]+)\b/gi;

interface Use {
  readonly table: string;
  readonly writes: boolean;
}

function* usesIn(source: string): Generator<Use> {
  for (const [, verb = '', named = ''] of source.matchAll(CALL)) {
    for (const [, table = ''] of named.matchAll(/'([a-z_]+)(?: as \w+)?'/g))
      yield { table, writes: new RegExp(`^(?:${WRITES})$`).test(verb) };
  }
  for (const [, text = ''] of source.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)) {
    for (const [, verb = '', table = ''] of text.matchAll(IN_SQL))
      yield { table, writes: /into|update/i.test(verb) };
  }
}

/** Who keeps the archive verifies what everybody wrote, and reads it for that; it writes nothing of theirs. */
const mayUse = (feature: string, { table, writes }: Use): boolean =>
  owners[table] === undefined || owners[table] === feature || (feature === 'archive' && !writes);

it('every table is named by the feature that owns it; others go through its front file', () => {
  const foreign = readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const [feature = ''] = file.split(/[\\/]/);
      return [...usesIn(readFileSync(join(features, file), 'utf8'))]
        .filter((use) => !mayUse(feature, use))
        .map(
          ({ table, writes }) => `${file} ${writes ? 'writes' : 'reads'} ${table} of ${owners[table] ?? ''}`,
        );
    });
  expect(foreign).toEqual([]);
});

it('sees what a query names, however it is written', () => {
  const source = [
    "db.selectFrom(['cases', 'jobs as job']).innerJoin('documents as one', 'a', 'b')",
    "tx.deleteFrom('phrases')",
    'sql<{ n: number }>`select 1 from recordings join originals on true`',
  ].join('\n');
  expect([...usesIn(source)].map(({ table, writes }) => `${table}${writes ? '!' : ''}`)).toEqual([
    'cases',
    'jobs',
    'documents',
    'phrases!',
    'recordings',
    'originals',
  ]);
});
