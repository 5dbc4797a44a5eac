import type { NumberEntry } from '#shared/contract/number-register.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { casesToJoin } from '../../cases/cases.ts';

/** The register of one year: what the program drew and what was given elsewhere, by kind and sequence. */
export async function numbersOf(db: Db, year: number): Promise<readonly NumberEntry[]> {
  const rows = await db
    .selectFrom(givenIn(db, year))
    .leftJoin('documents as document', 'document.id', 'given.document_id')
    .leftJoin(casesToJoin(db), 'cases.id', 'document.case_id')
    .selectAll('given')
    .select([
      'document.id',
      'document.case_id',
      'document.title as documentTitle',
      'document.document_number',
      'document.void_reason',
      'cases.case_number',
      'cases.party_name',
    ])
    .select((of) =>
      // How often it was issued before.
      of
        .selectFrom('document_versions as earlier')
        .select((version) => version.fn.max<number | null>('earlier.version').as('last'))
        .whereRef('earlier.document_id', '=', 'document.id')
        .as('earlierVersions'),
    )
    .execute();
  return rows
    .map((row) => ({
      documentNumber: row.number ?? row.document_number ?? '',
      kind: row.kind,
      ...(row.sequence === null ? {} : { sequence: row.sequence }),
      ...(row.id === null ? {} : { documentId: row.id }),
      ...(row.case_id === null ? {} : { caseId: row.case_id }),
      ...(row.case_number === null ? {} : { caseNumber: row.case_number }),
      ...(row.party_name === null ? {} : { partyName: row.party_name }),
      title: row.documentTitle ?? row.title ?? '',
      issuedAt: row.at,
      issuedBy: row.by,
      ...(row.reason === null ? {} : { elsewhere: row.reason }),
      ...(row.earlierVersions === null ? {} : { version: row.earlierVersions + 1 }),
      ...(row.void_reason === null ? {} : { voidReason: row.void_reason }),
    }))
    .sort(
      (a, b) =>
        compare(a.kind, b.kind) ||
        (a.sequence ?? Infinity) - (b.sequence ?? Infinity) ||
        compare(a.documentNumber, b.documentNumber),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The numbers of a year with who gave them: a drawn one is written on its document, one from elsewhere stands here. */
const givenIn = (db: Db, year: number) =>
  db
    .selectFrom('numbers_elsewhere')
    .select(['kind', 'sequence', 'document_id', 'noted_at as at', 'noted_by as by'])
    .select((of) => [
      of.ref('number').$castTo<string | null>().as('number'),
      of.ref('title').$castTo<string | null>().as('title'),
      of.ref('reason').$castTo<string | null>().as('reason'),
    ])
    .where('year', '=', year)
    .unionAll(
      db
        .selectFrom('document_numbers')
        .select(['kind', 'sequence', 'document_id', 'issued_at as at', 'issued_by as by'])
        .select((of) => [of.lit(null).as('number'), of.lit(null).as('title'), of.lit(null).as('reason')])
        .where('year', '=', year),
    )
    .as('given');
