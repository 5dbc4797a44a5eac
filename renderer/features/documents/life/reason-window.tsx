import { Button, Input, type GetRef } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { Window } from '../../../ui/window.tsx';
import { RefileNote } from './refile-note.tsx';

interface ReasonWindowProps {
  readonly document: AnjuanDocument;
  readonly title: string;
  /** above the box: 补正理由 */
  readonly label: string;
  /** words of the button that does it, and of the one that does not */
  readonly act: string;
  readonly leave: string;
  /** What is done cannot be taken back: leaving is the default. */
  readonly danger?: boolean;
  readonly run: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: (input: { readonly documentId: string; readonly reason: string }) => void;
  };
  readonly onClose: () => void;
  /** what will happen */
  readonly children: ReactNode;
}

/** A step in the life of an issued document that needs a reason, which is kept with it. */
export function ReasonWindow(props: ReasonWindowProps) {
  const { document, title, label, act, leave, danger = false, run, onClose, children } = props;
  const [reason, setReason] = useState('');
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const id = useId();
  return (
    <Window
      open
      title={title}
      onCancel={onClose}
      afterOpenChange={() => {
        box.current?.focus();
      }}
      footer={
        <>
          <Button type={danger ? 'primary' : 'default'} onClick={onClose}>
            {leave}
          </Button>
          <Button
            type={danger ? 'default' : 'primary'}
            danger={danger}
            disabled={reason.trim() === ''}
            loading={run.isPending}
            onClick={() => {
              run.mutate({ documentId: document.id, reason: reason.trim() });
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <RefileNote document={document} />
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        ref={box}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ProblemNote error={run.error} />
    </Window>
  );
}
