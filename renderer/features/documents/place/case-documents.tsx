import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from 'antd';
import { api } from '../../../bridge/client.ts';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkedBar } from '../together/marked-bar.tsx';
import { markingKeys } from '../together/marking-keys.ts';
import { useMarks } from '../together/marks.ts';
import { CaseChoice } from './case-choice.tsx';
import { DocumentTable } from './document-table.tsx';
import { ImportData } from './import-data.tsx';
import { NewDocument } from './new-document.tsx';

interface CaseDocumentsProps {
  readonly caseId: string | undefined;
  /** The list of forms is open from the start. */
  readonly creating: boolean;
  readonly onCase: (caseId: string) => void;
}

/** Left the cases, right the documents of the chosen one with a way to draft another. */
export function CaseDocuments({ caseId, creating, onCase }: CaseDocumentsProps) {
  return (
    <div className="case-documents">
      <CaseChoice chosen={caseId} onChoose={onCase} />
      {caseId === undefined ? (
        <div className="case-documents-right">
          <EmptyState title="先选择案件" hint="在左边查找案件，这里列出它的全部文书。" />
        </div>
      ) : (
        <Chosen key={caseId} caseId={caseId} creating={creating} />
      )}
    </div>
  );
}

const NOTHING: readonly DocumentSummary[] = [];

function Chosen({ caseId, creating }: { readonly caseId: string; readonly creating: boolean }) {
  const theCase = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } }));
  const [choosing, setChoosing] = useState(creating);
  const list = documents.data ?? NOTHING;
  const number = list.length;
  const marking = useMarks(list);
  return (
    <div className="case-documents-right" onKeyDown={markingKeys(marking)}>
      <div className="case-documents-head">
        <h2 className="ellipsis">
          {theCase === undefined ? '' : <Link to={`/cases/${caseId}`}>{theCase.title}</Link>}
        </h2>
        <span className="quiet numeric">
          {theCase?.caseNumber} · 共 {number} 份文书
        </span>
        <ImportData caseId={caseId} />
        <Button
          type="primary"
          onClick={() => {
            setChoosing(true);
          }}
        >
          起草文书
        </Button>
      </div>
      <DocumentTable
        query={documents}
        marking={marking}
        onDraft={() => {
          setChoosing(true);
        }}
      />
      {marking.marked.length > 0 && <MarkedBar marked={marking.marked} onClear={marking.clear} />}
      {choosing && (
        <NewDocument
          caseId={caseId}
          documents={list}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}
