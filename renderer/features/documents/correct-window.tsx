import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RefileNote } from './refile-note.tsx';

interface CorrectWindowProps {
  readonly document: AnjuanDocument;
  readonly onClose: () => void;
}

/** 补正: asks why, then opens the draft that will take the document's place. */
export function CorrectWindow({ document, onClose }: CorrectWindowProps) {
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const correct = useMutation(
    api.documents.correct.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  const { documentNumber } = document;
  return (
    <Modal
      open
      title={`补正《${document.title}》`}
      okText="起草补正"
      cancelText="取消"
      onCancel={onClose}
      afterOpenChange={() => {
        box.current?.focus();
      }}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={correct.isPending}
            onClick={() => {
              correct.mutate({ documentId: document.id, reason: reason.trim() });
            }}
          >
            起草补正
          </Button>
        </>
      }
    >
      <p>
        按定稿的内容起草新的一版，改正后定稿。
        {documentNumber === undefined ? '' : `文号仍是 ${documentNumber}，登记簿中不另占号。`}
        原来的版本标明“已补正”，连同理由和 PDF 保留备查。
      </p>
      <RefileNote document={document} />
      <label htmlFor="correct-reason">补正理由</label>
      <Input.TextArea
        id="correct-reason"
        ref={box}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ProblemNote error={correct.error} />
    </Modal>
  );
}
