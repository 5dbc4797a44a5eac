import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/procedure-entry.ts';
import { formKind, RECEIPT } from '#shared/domain/volumes/filing-order.ts';
import type { Db } from '../../platform/sqlite/open.ts';

/** 缴款凭证, as the filing orders name it. */
const PAYMENT = 'payment';

/** What papers from outside tell of a case: that something was served, that a fine was paid. */
export interface PaperEvents {
  readonly documents: readonly ProcedureDocument[];
  readonly others: readonly OtherEvent[];
}

/** Out of the attachments that bear a day. */
export async function paperEvents(db: Db, caseId: string): Promise<PaperEvents> {
  const rows = await db
    .selectFrom('attachments')
    .select(['id', 'material', 'date', 'serves_document_id', 'serves_version'])
    .where('case_id', '=', caseId)
    .where('removed', '=', 0)
    .where('material', 'in', [PAYMENT, formKind(RECEIPT)])
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return {
    documents: rows.flatMap(
      ({ id, material, date, serves_document_id, serves_version }): readonly ProcedureDocument[] =>
        material === PAYMENT || date === null
          ? []
          : [
              {
                id,
                kind: RECEIPT,
                state: 'finalised',
                values: {},
                date,
                servesDocumentId: serves_document_id ?? undefined,
                servesVersion: serves_version ?? 1,
              },
            ],
    ),
    others: rows.flatMap(({ material, date }): readonly OtherEvent[] =>
      material !== PAYMENT || date === null ? [] : [{ event: 'paid', on: date }],
    ),
  };
}
