import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../../bridge/client.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { Window } from '../../../ui/window.tsx';

interface RemoveWindowProps {
  readonly document: AnjuanDocument;
  /** The state this screen knows: what somebody else wrote since is not taken away. */
  readonly revision: () => number;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** 删除草稿: a draft has no number and no seal yet; what was issued can only be made void. */
export function RemoveWindow({ document, revision, onRemoved, onClose }: RemoveWindowProps) {
  const correction = document.correction !== undefined;
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const remove = useMutation(
    api.documents.remove.mutationOptions({
      meta: { ownProblem: true, quiet: true },
      onSuccess() {
        onRemoved();
        // The draft is gone: nothing of it is to be read again, or its absence would be told as an error.
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes(document.id),
        });
      },
    }),
  );
  return (
    <Window
      open
      title={correction ? `放弃补正《${document.title}》` : `删除《${document.title}》的草稿`}
      onCancel={onClose}
      afterOpenChange={() => {
        keep.current?.focus();
      }}
      footer={
        <>
          <Button ref={keep} type="primary" onClick={onClose}>
            保留草稿
          </Button>
          <Button
            danger
            loading={remove.isPending}
            onClick={() => {
              remove.mutate({ documentId: document.id, revision: revision() });
            }}
          >
            删除草稿
          </Button>
        </>
      }
    >
      <p>
        {correction
          ? '删除补正草稿后，原来的文书照旧有效，文号和签字件不变。补正草稿中填写的内容随之删去。'
          : '草稿还没有定稿和编号，删除后不占用文号。本文书中填写的内容随之删去，案件中的内容不变。'}
      </p>
      <ProblemNote error={remove.error} />
    </Window>
  );
}
