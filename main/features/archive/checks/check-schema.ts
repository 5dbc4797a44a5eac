import type { Finding } from '#shared/contract/archive.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { type SchemaObject, schemaOf, shippedSchema } from '../../../platform/sqlite/schema.ts';
import type { Findings } from './chain-finding.ts';

const KINDS: Readonly<Record<string, string>> = {
  table: '表',
  index: '索引',
  trigger: '触发器',
  view: '视图',
};

/** Compares what the database is made of with what the program makes: nothing more, nothing less, nothing else. */
export async function checkSchema(db: Db, migrationsDir: string, findings: Findings): Promise<void> {
  const shipped = new Map(shippedSchema(migrationsDir).map((one) => [nameOf(one), one]));
  const found = new Map((await schemaOf(db)).map((one) => [nameOf(one), one]));
  for (const [name, one] of found) {
    const ours = shipped.get(name);
    if (ours === undefined) findings.add(schemaFinding(one, 'added', '不是程序建立的，是在程序之外加上的'));
    else if (ours.sql !== one.sql)
      findings.add(schemaFinding(one, 'changed', '与程序建立的不同，在程序之外被改动过'));
  }
  for (const [name, one] of shipped)
    if (!found.has(name)) findings.add(schemaFinding(one, 'missing', '不见了，在程序之外被删除'));
}

const nameOf = ({ type, name }: SchemaObject): string => `${type} ${name}`;

function schemaFinding(
  { type, name }: SchemaObject,
  state: NonNullable<Finding['state']>,
  what: string,
): Finding {
  const where = `数据库的${KINDS[type] ?? type}“${name}”`;
  return { what: 'schema', where, state, key: name, sentence: `${where}${what}。` };
}
