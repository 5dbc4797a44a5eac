import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import { api } from '../bridge/client.ts';
import { ReasonLine } from './reason-line.tsx';

interface SetAsideFormProps {
  readonly caseId: string;
  /** the draft that was looked at as if it were issued today, when the finding came of that */
  readonly issuing: string | undefined;
  readonly finding: DocumentFinding;
  readonly onDone: () => void;
}

/** 已核对，无须更改: one button; Enter opens a line for the reason, Enter again sets the finding aside, Escape leaves it. */
export function SetAsideForm({ caseId, issuing, finding, onDone }: SetAsideFormProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const setAside = useMutation(
    api.documents.setAsideFinding.mutationOptions({ meta: { ownProblem: true }, onSuccess: onDone }),
  );
  const submit = (reason: string) => {
    setAside.mutate({
      caseId,
      identity: finding.identity,
      reason,
      ...(issuing === undefined ? {} : { issuing }),
    });
  };
  const close = () => {
    setOpen(false);
    setAside.reset();
    button.current?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className="link-button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        已核对，无须更改
      </button>
      {open && (
        <ReasonLine
          label="无须更改的理由"
          placeholder="理由，如“定稿以后才变更住所”"
          submit="列为已核对"
          pending={setAside.isPending}
          error={setAside.error}
          onSubmit={submit}
          onLeave={close}
        />
      )}
    </>
  );
}
