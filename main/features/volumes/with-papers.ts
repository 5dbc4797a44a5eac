import * as z from 'zod';
import { type DocumentKind, kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import type { ProcedureCase, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { templateOfPaper, RECEIPT } from '#shared/domain/volumes/filing-order.ts';
import type { Db } from '../../platform/sqlite/open.ts';

/** What the filing orders call a 缴款凭证. */
export const VOUCHER = 'payment';

/** Papers that tell of something by their day alone, as the filing orders name them: 缴款凭证, 审核意见. */
const TELLING: Readonly<Partial<Record<string, ProcedureEvent>>> = {
  [VOUCHER]: 'paid',
  'case-review': 'review_returned',
};

/** Kinds of papers that are a form by another name in the filing orders. */
const FORMS: Readonly<Partial<Record<string, DocumentKind>>> = {
  'case-review': 'case_review_form',
  'closure-approval': 'case_closure_approval',
  'disposition-approval': 'disposition_approval',
  'goods-disposal': 'goods_disposal_record',
};

const servedSchema = z.array(z.string());

const kindOfPaper = (material: string): DocumentKind | undefined =>
  FORMS[material] ?? kindOf(templateOfPaper(material) ?? '');

/**
 * What happened in a case by its documents and by papers from outside that bear a day: a signed form closes its step, a
 * receipt proves a service, a voucher a payment. A form that is also a document of the program speaks by the document.
 */
export async function withPapers(
  db: Db,
  caseId: string,
  documents: readonly ProcedureDocument[],
): Promise<Pick<ProcedureCase, 'documents' | 'others'>> {
  const rows = await db
    .selectFrom('attachments')
    .select([
      ...([
        'id',
        'material',
        'title',
        'date',
        'serves_document_id',
        'serves_version',
        'also_serves',
      ] as const),
    ])
    .where('case_id', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const here = new Set(documents.flatMap(({ kind, state }) => (state === 'void' ? [] : [kind])));
  const papers = rows.flatMap(
    ({
      id,
      material,
      title,
      date,
      serves_document_id,
      serves_version,
      also_serves,
    }): readonly ProcedureDocument[] => {
      const kind = kindOfPaper(material);
      if (kind === undefined || date === null || (kind !== RECEIPT && here.has(kind))) return [];
      return [
        {
          id,
          kind,
          state: 'finalised',
          title,
          values: {},
          date,
          ...(kind === RECEIPT
            ? {
                servesDocumentId: serves_document_id ?? undefined,
                servesVersion: serves_version ?? 1,
                ...(also_serves === null ? {} : { alsoServes: servedSchema.parse(JSON.parse(also_serves)) }),
              }
            : {}),
        },
      ];
    },
  );
  return {
    documents: [...documents, ...papers],
    others: rows.flatMap(({ material, date }) => {
      const event = TELLING[material];
      return event === undefined || date === null ? [] : [{ event, on: date }];
    }),
  };
}
