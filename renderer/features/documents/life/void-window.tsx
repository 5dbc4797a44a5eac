import { useMutation } from '@tanstack/react-query';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../../bridge/client.ts';
import { ReasonWindow } from './reason-window.tsx';

interface VoidWindowProps {
  readonly document: AnjuanDocument;
  readonly onClose: () => void;
}

/** 作废: the number stays used up; the reason is kept with it. */
export function VoidWindow({ document, onClose }: VoidWindowProps) {
  const cancel = useMutation(
    api.documents.void.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const { documentNumber } = document;
  return (
    <ReasonWindow
      danger
      document={document}
      title={`作废《${document.title}》`}
      label="作废理由"
      act="作废"
      leave="不作废"
      run={cancel}
      onClose={onClose}
    >
      {documentNumber === undefined
        ? '作废后本文书仍留在案件中，标明作废。'
        : `作废后 ${documentNumber} 不再使用，也不会另给别的文书。`}
    </ReasonWindow>
  );
}
