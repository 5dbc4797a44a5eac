import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../bridge/client.ts';
import { findingCount } from '../../parts/findings.tsx';

/** One line: whether the documents that are being bound contradict each other. Nothing while they agree. */
export function VolumeProblems({ caseId }: { readonly caseId: string }) {
  const query = useQuery(api.documents.check.queryOptions({ input: { caseId } }));
  const findings = query.data?.findings ?? [];
  if (findings.length === 0) return null;
  const blocking = findings.some(({ severity }) => severity === 'blocking');
  return (
    <Link to={`/cases/${caseId}`} className={blocking ? 'alarm' : 'amber'}>
      文书之间有矛盾等问题 {findingCount(findings)} ▸
    </Link>
  );
}
