import type { ReactNode } from 'react';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import { DraftFindings } from './draft-findings.tsx';
import type { DraftSession } from '../session/draft-session.ts';
import { nextOpen, type OpenItem } from '../form/form-model.ts';
import { fieldPlace } from '../values/field-place.ts';
import { isSaved, saveSentence } from '../session/save-queue.ts';
import { useSessionPart } from '../session/use-session.ts';
import '../desk/desk.css';

interface DraftFootProps {
  readonly session: DraftSession;
  readonly items: readonly OpenItem[];
  readonly findings: readonly DocumentFinding[];
  readonly focused: string | undefined;
  readonly onGoTo: (field: string) => void;
  readonly children: ReactNode;
}

/** The state of the draft in one line: what is still open (each click goes to the next), and whether it is kept. */
export function DraftFoot({ session, items, findings, focused, onGoTo, children }: DraftFootProps) {
  const queue = useSessionPart(session, (state) => state.queue);
  const { caseId, id: documentId } = useSessionPart(session, (state) => state.document);
  const next = nextOpen(items, focused === undefined ? undefined : fieldPlace(focused).field);
  const troubled = queue.conflict || queue.problem !== undefined;
  return (
    <footer className="draft-foot">
      {next === undefined ? (
        <span className="verified">各项已填齐，可以定稿</span>
      ) : (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            onGoTo(next.field);
          }}
        >
          还差 {items.length} 项 ▸ <span className="quiet">{next.sentence}</span>
        </button>
      )}
      <DraftFindings caseId={caseId} documentId={documentId} findings={findings} onGoTo={onGoTo} />
      <span className={troubled ? 'alarm' : 'quiet'} role="status" data-saved={isSaved(queue)}>
        {saveSentence(queue)}
      </span>
      <div className="draft-foot-actions">{children}</div>
    </footer>
  );
}
