import { useRef, useState } from 'react';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import { briefOf } from '#shared/domain/documents/contradictions/finding-brief.ts';
import { FindingsSheet } from '../../../parts/findings-sheet.tsx';
import { Window } from '../../../ui/window.tsx';

interface DraftFindingsProps {
  readonly caseId: string;
  readonly documentId: string;
  readonly findings: readonly DocumentFinding[];
  readonly onGoTo: (field: string) => void;
}

/** 与《现场笔录》日期矛盾 ▸: the first thing that does not agree; a click says all of it and leads to each field. */
export function DraftFindings({ caseId, documentId, findings, onGoTo }: DraftFindingsProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [first] = findings;
  if (first === undefined) return null;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`link-button ${first.severity === 'blocking' ? 'alarm' : 'amber'}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {briefOf(first, documentId)}
        {findings.length > 1 && ` 等 ${findings.length.toString()} 处`} ▸
      </button>
      {open && (
        <Window
          open
          width={640}
          title="本文书的问题"
          footer={null}
          onCancel={close}
          afterOpenChange={(shown) => {
            if (shown) list.current?.querySelector<HTMLElement>('.finding-link')?.focus();
          }}
        >
          <div ref={list}>
            <FindingsSheet
              caseId={caseId}
              issuing={documentId}
              findings={findings}
              setAside={[]}
              onHere={(field) => {
                setOpen(false);
                onGoTo(field);
              }}
            />
          </div>
        </Window>
      )}
    </>
  );
}
