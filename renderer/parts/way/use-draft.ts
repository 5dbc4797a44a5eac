import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { NextStepView } from '#shared/contract/way.ts';
import { api } from '../../bridge/client.ts';

type Wanted = NonNullable<NextStepView['document']>;

/** Begins a document a step takes, or opens the draft of it, and goes there. */
export function useDraft(caseId: string) {
  const navigate = useNavigate();
  const create = useMutation(
    api.documents.create.mutationOptions({ onSuccess: ({ id }) => void navigate(`/documents/${id}`) }),
  );
  return {
    pending: create.isPending,
    begin: ({ templateNumber, draftId, servesDocumentId, partyId, values }: Wanted) => {
      if (draftId !== undefined) void navigate(`/documents/${draftId}`);
      else
        create.mutate({
          caseId,
          templateNumber,
          own: values,
          ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
          ...(partyId === undefined ? {} : { partyId }),
        });
    },
  };
}

/** What of one form is meant where it serves many matters. */
const matterOf = ({ values }: Wanted): string => values['matter'] ?? values['disposition'] ?? '';

/** 起草《…》 or, once begun, 继续填写《…》; of a slip for many matters with its matter. */
export function draftWords(wanted: Wanted): string {
  const { name, draftId } = wanted;
  const matter = matterOf(wanted);
  return `${draftId === undefined ? '起草' : '继续填写'}《${name}》${matter === '' ? '' : `（${matter}）`}`;
}
