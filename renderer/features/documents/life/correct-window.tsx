import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../../bridge/client.ts';
import { ReasonWindow } from './reason-window.tsx';
import { useServed } from './use-served.ts';

interface CorrectWindowProps {
  readonly document: AnjuanDocument;
  readonly onClose: () => void;
}

/** 补正: asks why, then opens the draft that will take the document's place. */
export function CorrectWindow({ document, onClose }: CorrectWindowProps) {
  const navigate = useNavigate();
  const correct = useMutation(
    api.documents.correct.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  const served = useServed(document);
  const { documentNumber } = document;
  return (
    <ReasonWindow
      document={document}
      title={`补正《${document.title}》`}
      label="补正理由"
      act="起草补正"
      leave="取消"
      run={correct}
      onClose={onClose}
    >
      按定稿的内容起草新的一版，改正后定稿。
      {documentNumber === undefined ? '' : `文号仍是 ${documentNumber}，登记簿中不另占号。`}
      原来的版本标明“已补正”，连同理由和 PDF 保留备查。
      {served && (
        <>
          <br />
          <strong>补正后的新版须重新送达当事人，另作送达回证；</strong>
          原来的送达回证只证明原来的版本已经送达。
        </>
      )}
    </ReasonWindow>
  );
}
