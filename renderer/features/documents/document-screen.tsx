import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { versionText } from '../../copy/document-life.ts';
import { CorrectionNote } from './life/correction-note.tsx';
import { DraftScreen } from './draft/draft-screen.tsx';
import { FixedScreen } from './fixed/fixed-screen.tsx';
import { LifeTag } from './life/life-tag.tsx';

/** One document: a form and its page while it is a draft, the fixed page afterwards. */
export function DocumentScreen() {
  const { documentId = '' } = useParams();
  const query = useQuery(api.documents.get.queryOptions({ input: { documentId } }));
  return <Loaded query={query}>{(document) => <Opened key={document.id} document={document} />}</Loaded>;
}

function Opened({ document }: { readonly document: AnjuanDocument }) {
  const { caseId, templateNumber: number, edition, correction } = document;
  const back = useBack(`/documents?case=${caseId}`);
  const theCase = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const template = useQuery(
    api.documents.template.queryOptions({
      // A 补正 keeps the wording of the document it corrects.
      input: { number, edition, ...(correction === undefined ? {} : { documentId: document.id }) },
      staleTime: Infinity,
    }),
  );
  return (
    <div className="screen">
      <PageHeader
        title={document.title}
        context={
          <>
            <span className="gap-after">
              <LifeTag document={document} />
            </span>
            {document.subject !== undefined && <span className="gap-after">{document.subject}</span>}
            {document.version !== undefined && (
              <span className="gap-after">{versionText(document.version)}</span>
            )}
            {document.documentNumber !== undefined && (
              <span className="gap-after">{document.documentNumber}</span>
            )}
            {theCase !== undefined && (
              <Link to={`/cases/${caseId}`}>
                {theCase.caseNumber} {theCase.title}
              </Link>
            )}
          </>
        }
        onBack={back}
      />
      <CorrectionNote document={document} />
      {document.state === 'draft' ? (
        <Loaded query={template}>{(loaded) => <DraftScreen document={document} template={loaded} />}</Loaded>
      ) : (
        <FixedScreen document={document} />
      )}
    </div>
  );
}
