import { useContext } from 'react';
import { Findings } from '../../../parts/findings.tsx';
import { FindingsContext, useFindingsAt } from '../values/document-findings.ts';
import { useRemarkedRules } from './use-field-remarks.ts';
import type { DraftSession } from '../session/draft-session.ts';
import './fields.css';

interface FieldFindingsProps {
  readonly session: DraftSession;
  readonly field: string;
  readonly onGoTo: (path: string) => void;
}

/** Below a field: what contradicts it, in words, with the article and the way to the other document. */
export function FieldFindings({ session, field, onGoTo }: FieldFindingsProps) {
  const { documentId } = useContext(FindingsContext);
  const remarked = useRemarkedRules(session, field).split(' ');
  const findings = useFindingsAt([field]).filter(({ rule }) => !remarked.includes(rule));
  if (findings.length === 0) return null;
  return (
    <div className="field-findings" role="status">
      <Findings findings={findings} documentId={documentId} onHere={onGoTo} />
    </div>
  );
}
