import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SetAsideFinding } from '#shared/contract/document-checks.ts';
import { api } from '../bridge/client.ts';
import { formatInstant } from '../copy/format.ts';
import { fieldAddress } from './findings.tsx';

interface SetAsideListProps {
  readonly caseId: string;
  readonly setAside: readonly SetAsideFinding[];
  readonly onDone: () => void;
}

/** 已核对（n）: folded; what was left as it is or issued in spite of it, with the reason, who and when. */
export function SetAsideList({ caseId, setAside, onDone }: SetAsideListProps) {
  const takeBack = useMutation(api.documents.takeBackFinding.mutationOptions({ onSuccess: onDone }));
  if (setAside.length === 0) return null;
  return (
    <details className="set-aside">
      <summary>已核对（{setAside.length}）</summary>
      <ul className="findings">
        {setAside.map(({ identity, severity, sentence, places: [first], reason, by, at }) => (
          <li key={identity} className="finding-set-aside">
            {first === undefined ? (
              sentence
            ) : (
              <Link className="finding-link" to={fieldAddress(first.documentId, first.field)}>
                {sentence}
              </Link>
            )}
            <span className="set-aside-reason">
              {severity === 'blocking' ? '定稿时写明：' : '理由：'}
              {reason}
            </span>
            <span className="finding-more">
              <span className="quiet">
                {by} {formatInstant(at)}
              </span>
              {severity === 'attention' && (
                <button
                  type="button"
                  className="link-button"
                  disabled={takeBack.isPending}
                  onClick={() => {
                    takeBack.mutate({ caseId, identity });
                  }}
                >
                  取消核对
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
