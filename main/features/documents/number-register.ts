import type { Actor } from '#shared/contract/session.ts';
import { documentNumber } from '#shared/domain/documents/document-number.ts';
import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

export interface NumberRequest {
  readonly documentId: string;
  /** 字号 without the bureau, 市监罚告 */
  readonly kind: string;
  /** the day the document bears decides the year */
  readonly date: IsoDate;
  readonly abbreviation: string;
  readonly actor: Actor;
  readonly at: IsoInstant;
}

/**
 * The next 文号 of its kind and year, drawn inside the act that issues the document: an act that fails gives it back,
 * and acts of other processes wait, so there are neither gaps nor duplicates. A void document keeps its number.
 */
export async function drawNumber(tx: Tx, request: NumberRequest): Promise<string> {
  const { kind, date, abbreviation } = request;
  const year = Number(date.slice(0, 4));
  const last = await tx
    .selectFrom('document_numbers')
    .select((eb) => eb.fn.max<number | null>('sequence').as('sequence'))
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst();
  const sequence = (last?.sequence ?? 0) + 1;
  await tx
    .insertInto('document_numbers')
    .values({
      kind,
      year,
      sequence,
      document_id: request.documentId,
      issued_at: request.at,
      issued_by: request.actor.name,
    })
    .execute();
  return documentNumber(abbreviation, kind, year, sequence);
}

/** One line of the register of 文号. */
export type IssuedNumber = Awaited<ReturnType<typeof numbersOf>>[number];

/** The register of one year, by kind and sequence. */
export async function numbersOf(db: Db, year: number) {
  const rows = await db
    .selectFrom('document_numbers as number')
    .innerJoin('documents as document', 'document.id', 'number.document_id')
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
    ])
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('document_versions')
          .select(['document_id', (of) => of.fn.max<number>('version').as('last')])
          .groupBy('document_id')
          .as('earlier'),
      (join) => join.onRef('earlier.document_id', '=', 'document.id'),
    )
    .select('earlier.last as earlierVersions')
    .where('number.year', '=', year)
    .orderBy('number.kind')
    .orderBy('number.sequence')
    .execute();
  return rows.map((row) => ({
    documentNumber: row.document_number ?? '',
    kind: row.kind,
    sequence: row.sequence,
    documentId: row.id,
    caseId: row.case_id,
    title: row.title,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    ...(row.earlierVersions === null ? {} : { version: row.earlierVersions + 1 }),
    ...(row.void_reason === null ? {} : { voidReason: row.void_reason }),
  }));
}
