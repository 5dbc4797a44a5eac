import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { isBatchTemplate } from '#shared/domain/documents/values/batch.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BatchDesk } from './batch-desk.tsx';
import { documentPath } from './batch-path.ts';

/** 成批填写: one table, one document per row; the first row is the draft one came from. */
export function BatchScreen() {
  const { documentId = '' } = useParams();
  const query = useQuery(api.documents.get.queryOptions({ input: { documentId } }));
  return <Loaded query={query}>{(document) => <Opened key={document.id} document={document} />}</Loaded>;
}

function Opened({ document }: { readonly document: AnjuanDocument }) {
  const navigate = useNavigate();
  const { id, caseId, templateNumber: number, edition, title } = document;
  const theCase = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const template = useQuery(
    api.documents.template.queryOptions({ input: { number, edition }, staleTime: Infinity }),
  );
  if (document.state !== 'draft' || document.correction !== undefined)
    return <Navigate to={documentPath(id)} replace />;
  return (
    <div className="screen">
      <PageHeader
        title={`成批填写${title}`}
        context={
          theCase !== undefined && (
            <Link to={`/cases/${caseId}`}>
              {theCase.caseNumber} {theCase.title}
            </Link>
          )
        }
        onBack={() => {
          void navigate(documentPath(id));
        }}
      />
      <Loaded query={template}>
        {(loaded) =>
          isBatchTemplate(loaded) ? (
            <BatchDesk document={document} template={loaded} />
          ) : (
            <Navigate to={documentPath(id)} replace />
          )
        }
      </Loaded>
    </div>
  );
}
