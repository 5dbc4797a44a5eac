import { citationWords, evidenceOfValues } from '#shared/domain/evidence/citations.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { useOpenEvidence } from './use-open-evidence.ts';

/** The recordings an issued document cites, each leading to its second in the player; its PDF has no such links. */
export function CitedEvidence({ caseId, values }: { readonly caseId: string; readonly values: Values }) {
  const open = useOpenEvidence(caseId);
  const cited = evidenceOfValues(values).map(citationWords);
  if (cited.length === 0) return null;
  return (
    <>
      <dt>引用的音像证据</dt>
      <dd>
        {cited.map((citation) => (
          <div key={citation}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                open(citation);
              }}
            >
              {citation}
            </button>
          </div>
        ))}
      </dd>
    </>
  );
}
