import { valuesSchema } from '#shared/contract/documents.ts';
import { allDecisions, kindOf, templateIdsOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { idsIn } from './documents.repository.ts';

/** The documents of a case that are in force, as far as something happened by them. */
export async function procedureDocuments(db: Db, caseId: string): Promise<readonly ProcedureDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .select([
      ...(['id', 'template_id', 'title', 'fixed', 'date', 'document_number'] as const),
      ...(['serves_document_id', 'also_serves', 'party_id', 'finalised_at'] as const),
    ])
    .where('case_id', '=', caseId)
    .where('state', '=', 'finalised')
    .orderBy('finalised_at')
    .orderBy('id')
    .execute();
  const corrected = await db
    .selectFrom('document_versions')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .select(['document_id', 'version', 'document_versions.finalised_at as at'])
    .where('documents.case_id', '=', caseId)
    .orderBy('version')
    .execute();
  return rows.map((row) => {
    const before = corrected.filter(({ document_id }) => document_id === row.id);
    const at = row.finalised_at ?? '';
    return {
      id: row.id,
      kind: kindOf(row.template_id),
      state: 'finalised',
      values: row.fixed === null ? {} : valuesSchema.parse(JSON.parse(row.fixed)),
      date: row.date ?? undefined,
      documentNumber: row.document_number ?? undefined,
      title: row.title,
      servesDocumentId: row.serves_document_id ?? undefined,
      ...alsoOf(row.also_serves),
      ...partyIn(row.party_id),
      issue: { version: (before.at(-1)?.version ?? 0) + 1, at, firstAt: before[0]?.at ?? at },
    };
  });
}

/** Decisions that were made void, with the day on which that was done and whose they were. */
export async function voidedDecisions(db: Db, caseId: string): Promise<readonly OtherEvent[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['updated_at', 'party_id'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'void')
    .where('template_id', 'in', templateIdsOf(...allDecisions))
    .execute();
  return rows.map(({ updated_at, party_id }) => ({
    event: 'decision_voided',
    on: updated_at.slice(0, 10),
    ...partyIn(party_id),
  }));
}

const partyIn = (partyId: string | null) => (partyId === null ? {} : { partyId });

const alsoOf = (ids: string | null) => (ids === null ? {} : { alsoServes: idsIn(ids) });

/** Drafts of a case, which tell of nothing yet; a receipt says what was written in it so far. */
export async function draftDocuments(db: Db, caseId: string): Promise<readonly ProcedureDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'template_id', 'title', 'own', 'serves_document_id', 'also_serves', 'party_id'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'draft')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, template_id, title, own, serves_document_id, also_serves, party_id }) => ({
    id,
    kind: kindOf(template_id),
    state: 'draft',
    title,
    values: serves_document_id === null ? {} : valuesSchema.parse(JSON.parse(own)),
    servesDocumentId: serves_document_id ?? undefined,
    ...alsoOf(also_serves),
    ...partyIn(party_id),
  }));
}
