import { sameForm } from '#shared/domain/procedure/timeline/document-kind.ts';
import { useQuery } from '@tanstack/react-query';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../../bridge/client.ts';

/** Whether a document is handed to the party: by its kind, or because a 送达回证 says that it was. */
export function useServed({ id, caseId, templateId }: AnjuanDocument): boolean {
  const kinds = useQuery(api.volumes.servedTemplates.queryOptions({ input: {} })).data ?? [];
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data ?? [];
  return (
    kinds.some((kind) => sameForm(kind, templateId)) ||
    documents.some(({ servesDocumentId, state }) => servesDocumentId === id && state !== 'void')
  );
}
