import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefileNote } from './refile-note.tsx';

/** 作废: the number stays used up; the reason is kept with it. */
export function VoidWindow({
  document,
  onClose,
}: {
  readonly document: AnjuanDocument;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const cancel = useMutation(
    api.documents.void.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  return (
    <Modal
      open
      title={`作废《${document.title}》`}
      onCancel={onClose}
      afterOpenChange={() => {
        box.current?.focus();
      }}
      footer={
        <>
          <Button type="primary" onClick={onClose}>
            不作废
          </Button>
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={cancel.isPending}
            onClick={() => {
              cancel.mutate({ documentId: document.id, reason: reason.trim() });
            }}
          >
            作废
          </Button>
        </>
      }
    >
      <p>
        {document.documentNumber === undefined
          ? '作废后本文书仍留在案件中，标明作废。'
          : `作废后 ${document.documentNumber} 不再使用，也不会另给别的文书。`}
      </p>
      <RefileNote document={document} />
      <label htmlFor="void-reason">作废理由</label>
      <Input.TextArea
        id="void-reason"
        ref={box}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ProblemNote error={cancel.error} />
    </Modal>
  );
}
