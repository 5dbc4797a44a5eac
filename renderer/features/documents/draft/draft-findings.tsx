import { useQuery } from '@tanstack/react-query';
import { findingsOf } from '#shared/domain/documents/contradictions/finding.ts';
import { briefOf } from '#shared/domain/documents/contradictions/finding-brief.ts';
import { api } from '../../../bridge/client.ts';

interface DraftFindingsProps {
  readonly caseId: string;
  readonly documentId: string;
  readonly onGoTo: (field: string) => void;
}

/** What is open is said beside it already. */
const SAID_ELSEWHERE = 'blanks-open';

/** 与《现场笔录》日期矛盾 ▸: the first thing that does not agree, by the state last saved; a click goes to the field. */
export function DraftFindings({ caseId, documentId, onGoTo }: DraftFindingsProps) {
  const query = useQuery(api.documents.check.queryOptions({ input: { caseId, issuing: documentId } }));
  const findings = findingsOf(query.data?.findings ?? [], documentId).filter(
    ({ rule }) => rule !== SAID_ELSEWHERE,
  );
  const [first] = findings;
  const place = first?.places.find((one) => one.documentId === documentId);
  if (first === undefined || place === undefined) return null;
  return (
    <button
      type="button"
      className={`link-button ${first.severity === 'blocking' ? 'alarm' : 'amber'}`}
      title={findings.map(({ sentence }) => sentence).join('\n')}
      onClick={() => {
        onGoTo(place.field);
      }}
    >
      {briefOf(first, documentId)}
      {findings.length > 1 && ` 等 ${findings.length.toString()} 处`} ▸
    </button>
  );
}
