import type { VolumePlan } from '#shared/contract/volumes.ts';

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
  const rank = ({ templateNumber, servesDocumentId }: Missing): number =>
    servesDocumentId === documentId ? -1 : (templateNumber ?? Number.MAX_SAFE_INTEGER);
  const [next] = missing
    .filter((gap) => gap.blocking && (gap.templateNumber !== undefined || gap.documentId !== undefined))
    .filter((gap) => gap.documentId !== documentId)
    .toSorted((a, b) => rank(a) - rank(b));
  if (next?.templateNumber !== undefined) {
    const { templateNumber, servesDocumentId } = next;
    return { kind: 'draft', templateNumber, ...(servesDocumentId === undefined ? {} : { servesDocumentId }) };
  }
  return next?.documentId === undefined ? undefined : { kind: 'open', documentId: next.documentId };
}
