import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { volumeParts } from '#shared/contract/volumes.ts';
import { api, client } from '../../../bridge/client.ts';
import { isJustIssued } from '../life/just-issued.ts';
import { nextDocument } from './next-document.ts';

/** After 定稿: the next document of the procedure, or back to the case. Nothing for who came to read. */
export function AfterIssuing({ document }: { readonly document: AnjuanDocument }) {
  const state: unknown = useLocation().state;
  return isJustIssued(state) ? <Next document={document} /> : null;
}

function Next({ document: { id, caseId, edition } }: { readonly document: AnjuanDocument }) {
  const navigate = useNavigate();
  const plan = useQuery({
    queryKey: ['case-missing', caseId, id],
    queryFn: async ({ signal }) => {
      const plans = await Promise.all(
        volumeParts.map((part) => client.volumes.plan({ caseId, part }, { signal })),
      );
      return plans.flatMap(({ missing }) => missing);
    },
  });
  const templates = useQuery(api.documents.templates.queryOptions({ input: { edition } })).data ?? [];
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data ?? [];
  const create = useMutation(
    api.documents.create.mutationOptions({ onSuccess: (made) => void navigate(`/documents/${made.id}`) }),
  );
  const next = nextDocument(plan.data ?? [], id);
  const name =
    next?.kind === 'draft'
      ? templates.find(({ number }) => number === next.templateNumber)?.name
      : documents.find((one) => one.id === next?.documentId)?.title;
  return (
    <section className="fixed-next" aria-label="下一步">
      <h3>已定稿，下一步</h3>
      <Space wrap size="small">
        {next !== undefined && name !== undefined && (
          <Button
            type="primary"
            loading={create.isPending}
            onClick={() => {
              if (next.kind === 'open') void navigate(`/documents/${next.documentId}`);
              else {
                const { templateNumber, servesDocumentId } = next;
                create.mutate({
                  caseId,
                  templateNumber,
                  ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
                });
              }
            }}
          >
            {next.kind === 'draft' ? `起草《${name}》` : `继续《${name}》`}
          </Button>
        )}
        <Link to={`/cases/${caseId}`} tabIndex={-1}>
          <Button>回到案件</Button>
        </Link>
      </Space>
    </section>
  );
}
