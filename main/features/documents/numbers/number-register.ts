import type { NumberEntry } from '#shared/contract/number-register.ts';
import type { Db } from '../../../platform/sqlite/open.ts';

/** The register of one year: what the program drew and what was given elsewhere, by kind and sequence. */
export async function numbersOf(db: Db, year: number): Promise<readonly NumberEntry[]> {
  const entries = [...(await drawnNumbers(db, year)), ...(await numbersElsewhere(db, year))];
  return entries.sort(
    (a, b) =>
      compare(a.kind, b.kind) ||
      (a.sequence ?? Infinity) - (b.sequence ?? Infinity) ||
      compare(a.documentNumber, b.documentNumber),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of each document: how often it was issued before. */
const earlierVersions = (db: Db) =>
  db
    .selectFrom('document_versions')
    .select(['document_id', (of) => of.fn.max<number>('version').as('last')])
    .groupBy('document_id')
    .as('earlier');

async function drawnNumbers(db: Db, year: number): Promise<NumberEntry[]> {
  const rows = await db
    .selectFrom('document_numbers as number')
    .innerJoin('documents as document', 'document.id', 'number.document_id')
    .innerJoin('cases as case', 'case.id', 'document.case_id')
    .leftJoin(earlierVersions(db), (join) => join.onRef('earlier.document_id', '=', 'document.id'))
    .select([
      'number.kind',
      'number.sequence',
      'number.issued_at',
      'number.issued_by',
      'document.id',
      'document.case_id',
      'document.title',
      'document.document_number',
      'document.void_reason',
      'case.case_number',
      'case.party_name',
      'earlier.last as earlierVersions',
    ])
    .where('number.year', '=', year)
    .execute();
  return rows.map((row) => ({
    documentNumber: row.document_number ?? '',
    kind: row.kind,
    sequence: row.sequence,
    documentId: row.id,
    caseId: row.case_id,
    caseNumber: row.case_number,
    partyName: row.party_name,
    title: row.title,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    ...life(row),
  }));
}

async function numbersElsewhere(db: Db, year: number): Promise<NumberEntry[]> {
  const rows = await db
    .selectFrom('numbers_elsewhere as number')
    .leftJoin('documents as document', 'document.id', 'number.document_id')
    .leftJoin('cases as case', 'case.id', 'document.case_id')
    .leftJoin(earlierVersions(db), (join) => join.onRef('earlier.document_id', '=', 'document.id'))
    .select([
      'number.number',
      'number.kind',
      'number.sequence',
      'number.title',
      'number.reason',
      'number.noted_at',
      'number.noted_by',
      'document.id',
      'document.case_id',
      'document.title as documentTitle',
      'document.void_reason',
      'case.case_number',
      'case.party_name',
      'earlier.last as earlierVersions',
    ])
    .where('number.year', '=', year)
    .execute();
  return rows.map((row) => ({
    documentNumber: row.number,
    kind: row.kind,
    ...(row.sequence === null ? {} : { sequence: row.sequence }),
    ...(row.id === null ? {} : { documentId: row.id }),
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
    ...(row.case_number === null ? {} : { caseNumber: row.case_number }),
    ...(row.party_name === null ? {} : { partyName: row.party_name }),
    title: row.documentTitle ?? row.title,
    issuedAt: row.noted_at,
    issuedBy: row.noted_by,
    elsewhere: row.reason,
    ...life(row),
  }));
}

const life = (row: { readonly earlierVersions: number | null; readonly void_reason: string | null }) => ({
  ...(row.earlierVersions === null ? {} : { version: row.earlierVersions + 1 }),
  ...(row.void_reason === null ? {} : { voidReason: row.void_reason }),
});
