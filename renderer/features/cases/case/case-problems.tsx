import { useQuery } from '@tanstack/react-query';
import { api } from '../../../bridge/client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { findingCount } from '../../../parts/findings.tsx';
import { FindingsSheet } from '../../../parts/findings-sheet.tsx';
import { Loaded } from '../../../parts/loaded.tsx';

/** 问题: what does not agree in the documents of this case, what must be mended first. */
export function CaseProblems({ caseId }: { readonly caseId: string }) {
  const query = useQuery(api.documents.check.queryOptions({ input: { caseId } }));
  const findings = query.data?.findings ?? [];
  return (
    <section className="sheet next-step-box case-problems" aria-label="问题">
      <h2>问题 {findings.length > 0 && <span className="quiet">{findingCount(findings)}</span>}</h2>
      <Loaded query={query}>
        {({ findings: found, setAside }) => (
          <>
            {found.length === 0 && (
              <EmptyState
                small
                title={
                  setAside.length === 0 ? '各份文书没有发现互相矛盾之处' : '没有待处理的问题，核对过的在下面'
                }
              />
            )}
            <FindingsSheet caseId={caseId} findings={found} setAside={setAside} />
          </>
        )}
      </Loaded>
    </section>
  );
}
