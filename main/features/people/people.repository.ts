import type { OfficerRow } from '#shared/contract/people.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const officerOf = (row: Row<'officers'>): OfficerRow => ({
  id: row.id,
  name: row.name,
  certificateNumber: row.certificate_number,
  certificateValidUntil: row.certificate_valid_until,
  department: row.department,
  recorderOfficerNumber: row.recorder_officer_number,
  active: row.active === 1,
});

const rowOf = (officer: OfficerRow): Row<'officers'> => ({
  id: officer.id,
  name: officer.name,
  certificate_number: officer.certificateNumber,
  certificate_valid_until: officer.certificateValidUntil,
  department: officer.department,
  recorder_officer_number: officer.recorderOfficerNumber,
  active: officer.active ? 1 : 0,
});

export async function listOfficers(db: Db): Promise<readonly OfficerRow[]> {
  const rows = await db.selectFrom('officers').selectAll().execute();
  // SQLite sorts Chinese by code point; people look names up by their sound.
  return rows
    .map(officerOf)
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh-CN'));
}

export async function findOfficer(db: Db, id: string): Promise<OfficerRow | undefined> {
  const row = await db.selectFrom('officers').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : officerOf(row);
}

export async function findOfficerByCertificate(db: Db, certificate: string): Promise<OfficerRow | undefined> {
  const row = await db
    .selectFrom('officers')
    .selectAll()
    .where('certificate_number', '=', certificate)
    .executeTakeFirst();
  return row === undefined ? undefined : officerOf(row);
}

export async function insertOfficer(tx: Tx, officer: OfficerRow): Promise<void> {
  await tx.insertInto('officers').values(rowOf(officer)).execute();
}

/** False when there is no such officer. */
export async function updateOfficer(tx: Tx, officer: OfficerRow): Promise<boolean> {
  const { id, ...change } = rowOf(officer);
  const result = await tx.updateTable('officers').set(change).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
