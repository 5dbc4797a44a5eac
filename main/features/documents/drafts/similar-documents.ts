import { sql } from 'kysely';
import * as z from 'zod';
import type { SimilarDocument } from '#shared/contract/similar-documents.ts';
import { casesToJoin } from '../../cases/cases.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { findDocument } from '../context/documents.repository.ts';

const stateSchema = z.enum(['draft', 'finalised', 'void']);

export interface SimilarQuery {
  readonly documentId: string;
  /** As typed: words between spaces, all of which must occur. */
  readonly text: string;
  readonly limit: number;
}

/** `%`, `_` and the escape itself mean themselves in what a clerk types. */
const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Documents of the same template, of other cases and of this one; see the contract for their order. */
export async function similarDocuments(
  { archive: { db }, cases }: DocumentContext,
  { documentId, text, limit }: SimilarQuery,
): Promise<{ total: number; documents: SimilarDocument[] }> {
  const document = await findDocument(db, documentId);
  const { cause } = await cases.get(document.caseId);
  const words = text.split(/\s+/).filter((word) => word !== '');
  let found = db
    .selectFrom('documents')
    .innerJoin(casesToJoin(db), 'cases.id', 'documents.case_id')
    .where('documents.template_id', '=', document.templateId)
    .where('documents.id', '!=', documentId);
  for (const word of words) {
    const like = pattern(word);
    // What was issued is in `fixed`, what a draft says of its own in `own`; both are JSON with plain Chinese.
    found = found.where(
      sql<boolean>`(cases.party_name || char(10) || cases.cause || char(10) || cases.case_number || char(10)
        || coalesce(documents.document_number, '') || char(10) || coalesce(documents.fixed, documents.own))
        like ${like} escape '\\'`,
    );
  }
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select([
      'documents.id',
      'documents.case_id',
      'documents.title',
      'documents.state',
      'documents.document_number',
      'documents.updated_at',
      'cases.case_number',
      'cases.party_name',
      'cases.cause',
    ])
    .orderBy(sql`cases.cause = ${cause}`, 'desc')
    .orderBy('documents.updated_at', 'desc')
    .orderBy('documents.id')
    .limit(limit)
    .execute();
  return {
    total,
    documents: rows.map((row) => ({
      documentId: row.id,
      caseId: row.case_id,
      title: row.title,
      state: stateSchema.parse(row.state),
      ...(row.document_number === null ? {} : { documentNumber: row.document_number }),
      caseNumber: row.case_number,
      partyName: row.party_name,
      cause: row.cause,
      sameCase: row.case_id === document.caseId,
      sameCause: row.cause === cause,
      updatedAt: row.updated_at,
    })),
  };
}
