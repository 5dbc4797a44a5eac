import { type ReactNode, useRef } from 'react';
import type { DocumentFinding, SetAsideFinding } from '#shared/contract/document-checks.ts';
import { canBeSetAside } from '#shared/domain/documents/contradictions/finding-identity.ts';
import { Findings } from './findings.tsx';
import { SetAsideForm } from './set-aside-form.tsx';
import { SetAsideList } from './set-aside-list.tsx';

interface FindingsSheetProps {
  readonly caseId: string;
  readonly findings: readonly DocumentFinding[];
  readonly setAside: readonly SetAsideFinding[];
  /** The document on screen, looked at as if it were issued today. */
  readonly issuing?: string;
  readonly onHere?: (field: string) => void;
  /** What closes a finding from here, before 已核对. */
  readonly after?: (finding: DocumentFinding) => ReactNode;
}

/** 问题 that can be worked off: what is open, each warning with 已核对, and below it what was set aside. */
export function FindingsSheet({ caseId, findings, setAside, issuing, onHere, after }: FindingsSheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  // The line that was worked on is gone: the next Tab goes on from the list.
  const onDone = () => sheet.current?.focus();
  return (
    <div ref={sheet} className="findings-sheet" tabIndex={-1}>
      {findings.length > 0 && (
        <Findings
          findings={findings}
          {...(issuing === undefined ? {} : { documentId: issuing })}
          {...(onHere === undefined ? {} : { onHere })}
          after={(finding) => (
            <>
              {after?.(finding)}
              {canBeSetAside(finding) && (
                <SetAsideForm caseId={caseId} issuing={issuing} finding={finding} onDone={onDone} />
              )}
            </>
          )}
        />
      )}
      <SetAsideList caseId={caseId} setAside={setAside} onDone={onDone} />
    </div>
  );
}
