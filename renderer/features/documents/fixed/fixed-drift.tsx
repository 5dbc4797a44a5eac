import { useQuery } from '@tanstack/react-query';
import { api } from '../../../bridge/client.ts';

interface FixedDriftProps {
  readonly caseId: string;
  readonly documentId: string;
}

/** Where the fixed words differ from what the case says now. */
export function FixedDrift({ caseId, documentId }: FixedDriftProps) {
  const drift = useQuery(api.documents.drift.queryOptions({ input: { caseId } }));
  const differences = drift.data?.find((one) => one.documentId === documentId)?.differences ?? [];
  if (differences.length === 0) return null;
  return (
    <section className="fixed-drift" aria-label="与案件现在的内容不同">
      <h3 className="amber">与案件现在的内容不同</h3>
      <dl>
        {differences.map(({ field, label, fixed, now }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              本文书：{fixed}
              <br />
              案件现为：{now === '' ? '（空）' : now}
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">定稿时就写错的，补正或者作废重做；后来才变更的，不用改。</p>
    </section>
  );
}
