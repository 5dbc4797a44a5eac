import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Finding } from '#shared/contract/archive.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import {
  eachWatched,
  goneKeys,
  ofCaseSql,
  type WatchedRow,
  watchedWhere,
} from '../../../platform/sqlite/read-watched.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { columnDefaults, type Stored } from '../../../platform/sqlite/watch-rows.ts';
import { type BoundValue, contentOf, differences, readContent, rowName } from '../chain/bound-content.ts';
import { boundRegister, lastBound } from '../chain/bound-rows.ts';
import { collectFindings, type Findings } from './chain-finding.ts';
import { type EvidenceTable, evidenceTables } from '../chain/evidence-tables.ts';

export interface RowsCheck {
  readonly signal?: AbortSignal | undefined;
  readonly report?: (rows: number) => void;
}

/** Holds every row of evidence against what the last act that touched it left. Gives how many were read. */
export async function checkRows(
  db: Db,
  findings: Findings,
  { signal, report }: RowsCheck = {},
): Promise<number> {
  let read = 0;
  for (const table of evidenceTables.values()) {
    for await (const page of eachWatched(db, table)) {
      signal?.throwIfAborted();
      await checkPage(db, findings, table, page);
      report?.((read += page.length));
    }
    for await (const keys of goneKeys(db, boundRegister(db), table)) {
      signal?.throwIfAborted();
      await checkGone(db, findings, table, keys);
    }
  }
  return read;
}

/** The same for the rows one case stands on, by the acts of whatever chain. */
export async function checkRowsOfCase(db: Db, findings: Findings, caseId: string): Promise<void> {
  for (const table of evidenceTables.values()) {
    if (table.ofCase === undefined) continue;
    const where = ofCaseSql(table.ofCase, caseId);
    const seen = new Set<string>();
    const rows = await watchedWhere(db, table, where);
    await checkPage(db, findings, table, rows);
    for (const { key } of rows) seen.add(key);
    const known = await keysOfCase(db, table, caseId);
    const others = known.filter((key) => !seen.has(key));
    if (others.length > 0) await checkOthers(db, findings, table, others);
  }
}

async function keysOfCase(db: Db, { table }: EvidenceTable, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('bound_rows')
    .select('row_key')
    .distinct()
    .where('case_id', '=', caseId)
    .where('table_name', '=', table)
    .execute();
  return rows.map(({ row_key }) => row_key);
}

/** Rows the chain knows of a case and the case has not: gone, or in another case by right or not. */
async function checkOthers(
  db: Db,
  findings: Findings,
  table: EvidenceTable,
  keys: readonly string[],
): Promise<void> {
  const there = new Set<string>();
  const rows = await watchedWhere(db, table, byKeys(table, keys));
  await checkPage(db, findings, table, rows);
  for (const { key } of rows) there.add(key);
  await checkGone(
    db,
    findings,
    table,
    keys.filter((key) => !there.has(key)),
  );
}

const keyValues = (key: string): readonly Stored[] =>
  z.array(z.union([z.string(), z.number(), z.null()])).parse(JSON.parse(key));

const byKeys = ({ key }: EvidenceTable, keys: readonly string[]): RawBuilder<unknown> => {
  const [only] = key;
  return key.length === 1 && only !== undefined
    ? sql`${sql.ref(`t.${only}`)} in (${sql.join(keys)})`
    : sql`(${sql.join(key.map((column) => sql.ref(`t.${column}`)))}) in (values ${sql.join(
        keys.map((one) => sql`(${sql.join(keyValues(one))})`),
      )})`;
};

async function checkPage(
  db: Db,
  findings: Findings,
  table: EvidenceTable,
  page: readonly WatchedRow[],
): Promise<void> {
  const bound = await lastBound(
    db,
    table.table,
    page.map(({ key }) => key),
  );
  const defaults = await columnDefaults(db, table.table);
  for (const one of page) {
    const finding = findingOf(table, one, bound.get(one.key), defaults);
    if (finding !== undefined) findings.add(finding);
    if (table.table === 'template_versions') checkTemplate(findings, one);
  }
}

