import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../bridge/client.ts';
import type { GapAction } from './plan-view.ts';

/** Closes a gap with a document: drafts and opens it, or opens the draft that is there. */
export function useDrafting(caseId: string) {
  const navigate = useNavigate();
  const create = useMutation(
    api.documents.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  const draft = (action: Exclude<GapAction, { kind: 'scan' }>) => {
    if (action.kind === 'open') {
      void navigate(`/documents/${action.documentId}`);
      return;
    }
    const { templateNumber, servesDocumentId } = action;
    create.mutate({
      caseId,
      templateNumber,
      ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    });
  };
  return { draft, busy: create.isPending };
}
