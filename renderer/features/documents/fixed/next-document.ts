import type { VolumePlan } from '#shared/contract/volumes.ts';
import { inProcedureOrder } from '#shared/domain/volumes/procedure-order.ts';

type Missing = Pick<
  VolumePlan['missing'][number],
  'blocking' | 'templateNumber' | 'servesDocumentId' | 'documentId'
>;

/** What comes next in a case after a document was issued. */
export type NextDocument =
  | { readonly kind: 'draft'; readonly templateNumber: number; readonly servesDocumentId?: string }
  | { readonly kind: 'open'; readonly documentId: string };

/**
 * The receipt of the document just issued, else the first thing the file lacks in the order of the procedure, which is
 * that of the forms' numbers: a form to draft, or a draft to finish. Undefined when nothing can be written.
 */
export function nextDocument(missing: readonly Missing[], documentId: string): NextDocument | undefined {
  const open = inProcedureOrder(missing).filter(
    (gap) =>
      gap.blocking &&
      (gap.templateNumber !== undefined || gap.documentId !== undefined) &&
      gap.documentId !== documentId,
  );
  const next = open.find(({ servesDocumentId }) => servesDocumentId === documentId) ?? open[0];
  if (next?.templateNumber !== undefined) {
    const { templateNumber, servesDocumentId } = next;
    return { kind: 'draft', templateNumber, ...(servesDocumentId === undefined ? {} : { servesDocumentId }) };
  }
  return next?.documentId === undefined ? undefined : { kind: 'open', documentId: next.documentId };
}