/** What is found of one row as it is now, with the row; no finding where it is as the chain has it. */
export async function lookAtRow(
  db: Db,
  table: EvidenceTable,
  key: string,
): Promise<{ readonly row: WatchedRow | undefined; readonly finding: Finding | undefined }> {
  const findings = collectFindings();
  const [row] = await watchedWhere(db, table, byKeys(table, [key]));
  if (row === undefined) await checkGone(db, findings, table, [key]);
  else await checkPage(db, findings, table, [row]);
  return { row, finding: findings.named[0] };
}

/** Whether a row stands as the chain has it: also one that is missing by right. */
export async function isAsBound(db: Db, name: string, key: string): Promise<boolean> {
  const table = evidenceTables.get(name);
  if (table === undefined) throw new Error(`${name} is no table of evidence`);
  return (await lookAtRow(db, table, key)).finding === undefined;
}

/** Whether the chain has bound anything: an archive whose record was taken away has not. */
export async function isAnythingBound(db: Db): Promise<boolean> {
  const row = await db.selectFrom('bound_rows').select('sequence').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The keys of a table under which the chain has a row, with that row as it was bound. */
export async function boundKeys(
  db: Db,
  name: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, BoundValue>>>> {
  const rows = await db
    .selectFrom('bound_rows')
    .select('row_key')
    .distinct()
    .where('table_name', '=', name)
    .execute();
  const bound = await lastBound(
    db,
    name,
    rows.map(({ row_key }) => row_key),
  );
  return new Map(
    [...bound].flatMap(([key, { content }]) => {
      const read = content === null ? undefined : readContent(content);
      return read === undefined ? [] : [[key, read] as const];
    }),
  );
}

function findingOf(
  table: EvidenceTable,
  { key, caseId, row }: WatchedRow,
  bound: Row<'bound_rows'> | undefined,
  defaults: ReadonlyMap<string, Stored>,
): Finding | undefined {
  const content = contentOf(table, row);
  const about = { what: 'row', table: table.table, key, ...(caseId === null ? {} : { caseId }) } as const;
  if (bound === undefined || bound.content === null) {
    const where = rowName(table, key, content);
    return {
      ...about,
      where,
      state: 'added',
      sentence:
        bound === undefined
          ? `${where}没有任何操作记录，是在程序之外添上的。`
          : `${where}已由第${bound.sequence.toString()}条操作记录移去，又在程序之外添上了。`,
      ...(bound === undefined ? {} : { sequence: bound.sequence }),
    };
  }
  if (bound.content === content && bound.case_id === caseId) return undefined;
  const fields = differences(table, bound.content, content, defaults);
  if (fields.length === 0 && bound.case_id === caseId) return undefined;
  const where = rowName(table, key, bound.content);
  const said = fields.length > 0 ? fields.slice(0, 3).map(fieldWords).join('；') : '所属案件被改动过';
  return {
    ...about,
    where,
    state: 'changed',
    sentence: `${where}在程序之外被改动过：${said}${fields.length > 3 ? `；共${fields.length.toString()}处` : ''}。`,
    fields: [...fields],
    sequence: bound.sequence,
  };
}

const fieldWords = ({
  field,
  was,
  is,
}: {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}) => `${field}原为${was}，现为${is}`;

async function checkGone(
  db: Db,
  findings: Findings,
  table: EvidenceTable,
  keys: readonly string[],
): Promise<void> {
  for (const [key, bound] of await lastBound(db, table.table, keys)) {
    // Taken away by the program.
    if (bound.content === null) continue;
    const where = rowName(table, key, bound.content);
    findings.add({
      what: 'row',
      where,
      state: 'missing',
      table: table.table,
      key,
      sentence: `${where}不见了：在程序之外被删除（第${bound.sequence.toString()}条操作记录登记过）。`,
      sequence: bound.sequence,
      ...(bound.case_id === null ? {} : { caseId: bound.case_id }),
    });
  }
}

/** A template version is called by the hash of its wording. */
function checkTemplate(findings: Findings, { key, row }: WatchedRow): void {
  const { content } = row;
  if (typeof content === 'string' && createHash('sha256').update(content).digest('hex') === key) return;
  const where = `文书模板版本“${key.slice(0, 12)}…”`;
  findings.add({ what: 'template', where, key, sentence: `${where}的内容与它的校验值不符，被改动过。` });
}
