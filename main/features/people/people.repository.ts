import { sql } from 'kysely';
import type { KeptOfficer } from '#shared/contract/people.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const officerOf = (row: Row<'officers'>): KeptOfficer => ({
  id: row.id,
  name: row.name,
  certificateNumber: row.certificate_number,
  certificateValidUntil: row.certificate_valid_until,
  department: row.department,
  recorderOfficerNumber: row.recorder_officer_number,
  active: row.active === 1,
  revision: row.revision,
  updatedAt: row.updated_at ?? undefined,
  updatedBy: row.updated_by ?? undefined,
});

const rowOf = (officer: KeptOfficer): Row<'officers'> => ({
  id: officer.id,
  name: officer.name,
  certificate_number: officer.certificateNumber,
  certificate_valid_until: officer.certificateValidUntil,
  department: officer.department,
  recorder_officer_number: officer.recorderOfficerNumber,
  active: officer.active ? 1 : 0,
  revision: officer.revision,
  updated_at: officer.updatedAt ?? null,
  updated_by: officer.updatedBy ?? null,
});

export async function listOfficers(db: Db): Promise<readonly KeptOfficer[]> {
  const rows = await db.selectFrom('officers').selectAll().execute();
  // SQLite sorts Chinese by code point; people look names up by their sound.
  return rows
    .map(officerOf)
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh-CN'));
}

export async function findOfficer(db: Db, id: string): Promise<KeptOfficer | undefined> {
  const row = await db.selectFrom('officers').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : officerOf(row);
}

/** Those there are of them. */
export async function findOfficers(db: Db, ids: readonly string[]): Promise<readonly KeptOfficer[]> {
  const rows = await db
    .selectFrom('officers')
    .selectAll()
    .where(sql<boolean>`id in ${anyOf(ids)}`)
    .execute();
  return rows.map(officerOf);
}

export async function findOfficerByCertificate(
  db: Db,
  certificate: string,
): Promise<KeptOfficer | undefined> {
  const row = await db
    .selectFrom('officers')
    .selectAll()
    .where('certificate_number', '=', certificate)
    .executeTakeFirst();
  return row === undefined ? undefined : officerOf(row);
}

export async function insertOfficer(tx: Tx, officer: KeptOfficer): Promise<void> {
  await tx.insertInto('officers').values(rowOf(officer)).execute();
}

export async function updateOfficer(tx: Tx, officer: KeptOfficer): Promise<void> {
  const { id, ...change } = rowOf(officer);
  await tx.updateTable('officers').set(change).where('id', '=', id).execute();
}
