import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import './findings.css';

/** The address of one field of a document: opens it with the cursor there. */
export const fieldAddress = (documentId: string, field: string): string =>
  `/documents/${documentId}${field === '' ? '' : `?field=${encodeURIComponent(field)}`}`;

interface FindingsProps {
  readonly findings: readonly DocumentFinding[];
  /** The document on screen: its own places are reached by `onHere` and not by an address. */
  readonly documentId?: string;
  readonly onHere?: (field: string) => void;
  /** What can be done about a finding, behind its links. */
  readonly after?: (finding: DocumentFinding) => ReactNode;
}

/** 问题, one below the other; each leads to the field it speaks of. */
export function Findings({ findings, documentId, onHere, after }: FindingsProps) {
  return (
    <ul className="findings">
      {findings.map((finding) => {
        const { sentence, severity, article, places } = finding;
        const here = places.find((place) => place.documentId === documentId);
        const [first] = here === undefined ? places : [here];
        const others = places.filter(
          (place, at) =>
            place.documentId !== first?.documentId &&
            places.findIndex(({ documentId: id }) => id === place.documentId) === at,
        );
        return (
          <li key={finding.identity} className={`finding-${severity}`}>
            {first === undefined ? (
              sentence
            ) : here !== undefined && onHere !== undefined ? (
              <button
                type="button"
                className="finding-link"
                onClick={() => {
                  onHere(here.field);
                }}
              >
                {sentence}
              </button>
            ) : (
              <Link className="finding-link" to={fieldAddress(first.documentId, first.field)}>
                {sentence}
              </Link>
            )}
            <span className="finding-more">
              {article !== undefined && <span className="quiet">{article}</span>}
              {others.map((place) => (
                <Link key={place.documentId} to={fieldAddress(place.documentId, place.field)}>
                  {place.document} ▸
                </Link>
              ))}
              {after?.(finding)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** 3 处，其中 1 处须先处理 */
export function findingCount(findings: readonly DocumentFinding[]): string {
  const blocking = findings.filter(({ severity }) => severity === 'blocking').length;
  const all = `${findings.length.toString()} 处`;
  return blocking === 0 ? all : `${all}，其中 ${blocking.toString()} 处须先处理`;
}
