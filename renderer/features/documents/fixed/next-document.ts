import type { VolumePlan } from '#shared/contract/volumes.ts';
import type { NextStepView } from '#shared/contract/way.ts';

type Missing = Pick<VolumePlan['missing'][number], 'templateNumber' | 'servesDocumentId'>;
type Step = Pick<NextStepView, 'document' | 'waitsUntil'>;
export type NextDocument = NonNullable<NextStepView['document']>;

/**
 * What comes next after a document was issued: its receipt where the file still lacks one, else the document of the one
 * next step of the case. Undefined when nothing can be written now.
 */
export function nextDocument(
  next: readonly Step[],
  missing: readonly Missing[],
  documentId: string,
  nameOf: (templateNumber: number) => string | undefined,
): NextDocument | undefined {
  const receipt = missing.find(({ servesDocumentId }) => servesDocumentId === documentId)?.templateNumber;
  const name = receipt === undefined ? undefined : nameOf(receipt);
  if (receipt !== undefined && name !== undefined)
    return { templateNumber: receipt, name, servesDocumentId: documentId, values: {} };
  const [first] = next;
  return first?.waitsUntil === undefined ? first?.document : undefined;
}
