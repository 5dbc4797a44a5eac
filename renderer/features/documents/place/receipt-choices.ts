import { sameForm } from '#shared/domain/procedure/timeline/document-kind.ts';
import { servedIdsOf } from '#shared/domain/procedure/timeline/service-entries.ts';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { nameWithNumber } from '#shared/domain/documents/facts/issued-facts.ts';

type Served = Pick<
  DocumentSummary,
  'id' | 'title' | 'documentNumber' | 'templateId' | 'state' | 'date' | 'servesDocumentId' | 'alsoServes'
>;

export interface ReceiptChoice {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/**
 * What a 送达回证 can prove: the issued documents of the kinds that are handed to the party, what has no receipt yet
 * first. Empty groups are left out.
 */
export function receiptChoices(
  documents: readonly Served[],
  servedTemplates: readonly string[],
): ReceiptChoice[] {
  const proved = new Set(
    documents.flatMap((document) => (document.state === 'void' ? [] : servedIdsOf(document))),
  );
  const issued = documents
    .filter(
      ({ state, templateId }) =>
        state === 'finalised' && servedTemplates.some((id) => sameForm(id, templateId)),
    )
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const group = (label: string, has: boolean): ReceiptChoice => ({
    label,
    options: issued
      .filter(({ id }) => proved.has(id) === has)
      .map(({ id, title, documentNumber }) => ({ value: id, label: nameWithNumber(title, documentNumber) })),
  });
  return [group('还没有送达回证', false), group('已有送达回证，再次送达', true)].filter(
    ({ options }) => options.length > 0,
  );
}
