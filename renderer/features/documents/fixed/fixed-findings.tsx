import { isOfKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { findingsOf } from '#shared/domain/documents/contradictions/finding.ts';
import { SCAN_SHORT } from '#shared/domain/documents/contradictions/scan-short.ts';
import { SERVED_ANEW } from '#shared/domain/documents/contradictions/served-anew.ts';
import { api } from '../../../bridge/client.ts';
import { FindingsSheet } from '../../../parts/findings-sheet.tsx';

interface FixedFindingsProps {
  readonly document: AnjuanDocument;
  readonly onRescan: () => void;
}

/** Said beside it already, value by value. */
const SAID_ELSEWHERE = 'moved-on';

/** 问题 of an issued document, each with what closes it: a receipt for the corrected version, a scan of all pages. */
export function FixedFindings({ document, onRescan }: FixedFindingsProps) {
  const { id: documentId, caseId } = document;
  const navigate = useNavigate();
  const query = useQuery(api.documents.check.queryOptions({ input: { caseId } }));
  const { edition } = document;
  const receipt = useQuery(api.documents.templates.queryOptions({ input: { edition } })).data?.find(
    ({ id }) => isOfKind(id, 'service_receipt'),
  );
  const create = useMutation(
    api.documents.create.mutationOptions({ onSuccess: ({ id }) => void navigate(`/documents/${id}`) }),
  );
  const findings = findingsOf(query.data?.findings ?? [], documentId).filter(
    ({ rule }) => rule !== SAID_ELSEWHERE,
  );
  const setAside = findingsOf(query.data?.setAside ?? [], documentId).filter(
    ({ rule }) => rule !== SAID_ELSEWHERE,
  );
  if (findings.length === 0 && setAside.length === 0) return null;
  const closes = ({ rule, places: [place] }: DocumentFinding) => {
    if (place?.documentId !== documentId) return null;
    if (rule === SERVED_ANEW)
      return receipt === undefined ? null : (
        <Button
          size="small"
          loading={create.isPending}
          onClick={() => {
            create.mutate({ caseId, templateNumber: receipt.number, servesDocumentId: documentId });
          }}
        >
          起草送达回证
        </Button>
      );
    return rule === SCAN_SHORT ? (
      <Button size="small" onClick={onRescan}>
        更换签字扫描件
      </Button>
    ) : null;
  };
  return (
    <section className="fixed-findings" aria-label="问题">
      <h3>问题</h3>
      <FindingsSheet caseId={caseId} findings={findings} setAside={setAside} after={closes} />
    </section>
  );
}
