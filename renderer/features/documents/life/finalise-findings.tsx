import { Checkbox, Input } from 'antd';
import type { DocumentFinding, SetAsideFinding } from '#shared/contract/document-checks.ts';
import { FindingsSheet } from '../../../parts/findings-sheet.tsx';
import './life.css';

/** Why a document is issued although something speaks against it; `undefined` while nobody has decided so. */
export type Despite = string | undefined;

interface FinaliseFindingsProps {
  readonly caseId: string;
  readonly documentId: string;
  readonly findings: readonly DocumentFinding[];
  readonly setAside: readonly SetAsideFinding[];
  /** some of them stand in the way of this document */
  readonly blocked: boolean;
  readonly despite: Despite;
  readonly onDespite: (despite: Despite) => void;
  readonly onGoTo: (field: string) => void;
}

/** What speaks against finalising. The unlawful or impossible needs a deliberate word and a reason, the rest is shown. */
export function FinaliseFindings(props: FinaliseFindingsProps) {
  const { caseId, documentId, findings, setAside, blocked, despite, onDespite, onGoTo } = props;
  if (findings.length === 0 && setAside.length === 0) return null;

  return (
    <div className="finalise-findings">
      {findings.length > 0 && (
        <h3 className={blocked ? 'alarm' : 'amber'}>{blocked ? '有问题须先处理' : '定稿前请看一看'}</h3>
      )}
      <FindingsSheet
        caseId={caseId}
        issuing={documentId}
        findings={findings}
        setAside={setAside}
        onHere={onGoTo}
      />
      {blocked && (
        <>
          <Checkbox
            checked={despite !== undefined}
            onChange={({ target }) => {
              onDespite(target.checked ? '' : undefined);
            }}
          >
            仍要定稿
          </Checkbox>
          {despite !== undefined && (
            <Input
              aria-label="仍要定稿的理由"
              placeholder="写明理由，如“当事人书面放弃陈述、申辩”，记入操作记录"
              maxLength={200}
              value={despite}
              onChange={(event) => {
                onDespite(event.target.value);
              }}
            />
          )}
        </>
      )}
    </div>
  );
}
