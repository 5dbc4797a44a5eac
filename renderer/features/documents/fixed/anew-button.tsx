import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../../../bridge/client.ts';

/** 另行起草: a new draft with what was written in this document; this one stays as it is. */
export function AnewButton({ documentId }: { readonly documentId: string }) {
  const navigate = useNavigate();
  const anew = useMutation(
    api.documents.draftAnew.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  return (
    <Button
      loading={anew.isPending}
      title="照这份文书填写的内容起草一份新的，这一份不变"
      onClick={() => {
        anew.mutate({ documentId });
      }}
    >
      另行起草
    </Button>
  );
}
